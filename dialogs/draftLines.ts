import { fileNames } from './confirmCreation.ts';
import type { Draft } from './draft.ts';
import { collectedIn } from './draft.ts';
import type { Words } from './words.ts';
import { escapeMarkdown } from './words.ts';

/** What was collected, a line for each field: its name and what was said. */
export function linesOf(draft: Draft): readonly Words[] {
  return collectedIn(draft).map(({ label, value }) =>
    line({ text: escapeMarkdown(label.replace(/[\s:]+$/, '')) }, escapeMarkdown(value)),
  );
}

/** The files, where there are any. */
export function filesLine(draft: Draft): readonly Words[] {
  const files = fileNames(draft);
  return files === '' ? [] : [line({ key: 'create.files' }, files)];
}

/** A label in bold, and the Markdown behind it. */
export function line(label: Words, value: string): Words {
  return { parts: [{ text: '**' }, label, { text: '**: ' }, { text: value }] };
}
