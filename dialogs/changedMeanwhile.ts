import { afterSaid } from './afterAnswer.ts';
import type { Draft } from './draft.ts';
import { fieldQuestion } from './fieldQuestion.ts';
import type { ReadingContext } from './question.ts';
import { readAnswer } from './readAnswer.ts';
import type { Words } from './words.ts';
import { escapeMarkdown } from './words.ts';

/**
 * The draft with what was said of one of its fields while another is asked for, and what there is to say about it;
 * undefined for what is not all of an answer.
 */
export function withChange(
  draft: Draft,
  { fieldId, said }: { readonly fieldId: string; readonly said: string },
  context: ReadingContext,
): { readonly draft: Draft; readonly told: Words } | undefined {
  const field = draft.form?.fields.find((each) => each.fieldId === fieldId);
  const isHalfGiven = draft.parentChoice !== undefined || draft.chosen !== undefined;
  if (!field || said === '' || isHalfGiven) return undefined;
  const reading = readAnswer(said, fieldQuestion(field, draft), context);
  if (!reading.ok || !['field', 'option'].includes(reading.answer.kind)) return undefined;
  const { [fieldId]: _before, ...others } = draft.answers;
  const after = afterSaid({ ...draft, answers: others }, field, reading.answer);
  const { [fieldId]: answer } = after.answers;
  if (!answer) return undefined;
  const params = { name: escapeMarkdown(field.name.replace(/[\s?:]+$/, '')), chosen: escapeMarkdown(answer.shown) };
  return { draft: after, told: { key: 'form.chosen', params } };
}
