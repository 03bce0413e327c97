import type { RequestField } from '../../jira/requestForm.ts';
import type { Answer } from '../question.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';
import type { Draft } from './draft.ts';
import { withAnswer } from './draft.ts';
import { shownName } from './shownName.ts';

/** The field for the last day where one is for the first: another date comes right behind it. */
export function endOf({ kind, fieldId }: RequestField, { form }: Draft): RequestField | undefined {
  const fields = form?.fields ?? [];
  const next = fields[fields.findIndex((each) => each.fieldId === fieldId) + 1];
  return kind === 'date' && next?.kind === 'date' ? next : undefined;
}

/** The moment that was said for the field right before one that is for another: of its end, the day may be left out. */
export function beginOf({ kind, fieldId }: RequestField, { form, answers }: Draft): number | undefined {
  const fields = form?.fields ?? [];
  const before = fields[fields.findIndex((each) => each.fieldId === fieldId) - 1];
  const begin = kind === 'dateTime' && before ? answers[before.fieldId]?.answer : undefined;
  return begin?.kind === 'dateTime' ? begin.atMs : undefined;
}

/** The draft with the last day that was said with the first. */
export function withEnd(
  draft: Draft,
  field: RequestField,
  answer: Answer,
): { readonly draft: Draft; readonly told: readonly Words[] } {
  const until = answer.kind === 'field' ? answer.until : undefined;
  const end = endOf(field, draft);
  if (!until || !end) return { draft, told: [] };
  const params = { name: shownName(end), chosen: escapeMarkdown(until.shown) };
  return { draft: withAnswer(draft, end.fieldId, until), told: [{ key: 'form.chosen', params }] };
}
