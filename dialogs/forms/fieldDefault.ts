import type { RequestField } from '../../jira/requestForm.ts';
import type { Draft, DraftAnswer } from './draft.ts';
import { UTC, shownMoment } from '../answers/timeZone.ts';

/** What a field is without another answer: what its form suggests; where it is changed, what it was, if anything. */
export function suggestedFor(field: RequestField, { edited, timeZone }: Draft): DraftAnswer | undefined {
  const suggested = defaultOf(field, timeZone);
  return suggested && edited?.fieldId === field.fieldId ? edited.before : suggested;
}

/** What the help portal's form would have filled in, where the field has such a value; moments by the zone's clock. */
export function defaultOf(field: RequestField, timeZone: string = UTC): DraftAnswer | undefined {
  switch (field.kind) {
    case 'singleChoice': {
      const choice = field.choices.find(({ id }) => id === field.defaultChoiceId);
      return choice && { answer: { kind: 'singleChoice', choiceId: choice.id }, shown: choice.label };
    }
    case 'multiChoice': {
      const ids = field.defaultChoiceIds;
      return ids.length === 0 ? undefined : severalOf(field, ids);
    }
    case 'cascading':
      return cascadingDefault(field);
    default:
      return typedDefault(field, timeZone);
  }
}

/** The same of a field that is answered by typing. */
function typedDefault(field: RequestField, timeZone: string): DraftAnswer | undefined {
  switch (field.kind) {
    case 'text':
    case 'multiLine': {
      const text = field.defaultText?.trim() ?? '';
      return text === '' ? undefined : { answer: { kind: field.kind, text }, shown: text };
    }
    case 'number': {
      const { defaultNumber: number } = field;
      return number === undefined ? undefined : { answer: { kind: 'number', number }, shown: String(number) };
    }
    case 'date': {
      const { defaultDate: isoDate } = field;
      return isoDate === undefined ? undefined : { answer: { kind: 'date', isoDate }, shown: isoDate };
    }
    case 'dateTime': {
      const { defaultAtMs: atMs } = field;
      return atMs === undefined
        ? undefined
        : { answer: { kind: 'dateTime', atMs }, shown: shownMoment(atMs, timeZone) };
    }
    case 'labels': {
      const { defaultLabels: labels } = field;
      return labels === undefined ? undefined : { answer: { kind: 'labels', labels }, shown: labels.join(', ') };
    }
    default:
      return undefined;
  }
}

/** A default that is on no list (any more) is none. */
function cascadingDefault({
  choices,
  defaultChoice,
}: Extract<RequestField, { readonly kind: 'cascading' }>): DraftAnswer | undefined {
  const parent = choices.find(({ id }) => id === defaultChoice?.choiceId);
  if (!parent) return undefined;
  const child = parent.children.find(({ id }) => id === defaultChoice?.childId);
  const answer = { kind: 'cascading', choiceId: parent.id, childId: child?.id } as const;
  return { answer, shown: child ? `${parent.label} > ${child.label}` : parent.label };
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
