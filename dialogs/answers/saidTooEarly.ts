import type { TurnContext } from 'botbuilder';
import { arrivedAt } from '../../messaging/arrivedAt.ts';
import { readMessage } from '../../messaging/inbound.ts';

const FOLLOWS = Symbol('koji.followsAnother');
/** How far behind a channel may be; one whose clock is wrong must not have every answer refused for longer. */
const CHANNEL_BEHIND_MS = 60_000;

/** What is asked from now on in this turn comes by itself: a second “yes” to what was asked before is no answer to it. */
export function asksUnbidden(context: TurnContext): void {
  context.turnState.set(FOLLOWS, true);
}

export function isAskedUnbidden(context: TurnContext): boolean {
  return context.turnState.get(FOLLOWS) === true;
}

/** Whether this turn's message was said before the question was there, at `askedAt`; both times in epoch milliseconds. */
export function isSaidTooEarly(context: TurnContext, askedAt: number, now: number): boolean {
  const heardAt = arrivedAt(context) ?? now;
  const { saidAt } = readMessage(context.activity);
  // Farther back than a message can be: the clock of the server that has asked was put back since.
  if (askedAt - heardAt > CHANNEL_BEHIND_MS) return false;
  if (heardAt < askedAt) return true;
  return saidAt !== undefined && saidAt < askedAt && heardAt - askedAt < CHANNEL_BEHIND_MS;
}
