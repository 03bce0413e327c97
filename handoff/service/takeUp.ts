import { usesSlot, wentToOthersAt } from '../domain/claim.ts';
import { hasPassed, isDue } from '../domain/dueTime.ts';
import type { ConnectedHandoff, Handoff } from '../domain/handoff.ts';
import { isConnected, isEnded } from '../domain/handoff.ts';
import { isLeftOver } from '../domain/offer.ts';
import type { Agent, Slot } from '../domain/presence.ts';
import type { Announce } from './announce.ts';
import type { HandoffDeps } from './deps.ts';
import type { LeaveChat } from './leaveChat.ts';
import { loadReadable, overDamage } from './loadReadable.ts';
import type { Offers } from './offers.ts';
import type { Slots } from './slots.ts';
import { wasAnnounced } from './wasAnnounced.ts';
import type { WrapUp } from './wrapUp.ts';

/** Chats that came to their agent in this time; epoch milliseconds. */
export interface Began {
  readonly from: number;
  readonly to: number;
}

/**
 * Finishes what was saved and not carried out (a server died, the store was away): chats never announced, chats given away and
 * never left, ends never told, offers never settled, room that was held for a chat and never used.
 */
export type TakeUp = (began: Began) => Promise<void>;

export interface TakeUpParts {
  readonly announce: Announce;
  readonly leaveChat: LeaveChat;
  readonly wrapUp: WrapUp;
  readonly offers: Offers;
  readonly slots: Slots;
}

export function createTakeUp(deps: HandoffDeps, parts: TakeUpParts): TakeUp {
  const { deskId, agents, journal, clock, timings } = deps;
  const { announce, leaveChat, wrapUp, offers, slots } = parts;

  async function finish(agent: Agent, slot: Slot, began: Began): Promise<void> {
    const handoff = await loadReadable(deps, { deskId, id: slot.handoffId });
    if (handoff === 'damaged') return;
    if (isUnclaimed(slot, handoff, agent.id) && hasPassed(timings.unclaimedSlotMs, slot.reservedAt, clock.now()))
      return slots.giveBack(agent.id, { ...slot, generation: slot.generation ?? 0 });
    if (!handoff) return;
    if (isLeftOver(slot, handoff, agent.id)) return offers.finish(handoff, agent.id);
    if (isEnded(handoff) && handoff.state.agentId === agent.id) return wrapUp(handoff, agent.party);
    const goneSince = wentToOthersAt(handoff, slot, agent.id);
    if (goneSince !== undefined && isDue(goneSince, began.to, timings.claimMs)) return leaveChat(handoff, agent.party);
    if (isConnected(handoff) && handoff.state.agent.agentId === agent.id) return announceLate(handoff, began);
  }

  async function announceLate(chat: ConnectedHandoff, { from, to }: Began): Promise<void> {
    const { since } = chat.state;
    if (since < from || !isDue(since, to, timings.claimMs) || (await wasAnnounced(journal, chat))) return;
    await announce(chat, 'connectedCustomer');
  }

  return async function takeUp(began) {
    for (const { value: agent } of await agents.present(deskId)) {
      for (const slot of agent.slots) await overDamage(deps, () => finish(agent, slot, began));
    }
  };
}

/** Whether the slot was held for a chat that has been with somebody else all the while, or that is kept no more. */
function isUnclaimed({ generation = 0 }: Slot, handoff: Handoff | undefined, agentId: string): boolean {
  if (!handoff) return true;
  return isConnected(handoff) && !usesSlot(handoff, agentId) && generation === handoff.generation;
}
