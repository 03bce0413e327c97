import { hasPassed } from './dueTime.ts';
import type { ConnectedHandoff, Handoff } from './handoff.ts';
import { isConnected, isEnded, sideOf } from './handoff.ts';
import type { JournalEntry, Recipient } from './journal.ts';
import { isOfferedTo } from './offer.ts';
import type { Reservation, Slot } from './presence.ts';

/** Of the time after which a slot that nobody claimed is given back: servers' clocks differ. */
const CLAIMED_WITHIN = 2 / 3;

/** Whether the chat may still be claimed: nobody has decided on the handoff since, and the slot cannot have been given back. */
export function mayClaim(
  { generation, reservedAt }: Pick<Reservation, 'generation' | 'reservedAt'>,
  handoff: Handoff,
  { now, unclaimedSlotMs }: { readonly now: number; readonly unclaimedSlotMs: number },
): boolean {
  return handoff.generation === generation && !hasPassed(unclaimedSlotMs * CLAIMED_WITHIN, reservedAt, now);
}

/** Whether an agent's slot for this handoff is in use: the chat is theirs, or theirs to accept. */
export function usesSlot(handoff: Handoff, agentId: string): boolean {
  return isOfferedTo(handoff, agentId) || (isConnected(handoff) && handoff.state.agent.agentId === agentId);
}

/**
 * Whether a person's line that took long to be written down is for nobody any more: a customer's, whose chat is somebody else's
 * or nobody's by now; an agent's, whose customer has been told that the chat is over.
 */
export function isForNobody(handoff: Handoff, { from, to }: Pick<JournalEntry, 'from' | 'to'>): boolean {
  if (from === 'agent') return isEnded(handoff);
  return from === 'customer' && to !== undefined && sideOf(handoff, to.conversationId) === 'none';
}

/** The chat is still with the agent whom this was written for, and goes on in another window of theirs. */
export function hasMovedOn(handoff: Handoff, { to }: { readonly to?: Recipient }): handoff is ConnectedHandoff {
  const agent = isConnected(handoff) ? handoff.state.agent : undefined;
  return agent !== undefined && agent.agentId === to?.agentId && agent.conversationId !== to.conversationId;
}

/**
 * Since when somebody else has the chat that this slot was held for, or had it to its end; `undefined` where nobody has, or
 * the room is held for its coming back.
 */
export function wentToOthersAt(handoff: Handoff, { generation = 0 }: Slot, agentId: string): number | undefined {
  const { state } = handoff;
  if (state.kind === 'waiting' || usesSlot(handoff, agentId) || generation >= handoff.generation) return undefined;
  return state.kind === 'ended' ? state.at : state.since;
}
