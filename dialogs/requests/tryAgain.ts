import type { Question } from '../question.ts';
import { hidden, option } from '../replies.ts';
import type { Failed } from './attempt.ts';
import type { Refusal } from './refusals.ts';

/** How a change failed that may well succeed another time. */
export type Problem = Failed['kind'];

/** Undefined for what was done, or was refused for good. Who gives no reason may think otherwise in a moment. */
export function problemIn(result: Refusal | { readonly kind: string }): Problem | undefined {
  if (result.kind === 'notDone' || result.kind === 'unknown') return result.kind;
  return 'reason' in result && result.reason === '' ? 'notDone' : undefined;
}

/** The same after tries before: what got no answer is not undone by another try that is not taken. */
export function problemAfter(
  before: Problem | undefined,
  result: Refusal | { readonly kind: string },
): Problem | undefined {
  const problem = problemIn(result);
  return problem && before === 'unknown' ? before : problem;
}

/** Whether to try once more what the customer has confirmed before. */
export function tryAgainQuestion(problem: Problem): Question {
  return {
    say: [{ key: problem === 'unknown' ? 'requests.inDoubt' : 'requests.notDone' }],
    accepts: { kind: 'options' },
    options: [option('tryAgain'), hidden(option('yes')), option('no')],
  };
}
