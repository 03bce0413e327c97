import type { Handoff } from './handoff.ts';

/**
 * First come, first served by the time of asking, after those who lost their agent; equal times by id, so that the order
 * is the same on every server.
 */
export function inOrderOfAsking(handoffs: readonly Handoff[]): readonly Handoff[] {
  return handoffs.toSorted((a, b) => place(a) - place(b) || a.askedAt - b.askedAt || compareIds(a.id, b.id));
}

/** 1 for the next in line; `undefined` for one that does not wait. */
export function positionOf(waiting: readonly Handoff[], handoffId: string): number | undefined {
  const index = inOrderOfAsking(waiting).findIndex((handoff) => handoff.id === handoffId);
  return index < 0 ? undefined : index + 1;
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

function place({ front }: Handoff): number {
  return front ? 0 : 1;
}

export function compareIds(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
