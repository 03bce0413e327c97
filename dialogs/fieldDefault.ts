import type { RequestField } from '../jira/requestForm.ts';
import type { DraftAnswer } from './draft.ts';

/** What the help portal's form would have filled in, where the field has such a value. */
export function defaultOf(field: RequestField): DraftAnswer | undefined {
  switch (field.kind) {
    case 'text':
    case 'multiLine': {
      const text = field.defaultText?.trim() ?? '';
      return text === '' ? undefined : { answer: { kind: field.kind, text }, shown: text };
    }
    case 'singleChoice': {
      const choice = field.choices.find(({ id }) => id === field.defaultChoiceId);
      return choice && { answer: { kind: 'singleChoice', choiceId: choice.id }, shown: choice.label };
    }
    case 'multiChoice': {
      const ids = field.defaultChoiceIds;
      return ids.length === 0 ? undefined : severalOf(field, ids);
    }
    default:
      return undefined;
  }
}

/** Several choices as one answer, in the order of the form; undefined where none of them is there (any more). */
export function severalOf(
  { choices }: Extract<RequestField, { readonly kind: 'multiChoice' }>,
  ids: readonly string[],
): DraftAnswer | undefined {
  const chosen = choices.filter(({ id }) => ids.includes(id));
  if (chosen.length === 0) return undefined;
  const choiceIds = chosen.map(({ id }) => id);
  return { answer: { kind: 'multiChoice', choiceIds }, shown: chosen.map(({ label }) => label).join(', ') };
}
