import type { Question } from '../question.ts';

/** Whether whatever is written is an answer. */
export function takesAnyText({ accepts }: Question): boolean {
  if (accepts.kind === 'text') return true;
  return accepts.kind === 'field' && ['text', 'multiLine', 'labels'].includes(accepts.field.kind);
}
