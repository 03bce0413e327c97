import { fileNames } from './confirmCreation.ts';
import type { Draft, DraftAnswer } from './draft.ts';
import { answeredIn } from './draft.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

/** What was collected, a line for each field: its name and what was said. */
export function linesOf(draft: Draft): readonly Words[] {
  return answeredIn(draft).map(({ label, ...answer }) =>
    line({ text: escapeMarkdown(label.replace(/[\s:]+$/, '')) }, shownWords(answer)),
  );
}

/** The language may be another one than when a day was said in other words. */
function shownWords({ answer, shown }: DraftAnswer): Words {
  const isNamed = answer.kind === 'date' && shown !== answer.isoDate;
  return isNamed ? { day: answer.isoDate } : { text: escapeMarkdown(shown) };
}

/** The files, where there are any. */
export function filesLine(draft: Draft): readonly Words[] {
  const files = fileNames(draft);
  return files === '' ? [] : [line({ key: 'create.files' }, { text: files })];
}

/** A label in bold, and the Markdown behind it. */
export function line(label: Words, value: Words): Words {
  return { parts: [{ text: '**' }, label, { text: '**: ' }, value] };
}
