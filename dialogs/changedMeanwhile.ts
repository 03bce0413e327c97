import { afterSaid } from './afterAnswer.ts';
import type { Draft } from './draft.ts';
import { reopened } from './draft.ts';
import type { FieldChange } from './fieldChange.ts';
import { fieldQuestion } from './fieldQuestion.ts';
import type { ReadingContext } from './question.ts';
import { readAnswer } from './readAnswer.ts';
import { withUnit } from './unitSaid.ts';
import type { Words } from './words.ts';
import { escapeMarkdown } from './words.ts';

type Wanted = Pick<FieldChange, 'fieldId' | 'said'>;

interface Changed {
  readonly draft: Draft;
  readonly told: readonly Words[];
  /** What is not all of an answer. */
  readonly unread: readonly Wanted[];
}

/** The draft with what was said of its fields while something else is asked, and what there is to say about it. */
export function withChanges(draft: Draft, wanted: readonly Wanted[], context: ReadingContext): Changed {
  return wanted.reduce<Changed>(
    (before, each) => {
      const changed = withChange(before.draft, each, context);
      return changed
        ? { ...before, draft: changed.draft, told: [...before.told, ...changed.told] }
        : { ...before, unread: [...before.unread, each] };
    },
    { draft, told: [], unread: [] },
  );
}

/** Undefined for what is not all of an answer. */
function withChange(
  draft: Draft,
  { fieldId = '', said }: Wanted,
  context: ReadingContext,
): { readonly draft: Draft; readonly told: readonly Words[] } | undefined {
  const field = draft.form?.fields.find((each) => each.fieldId === fieldId);
  const isHalfGiven = draft.parentChoice !== undefined || draft.chosen !== undefined;
  if (!field || said === '' || isHalfGiven) return undefined;
  const open = reopened(draft, fieldId);
  const reading = readAnswer(said, { ...fieldQuestion(field, open), fields: [] }, context);
  if (!reading.ok || !['field', 'option'].includes(reading.answer.kind)) return undefined;
  const after = afterSaid(open, field, reading.answer);
  const { [fieldId]: answer } = after.answers;
  if (!answer) return undefined;
  const params = { name: escapeMarkdown(field.name.replace(/[\s?:]+$/, '')), chosen: escapeMarkdown(answer.shown) };
  const whole = withUnit(after, field, reading.answer);
  return { draft: whole.draft, told: [{ key: 'form.chosen', params }, ...whole.told] };
}

/** Of several that were to be changed, those that were not. */
export function leftAsTheyWere({ form }: Draft, unread: readonly Wanted[]): readonly Words[] {
  const names = (form?.fields ?? []).filter(({ fieldId }) => unread.some((each) => each.fieldId === fieldId));
  return names.map(({ name }) => ({ key: 'form.leftAsItWas', params: { name: escapeMarkdown(name) } }));
}

/** What the review does not show by itself. */
export function isNote(words: Words): boolean {
  return 'key' in words && words.key === 'form.onlyNumber';
}
