import { parseEmail } from '../../identity/email.ts';

/** Every address in a text once, as people and mail programs write them: `Ann <ann@example.com>`, `mailto:ann@example.com`. */
export function emailsIn(text: string): readonly string[] {
  if (!text.includes('@')) return [];
  const words = text
    .split(/[\s<>()[\]"“”„«»,;|]+/u)
    .map((word) => word.replace(/^['’]*(?:mailto:)?['’]*|['’.:!?]+$/giu, ''));
  return [...new Set(words.flatMap((word) => parseEmail(word) ?? []))];
}
