import type { TurnContext } from 'botbuilder';

const MUST_BE_HEARD = Symbol('koji.mustBeHeard');
const UNHEARD = Symbol('koji.unheard');

/** From now on it is an error of this turn if what it says has not been taken in time. */
export function mustBeHeard(context: TurnContext): void {
  context.turnState.set(MUST_BE_HEARD, true);
}

export function isToBeHeard(context: TurnContext): boolean {
  return context.turnState.get(MUST_BE_HEARD) === true;
}

export function setUnheard(context: TurnContext): void {
  context.turnState.set(UNHEARD, true);
}

/** Whether the channel has taken everything that this turn has said so far; what it has not may yet be said again. */
export function isAllHeard(context: TurnContext): boolean {
  return context.turnState.get(UNHEARD) !== true;
}
