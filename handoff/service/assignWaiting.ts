import { nextAssignment } from '../domain/assignment.ts';
import type { Assignment } from '../domain/assignment.ts';
import type { ConnectedHandoff, Handoff } from '../domain/handoff.ts';
import { connect, isConnected } from '../domain/handoff.ts';
import type { Agent } from '../domain/presence.ts';
import { UNCLAIMED_SLOT_MS, release, reserve } from '../domain/presence.ts';
import type { Versioned } from '../ports.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { Entries } from './entries.ts';

/** Connects waiting customers to free agents until nobody waits or nobody is free. Safe to call at any time, anywhere. */
export type AssignWaiting = () => Promise<void>;

export function createAssignWaiting(deps: HandoffDeps, entries: Entries): AssignWaiting {
  const { deskId, handoffs, agents, conversations, journal, outbox, liveChat, clock } = deps;

  async function hold(picked: Assignment, capacity: number): Promise<boolean> {
    const slot = { handoffId: picked.handoff.id, reservedAt: clock.now() };
    const held = await change(agents, picked.agent, (agent) => reserve(agent, slot, capacity));
    return held.kind === 'saved';
  }

  async function giveBack(agentId: string, handoffId: string): Promise<void> {
    await change(agents, { deskId, id: agentId }, (agent) => release(agent, handoffId, clock.now()));
  }

  /** Reserve room, claim the handoff, or give the room back: the claim alone says who owns the customer. */
  async function tryConnect(picked: Assignment, capacity: number): Promise<void> {
    if (!(await hold(picked, capacity))) return;
    const { handoff, agent } = picked;
    const claim = await change<typeof handoff, Handoff, 'taken'>(handoffs, handoff, (current) =>
      connect(current, agent.party, clock.now()),
    );
    if (claim.kind === 'saved' && isConnected(claim.value)) await announce(claim.value);
    // Two who picked the same pair share one slot: it is only given back when the chat went elsewhere.
    else if (claim.kind === 'missing' || !isOwnedBy(claim.value, agent.id)) await giveBack(agent.id, handoff.id);
  }

  async function announce(handoff: ConnectedHandoff): Promise<void> {
    const { agent } = handoff.state;
    await change(conversations, agent.conversationId, (conversation) =>
      conversation.handoff ? conversation : { ...conversation, handoff: { deskId, id: handoff.id } },
    );
    await outbox.post(entries.summary(handoff));
    await outbox.post(
      entries.notice(handoff, handoff.customer, { key: 'connectedCustomer', params: { agent: agent.name } }),
    );
    await forwardKeptFiles(handoff);
  }

  /** The summary carries the words written while waiting; files have to be sent. */
  async function forwardKeptFiles(handoff: ConnectedHandoff): Promise<void> {
    for (const entry of await journal.entries(handoff.id)) {
      if (entry.delivery !== 'none' || entry.from !== 'customer' || entry.content.kind !== 'line') continue;
      const { text, attachments } = entry.content;
      if (attachments.length === 0) continue;
      await outbox.post(entries.line(handoff, 'customer', { activityId: `${entry.id}:kept`, text, attachments }));
    }
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
      const [present, { capacity }] = await Promise.all([agents.present(deskId), liveChat.settings()]);
      const picked = nextAssignment(
        waiting.map((each) => each.value),
        present.map((each) => each.value),
        capacity,
      );
      if (picked) await tryConnect(picked, capacity);
      else if (!(await healSlots(present))) return;
    }
  };
}

function isOwnedBy(handoff: Handoff, agentId: string): boolean {
  return isConnected(handoff) && handoff.state.agent.agentId === agentId;
}
