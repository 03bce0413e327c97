import type { TurnContext } from 'botbuilder';
import type { Part } from './service/relay.ts';

const PART = Symbol('koji.part');

/** Keeps what the agents' middleware looked up, so that the customers' need not look again. */
export function setPart(context: TurnContext, part: Part | undefined): void {
  context.turnState.set(PART, part);
}

/** The live handoff that this turn's conversation takes part in. */
export function partOf(context: TurnContext): Part | undefined {
  return context.turnState.get<Part | undefined>(PART);
}
