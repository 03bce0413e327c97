import type { RequestField } from '../../jira/requestForm.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';
import type { Draft } from './draft.ts';
import { LONGEST_SUMMARY, withAnswer } from './draft.ts';
import { shownName } from './shownName.ts';

/** A text may be cut within a word where that is longer than this, in characters. */
const LONGEST_END = 60;

/**
 * The draft with a text that is too long for its line: its beginning is the summary and all of it the description, where
 * there is none yet; elsewhere, the beginning is offered.
 */
export function withLongText(
  draft: Draft,
  field: RequestField,
  text: string,
): { draft: Draft; told: readonly Words[] } {
  const beginning = beginningOf(text);
  const description = field.fieldId === 'summary' ? emptyDescription(draft) : undefined;
  if (!description) {
    const tooLong: Words = { key: 'question.tooLong', params: { limit: LONGEST_SUMMARY } };
    const shown: Words = { key: 'form.itsBeginning', params: { beginning: escapeMarkdown(beginning) } };
    return { draft: { ...draft, beginning }, told: [tooLong, shown] };
  }
  const short = withAnswer(draft, field.fieldId, { answer: { kind: 'text', text: beginning }, shown: beginning });
  const whole = withAnswer(short, description.fieldId, { answer: { kind: 'multiLine', text }, shown: text });
  const params = { name: shownName(field), description: shownName(description) };
  return { draft: whole, told: [{ key: 'form.longSummary', params }] };
}

function emptyDescription({ form, answers }: Draft): RequestField | undefined {
  const field = form?.fields.find(({ kind, fieldId }) => kind === 'multiLine' && fieldId === 'description');
  return field && answers[field.fieldId] === undefined ? field : undefined;
}

/** Whole words, as far as they go. */
function beginningOf(text: string): string {
  const cut = text.replace(/\s+/g, ' ').slice(0, LONGEST_SUMMARY - 1);
  const end = cut.lastIndexOf(' ');
  return `${end > cut.length - LONGEST_END ? cut.slice(0, end) : cut}…`;
}
