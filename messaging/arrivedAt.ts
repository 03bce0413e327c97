import type { TurnContext } from 'botbuilder';

const ARRIVED_AT = Symbol('koji.arrivedAt');

export function setArrivedAt(context: TurnContext, at: number): void {
  context.turnState.set(ARRIVED_AT, at);
}

/** When this turn's activity reached this server, in epoch milliseconds: before it waited for the turns ahead of it. */
export function arrivedAt(context: TurnContext): number | undefined {
  return context.turnState.get<number | undefined>(ARRIVED_AT);
}
