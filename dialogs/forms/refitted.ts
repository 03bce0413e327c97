import type { RequestForm } from '../../jira/ports.ts';
import type { FieldAnswer, RequestField } from '../../jira/requestForm.ts';
import type { Draft } from './draft.ts';

/** The draft for its form as it is by now: what still fits stays, and the rest is asked for again. */
export function refitted(draft: Draft, form: RequestForm): Draft {
  const fieldOf = (id: string): RequestField | undefined => form.fields.find(({ fieldId }) => fieldId === id);
  const fitting = Object.entries(draft.answers).filter(([id, { answer }]) => isFitting(fieldOf(id), answer));
  const answers = Object.fromEntries(fitting);
  const maySkip = (id: string): boolean => {
    const field = fieldOf(id);
    const hasFiles = field?.kind === 'attachment' && draft.files.length > 0;
    return hasFiles || (field?.required === false && draft.answers[id] === undefined);
  };
  return { ...draft, form, answers, settled: draft.settled.filter((id) => id in answers || maySkip(id)) };
}

/** Whether the answer can stand in the field as it is by now. */
export function isFitting(field: RequestField | undefined, answer: FieldAnswer): boolean {
  if (field?.kind !== answer.kind) return false;
  switch (field.kind) {
    case 'singleChoice':
      return answer.kind === 'singleChoice' && hasId(field.choices, answer.choiceId);
    case 'multiChoice':
      return answer.kind === 'multiChoice' && answer.choiceIds.every((id) => hasId(field.choices, id));
    case 'cascading': {
      const first = field.choices.find(({ id }) => answer.kind === 'cascading' && id === answer.choiceId);
      const second = answer.kind === 'cascading' ? answer.childId : undefined;
      return first !== undefined && (second === undefined || hasId(first.children, second));
    }
    default:
      return true;
  }
}

function hasId(choices: readonly { readonly id: string }[], wanted: string): boolean {
  return choices.some(({ id }) => id === wanted);
}
