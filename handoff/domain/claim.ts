import { hasPassed } from './dueTime.ts';
import type { ConnectedHandoff, Handoff } from './handoff.ts';
import { isConnected } from './handoff.ts';
import type { Recipient } from './journal.ts';
import { isOfferedTo } from './offer.ts';

/** A slot that was reserved, and the handoff that it was reserved for as it was then. */
export interface Reserved {
  readonly handoffId: string;
  readonly generation: number;
  /** Epoch milliseconds. */
  readonly reservedAt: number;
}

/** Of the time after which a slot that nobody claimed is given back: servers' clocks differ. */
const CLAIMED_WITHIN = 2 / 3;

/** Whether the chat may still be claimed: nobody has decided on the handoff since, and the slot cannot have been given back. */
export function mayClaim(
  { generation, reservedAt }: Reserved,
  handoff: Handoff,
  { now, unclaimedSlotMs }: { readonly now: number; readonly unclaimedSlotMs: number },
): boolean {
  return handoff.generation === generation && !hasPassed(unclaimedSlotMs * CLAIMED_WITHIN, reservedAt, now);
}

/** Whether an agent's slot for this handoff is in use: the chat is theirs, or theirs to accept. */
export function usesSlot(handoff: Handoff, agentId: string): boolean {
  return isOfferedTo(handoff, agentId) || (isConnected(handoff) && handoff.state.agent.agentId === agentId);
}

/** The chat is still with the agent whom this was written for, and goes on in another window of theirs. */
export function hasMovedOn(handoff: Handoff, { to }: { readonly to?: Recipient }): handoff is ConnectedHandoff {
  const agent = isConnected(handoff) ? handoff.state.agent : undefined;
  return agent !== undefined && agent.agentId === to?.agentId && agent.conversationId !== to.conversationId;
}
