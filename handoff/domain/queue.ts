import type { Conversation } from './conversation.ts';
import type { Handoff } from './handoff.ts';

/**
 * First come, first served by the time of asking, after those who lost their agent; equal times by id, so that the order
 * is the same on every server.
 */
export function inOrderOfAsking(handoffs: readonly Handoff[]): readonly Handoff[] {
  return handoffs.toSorted((a, b) => rank(a) - rank(b) || a.askedAt - b.askedAt || compareIds(a.id, b.id));
}

/**
 * How long the customer at `position` can expect to wait, in milliseconds: the chats ahead, shared among all slots, at
 * the pace of the chats that ended lately. `undefined` where there is nothing to judge by; a guess would not be honest.
 */
export function estimateWaitMs(position: number, slots: number, recentChatsMs: readonly number[]): number | undefined {
  if (recentChatsMs.length === 0 || slots < 1) return undefined;
  const mean = recentChatsMs.reduce((sum, each) => sum + each, 0) / recentChatsMs.length;
  return Math.round((mean * position) / slots);
}

function rank({ front }: Handoff): number {
  return front ? 0 : 1;
}

/** A place in the queue, as it is told to the customer. */
export interface Place {
  readonly position: number;
  /** Whole minutes, one at least; absent where there is nothing to judge by. */
  readonly estimateMinutes?: number;
  /** Nobody who could serve them is on duty any more: all have gone since they asked. */
  readonly isNobodyOnDuty?: true;
  /** How many before them have lost their agent; absent for none. */
  readonly lostAhead?: number;
}

/**
 * Why a place went backwards: somebody who lost their agent has come before, or what was shown was not right, for it was
 * said before everybody who had asked earlier was known. `undefined` where it did not.
 */
export function movedBack(shown: Place, place: Place): MovedBack | undefined {
  if (place.position <= shown.position) return undefined;
  return (place.lostAhead ?? 0) > (shown.lostAhead ?? 0) ? 'agentLost' : 'corrected';
}

export type MovedBack = 'agentLost' | 'corrected';

export function toPlace(position: number, estimateMs: number | undefined): Place {
  if (estimateMs === undefined) return { position };
  return { position, estimateMinutes: Math.max(1, Math.ceil(estimateMs / 60_000)) };
}

export function compareIds(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/**
 * Whether this is a queue that whoever is in the conversation has left while they waited, since then (epoch milliseconds).
 * What was said before somebody signed in is theirs; nothing of it is whoever's who has signed in there after them.
 */
export function isQueueLeftBy(
  { id, personId }: Pick<Conversation, 'id' | 'personId'>,
  { customer, state }: Handoff,
  at: number,
): boolean {
  const isTheirs = customer.conversationId === id && [undefined, personId].includes(customer.personId);
  return isTheirs && state.kind === 'ended' && state.connectedMs === undefined && state.at >= at;
}
