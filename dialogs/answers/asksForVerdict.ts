import type { Question } from '../question.ts';

/** Whether it is asked if something has helped: then yes and no are shown, and anything may be written. */
export function asksForVerdict({ options = [], accepts }: Question): boolean {
  return accepts.kind === 'text' && ['yes', 'no'].every((id) => options.some((each) => each.id === id && !each.hidden));
}
