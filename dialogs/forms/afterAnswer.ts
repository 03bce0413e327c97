import type { RequestField } from '../../jira/requestForm.ts';
import type { Draft } from './draft.ts';
import { withAnswer, withSkipped } from './draft.ts';
import { severalOf, suggestedFor } from './fieldDefault.ts';
import { choicesOf, parentChoiceOf } from './fieldQuestion.ts';
import type { Answer } from '../question.ts';
import { withLongText } from './longText.ts';
import { withRestSkipped } from './restSkipped.ts';

/** Said of several choices, and of files. */
const ENOUGH: readonly string[] = ['done', 'send:files'];

/** The draft with an answer in it. */
export function afterAnswer(draft: Draft, field: RequestField, answer: Answer): Draft {
  if (answer.kind === 'field') return withTyped(draft, field, answer);
  return answer.kind === 'option' ? afterOption(draft, field, answer) : withPart(draft, field, answer);
}

/** A file has been taken already; the question comes again for more, until it is done. */
function withPart(draft: Draft, field: RequestField, answer: Answer): Draft {
  if (answer.kind === 'long') return withLongText(draft, field, answer.text).draft;
  return answer.kind === 'day' ? { ...draft, day: answer.day } : draft;
}

function afterOption(draft: Draft, field: RequestField, answer: Extract<Answer, { readonly kind: 'option' }>): Draft {
  const { beginning: text } = draft;
  if (text !== undefined && answer.id === 'useBeginning')
    return withAnswer(draft, field.fieldId, { answer: { kind: 'text', text }, shown: text });
  const suggested = suggestedFor(field, draft);
  const isKept = answer.id === 'keep' || (answer.id === 'skip' && field.required);
  if (isKept && suggested) return withAnswer(draft, field.fieldId, suggested);
  if (answer.id === 'skipRest' || answer.id === 'sendForm')
    return withRestSkipped(hasChosen(draft) ? done(draft, field) : draft);
  if (hasChosen(draft) && ['skip', 'no'].includes(answer.id)) return done(draft, field);
  if (!hasChosen(draft) && isNothing(field, answer.id)) return withSkipped(draft, [field.fieldId]);
  if (ENOUGH.includes(answer.id)) return done(draft, field);
  return withChoice(draft, field, answer.id);
}

/** The same with what was said of a field by its name: of several choices, it names all. */
export function afterSaid(draft: Draft, field: RequestField, answer: Answer): Draft {
  const after = afterAnswer(draft, field, answer);
  return hasChosen(after) && !isPartly(answer) ? done(after, field) : after;
}

/** What is typed comes on top of what was pressed before. A single choice is as good as pressed, also for the second time. */
function withTyped(draft: Draft, field: RequestField, typed: Extract<Answer, { readonly kind: 'field' }>): Draft {
  const { answer, shown } = typed;
  if (field.kind !== 'multiChoice' || answer.kind !== 'multiChoice') {
    return withAnswer(draft, field.fieldId, { answer, shown });
  }
  // Whoever was not understood in part may say that in other words.
  if (isPartly(typed)) return { ...draft, chosen: [...new Set([...(draft.chosen ?? []), ...answer.choiceIds])] };
  const [first, ...others] = answer.choiceIds;
  if (first !== undefined && others.length === 0) return withOneMore(draft, field, first);
  const several = severalOf(field, [...(draft.chosen ?? []), ...answer.choiceIds]);
  return withAnswer(draft, field.fieldId, several ?? { answer, shown });
}

function isPartly(answer: Answer): boolean {
  return answer.kind === 'field' && answer.missed !== undefined;
}

/** Of several choices, one may have the id of a button. */
function isNothing(field: RequestField, optionId: string): boolean {
  if (['skip', 'noFile', 'unknown'].includes(optionId)) return true;
  const isSaid = optionId === 'no' || (optionId === 'done' && field.kind !== 'attachment');
  return isSaid && !field.required;
}

function hasChosen({ chosen = [] }: Draft): boolean {
  return chosen.length > 0;
}

function done(draft: Draft, field: RequestField): Draft {
  if (field.kind !== 'multiChoice') return doneWithFiles(draft, field);
  const several = severalOf(field, draft.chosen ?? []);
  return several ? withAnswer(draft, field.fieldId, several) : draft;
}

/** Where a file is required, "done" without one is asked again. */
function doneWithFiles(draft: Draft, field: RequestField): Draft {
  return field.required && draft.files.length === 0 ? draft : withSkipped(draft, [field.fieldId]);
}

function withChoice(draft: Draft, field: RequestField, choiceId: string): Draft {
  const choice = choicesOf(field, draft).find(({ id }) => id === choiceId);
  if (!choice) return draft;
  if (field.kind === 'multiChoice') return withOneMore(draft, field, choiceId);
  if (field.kind !== 'cascading') {
    const answer = { kind: 'singleChoice', choiceId } as const;
    return withAnswer(draft, field.fieldId, { answer, shown: choice.label });
  }
  const parent = parentChoiceOf(field, draft);
  const opensMore = !parent && field.choices.some(({ id, children }) => id === choiceId && children.length > 0);
  if (opensMore) return { ...draft, parentChoice: choiceId };
  const first = parent ?? choice;
  const shown = parent ? `${parent.label} > ${choice.label}` : choice.label;
  const answer = { kind: 'cascading', choiceId: first.id, childId: parent ? choice.id : undefined } as const;
  return withAnswer(draft, field.fieldId, { answer, shown });
}

/** A button is one choice; more are asked for until it is done, or nothing is left. */
function withOneMore(
  draft: Draft,
  field: Extract<RequestField, { readonly kind: 'multiChoice' }>,
  choiceId: string,
): Draft {
  const chosen = [...new Set([...(draft.chosen ?? []), choiceId])];
  return chosen.length < field.choices.length ? { ...draft, chosen } : done({ ...draft, chosen }, field);
}
