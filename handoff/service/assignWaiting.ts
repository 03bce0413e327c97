import { nextAssignment } from '../domain/assignment.ts';
import type { Assignment } from '../domain/assignment.ts';
import type { HandoffKey } from '../domain/conversation.ts';
import type { Handoff } from '../domain/handoff.ts';
import { connect, isConnected } from '../domain/handoff.ts';
import type { Agent, Slot } from '../domain/presence.ts';
import { UNCLAIMED_SLOT_MS, release, reserve, slotOf } from '../domain/presence.ts';
import { firstCheckAt } from '../domain/patience.ts';
import type { LiveChatSettings, Versioned } from '../ports.ts';
import type { Announce } from './announce.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';

/** Connects waiting customers to free agents until nobody waits or nobody is free. Safe to call at any time, anywhere. */
export type AssignWaiting = () => Promise<void>;

export function createAssignWaiting(deps: HandoffDeps, announce: Announce): AssignWaiting {
  const { deskId, handoffs, agents, liveChat, clock } = deps;

  async function hold({ handoff, agent }: Assignment, capacity: number): Promise<Slot | undefined> {
    const chat = { handoffId: handoff.id, reservedAt: clock.now() };
    const held = await change(agents, agent, (current) => reserve(current, chat, capacity));
    return held.kind === 'saved' ? slotOf(held.value, handoff.id) : undefined;
  }

  async function giveBack(agentId: string, handoffId: string): Promise<void> {
    await change(agents, { deskId, id: agentId }, (agent) => release(agent, handoffId, clock.now()));
  }

  /** Reserve room, claim the handoff, or give the room back: the claim alone says who owns the customer. */
  async function tryConnect(picked: Assignment, { capacity, patience }: LiveChatSettings): Promise<void> {
    const { handoff, agent } = picked;
    const slot = await hold(picked, capacity);
    if (!slot) return;
    const checkAt = firstCheckAt(clock.now(), patience);
    const to = { agent: agent.party, handle: slot.handle, checkAt };
    const claim = await change<HandoffKey, Handoff, 'taken'>(handoffs, handoff, (current) =>
      connect(current, to, clock.now()),
    );
    if (claim.kind === 'saved' && isConnected(claim.value)) await announce(claim.value, 'connectedCustomer');
    // Two who picked the same pair share one slot: it is only given back when the chat went elsewhere.
    else if (claim.kind === 'missing' || !isOwnedBy(claim.value, agent.id)) await giveBack(agent.id, handoff.id);
  }

  /** A slot whose chat is not this agent's (a server died between two writes) is given back. */
  async function healSlots(present: readonly Versioned<Agent>[]): Promise<boolean> {
    let healed = false;
    for (const { value: agent } of present) {
      for (const slot of agent.slots) {
        if (clock.now() - slot.reservedAt < UNCLAIMED_SLOT_MS || (await holds(agent, slot.handoffId))) continue;
        await giveBack(agent.id, slot.handoffId);
        healed = true;
      }
    }
    return healed;
  }

  async function holds(agent: Agent, handoffId: string): Promise<boolean> {
    const handoff = await handoffs.load({ deskId, id: handoffId });
    return handoff !== undefined && isOwnedBy(handoff.value, agent.id);
  }

  return async function assignWaiting() {
    for (;;) {
      const waiting = await handoffs.waiting(deskId);
      if (waiting.length === 0) return;
      const [present, settings] = await Promise.all([agents.present(deskId), liveChat.settings()]);
      const picked = nextAssignment(
        waiting.map((each) => each.value),
        present.map((each) => each.value),
        settings.capacity,
      );
      if (picked) await tryConnect(picked, settings);
      else if (!(await healSlots(present))) return;
    }
  };
}

function isOwnedBy(handoff: Handoff, agentId: string): boolean {
  return isConnected(handoff) && handoff.state.agent.agentId === agentId;
}
