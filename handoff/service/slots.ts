import { mayClaim, usesSlot } from '../domain/claim.ts';
import type { ConnectTo, Handoff } from '../domain/handoff.ts';
import { firstCheckAt } from '../domain/patience.ts';
import type { Agent, Reservation, Unwanted } from '../domain/presence.ts';
import { giveBack, reserve, slotOf, withoutWindow } from '../domain/presence.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import { windowOf } from './loadReadable.ts';

/** Room of an agent, held for one chat. */
export interface ReservedSlot extends Reservation {
  /** As the agent's document says now. */
  readonly agent: Agent;
  readonly handle: string;
}

/** What is known of a handoff when room is held for it. */
export type Wanted = Pick<Handoff, 'id' | 'generation'>;

/** Room for chats in the documents of agents: it counts against the capacity from the moment it is held. */
export interface Slots {
  /**
   * `undefined` when the agent has no room, or is off duty. Reserving twice is reserving once: room that is held for the chat
   * already counts, whatever their duty (`confirmClaim` looks again).
   */
  reserve(agentId: string, handoff: Wanted): Promise<ReservedSlot | undefined>;
  /** Whether the handoff, as it is, may be claimed for the agent at this moment. */
  mayClaim(reserved: ReservedSlot, handoff: Handoff): boolean;
  /** For what came to nothing: the agent has been idle all the while. */
  giveBack(agentId: string, slot: Unwanted): Promise<void>;
  /**
   * After a claim that was not saved; `found` is the handoff as it is. Two who picked the same pair share one slot, so it
   * stays where the chat has come to this agent all the same. Who claims it later finds it gone (`announce`).
   */
  giveUp(reserved: ReservedSlot, found: Handoff | undefined): Promise<void>;
}

export function createSlots(deps: HandoffDeps): Slots {
  const { deskId, agents, liveChat, clock, timings } = deps;

  /**
   * A channel may have moved their window to another service address since they came on duty. Who has no window any more,
   * because somebody else has signed in there, is off duty: nothing of a customer may be said there.
   */
  async function atTheirWindow(agent: Agent, slot: Unwanted): Promise<Agent | undefined> {
    const window = await windowOf(deps, agent);
    if (typeof window === 'string') {
      await change(agents, { deskId, id: agent.id }, (current) => withoutWindow(current, slot));
      return undefined;
    }
    return window ? { ...agent, party: { ...agent.party, address: window.address } } : agent;
  }

  async function giveBackSlot(agentId: string, slot: Unwanted): Promise<void> {
    await change(agents, { deskId, id: agentId }, (agent) => giveBack(agent, slot));
  }

  return {
    giveBack: giveBackSlot,
    async reserve(agentId, { id: handoffId, generation }) {
      const { capacity } = await liveChat.settings();
      const chat = { handoffId, generation, reservedAt: clock.now() };
      const held = await change(agents, { deskId, id: agentId }, (agent) => reserve(agent, chat, capacity));
      const slot = held.kind === 'saved' ? slotOf(held.value, handoffId) : undefined;
      if (held.kind !== 'saved' || !slot) return undefined;
      const agent = await atTheirWindow(held.value, { handoffId, generation, reservedAt: slot.reservedAt });
      return agent && { agent, handle: slot.handle, handoffId, generation, reservedAt: slot.reservedAt };
    },
    mayClaim: (reserved, handoff) =>
      mayClaim(reserved, handoff, { now: clock.now(), unclaimedSlotMs: timings.unclaimedSlotMs }),
    async giveUp(reserved, found) {
      if (!found || !usesSlot(found, reserved.agent.id)) await giveBackSlot(reserved.agent.id, reserved);
    },
  };
}

/** How a chat comes to the agent whose room is held for it. */
export async function connectTo(deps: HandoffDeps, { agent, handle }: ReservedSlot): Promise<ConnectTo> {
  const { patience } = await deps.liveChat.settings();
  const checkAt = firstCheckAt(deps.clock.now(), patience);
  return { agent: agent.party, handle, checkAt, sender: deps.outbox.sender() };
}
