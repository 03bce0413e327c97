import type { AgentParty } from './handoff.ts';

/** Room held in an agent's document for one chat. It counts against the capacity from the moment it is reserved. */
export interface Slot {
  readonly handoffId: string;
  /** Epoch milliseconds. */
  readonly reservedAt: number;
  /** What the agent calls the chat by: the smallest number that no other chat of theirs has. */
  readonly handle: string;
}

/** An agent's presence at one desk. */
export interface Agent {
  readonly id: string;
  readonly deskId: string;
  readonly party: AgentParty;
  readonly duty: 'on' | 'off';
  readonly slots: readonly Slot[];
  /** Epoch milliseconds since which the agent has had nothing to do; who is idle longest is served first. */
  readonly idleSince: number;
}

/** A reservation without a claim heals after this long: its server died between the two writes. */
export const UNCLAIMED_SLOT_MS = 30_000;

/** On duty from now on. Chats that still run (after `#off`) stay. */
export function goOnDuty(current: Agent | undefined, party: AgentParty, desk: { deskId: string; now: number }): Agent {
  const slots = current?.slots ?? [];
  return { id: party.agentId, deskId: desk.deskId, party, duty: 'on', slots, idleSince: desk.now };
}

/** No new chats; those that run go on to their end. */
export function goOffDuty(agent: Agent): Agent {
  return { ...agent, duty: 'off' };
}

export function hasRoom(agent: Agent, capacity: number): boolean {
  return agent.duty === 'on' && agent.slots.length < capacity;
}

/** Holds room for one chat. `full` when there is none, whoever asks and however often. */
export function reserve(agent: Agent, chat: Omit<Slot, 'handle'>, capacity: number): Agent | 'full' {
  if (slotOf(agent, chat.handoffId)) return agent;
  if (!hasRoom(agent, capacity)) return 'full';
  return { ...agent, slots: [...agent.slots, { ...chat, handle: freeHandle(agent) }] };
}

export function slotOf(agent: Agent, handoffId: string): Slot | undefined {
  return agent.slots.find((slot) => slot.handoffId === handoffId);
}

function freeHandle({ slots }: Agent): string {
  const candidates = slots.map((_slot, index) => String(index + 1));
  return candidates.find((handle) => slots.every((slot) => slot.handle !== handle)) ?? String(slots.length + 1);
}

/** Gives the room of one chat back; idle time starts when the last chat is gone. */
export function release(agent: Agent, handoffId: string, now: number): Agent {
  const slots = agent.slots.filter((slot) => slot.handoffId !== handoffId);
  if (slots.length === agent.slots.length) return agent;
  return { ...agent, slots, idleSince: now };
}
