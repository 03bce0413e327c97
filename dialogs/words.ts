import type { SentenceKey, SentenceParams } from '../locales/index.ts';
import { say } from '../locales/index.ts';

export { escapeMarkdown } from '../messaging/escapeMarkdown.ts';

/**
 * Something to say that is not yet in a language, because a dialog's state outlives a change of language. `text` is for
 * what has no translation: names of request types, titles, what people wrote.
 */
export type Words =
  | { readonly key: SentenceKey; readonly params?: SentenceParams }
  | { readonly text: string }
  /** Read one after the other, with nothing in between. */
  | { readonly parts: readonly Words[] };

export function render(locale: string, words: Words): string {
  if ('parts' in words) return words.parts.map((each) => render(locale, each)).join('');
  return 'text' in words ? words.text : say(locale, words.key, words.params);
}

/** Several sentences as one text, each a paragraph of its own. */
export function renderAll(locale: string, words: readonly Words[]): string {
  return words.map((each) => render(locale, each)).join('\n\n');
}
