import { isTooFarAhead } from './dueTime.ts';
import type { AgentParty } from './party.ts';

/** Room held in an agent's document for one chat. It counts against the capacity from the moment it is reserved. */
export interface Slot {
  readonly handoffId: string;
  /** Epoch milliseconds. */
  readonly reservedAt: number;
  /** What the agent calls the chat by: the smallest number that no other chat of theirs has. */
  readonly handle: string;
  /**
   * The handoff's generation that it was reserved to follow. Once the handoff has a newer one, the slot belongs to the
   * chat that came of it, or to nothing. Absent in older records.
   */
  readonly generation?: number;
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
  /** When they came on duty last, in epoch milliseconds. Absent in older records. */
  readonly onSince?: number;
  /** The window they worked in before, until what is there has come along to the one they are in now. */
  readonly leaving?: LeftWindow;
}

export interface LeftWindow {
  readonly conversationId: string;
  /** Epoch milliseconds. */
  readonly since: number;
}

/** What was in the window before has come along. */
export function withoutLeaving(agent: Agent, { conversationId }: LeftWindow): Agent {
  const { leaving, ...rest } = agent;
  return leaving?.conversationId === conversationId ? rest : agent;
}

/** On duty from now on. Chats that still run (after `#off`) stay. */
export function goOnDuty(current: Agent | undefined, party: AgentParty, desk: { deskId: string; now: number }): Agent {
  const slots = current?.slots ?? [];
  const { deskId, now } = desk;
  return { ...current, id: party.agentId, deskId, party, duty: 'on', slots, idleSince: now, onSince: now };
}

/** No new chats; those that run go on to their end. */
export function goOffDuty(agent: Agent): Agent {
  return { ...agent, duty: 'off' };
}

/** Whether they have said since then that they are there, by a clock that is right. */
export function hasComeBackSince(at: number, { duty, onSince = 0 }: Agent, now: number): boolean {
  return duty === 'on' && onSince > at && !isTooFarAhead(onSince, now);
}

export function hasRoom(agent: Agent, capacity: number): boolean {
  return agent.duty === 'on' && agent.slots.length < capacity;
}

/**
 * The same for one chat: who holds room for a later state of it cannot hold it for this one. What a server that died has held
 * for it counts as taken until that is given back.
 */
export function hasRoomFor(
  agent: Agent,
  { id, generation }: { readonly id: string; readonly generation: number },
  capacity: number,
): boolean {
  return hasRoom(agent, capacity) && (slotOf(agent, id)?.generation ?? 0) <= generation;
}

export type Reservation = Required<Omit<Slot, 'handle'>>;

/**
 * Holds room for one chat. `full` if there is none, or if a slot for it was reserved for a newer generation of the handoff.
 * Two who want the same generation share one slot: only one of their claims can be saved.
 */
export function reserve(agent: Agent, chat: Reservation, capacity: number): Agent | 'full' {
  const known = slotOf(agent, chat.handoffId);
  if (known) return renewed(agent, known, chat);
  if (!hasRoom(agent, capacity)) return 'full';
  return { ...agent, slots: [...agent.slots, { ...chat, handle: freeHandle(agent) }] };
}

function renewed(agent: Agent, known: Slot, chat: Reservation): Agent | 'full' {
  const { generation = 0 } = known;
  if (generation === chat.generation) return agent;
  if (generation > chat.generation) return 'full';
  return { ...agent, slots: agent.slots.map((slot) => (slot === known ? { ...known, ...chat } : slot)) };
}

export function slotOf(agent: Agent, handoffId: string): Slot | undefined {
  return agent.slots.find((slot) => slot.handoffId === handoffId);
}

function freeHandle({ slots }: Agent): string {
  const candidates = slots.map((_slot, index) => String(index + 1));
  return candidates.find((handle) => slots.every((slot) => slot.handle !== handle)) ?? String(slots.length + 1);
}

/** Which room is given back. */
export interface Unwanted {
  readonly handoffId: string;
  /** What was reserved since for a newer one stays. */
  readonly generation: number;
  /** So does what was reserved anew, where it is known when this was: it may be about to be claimed. */
  readonly reservedAt?: number;
}

export function giveBack(agent: Agent, { handoffId, generation, reservedAt }: Unwanted): Agent {
  const slot = slotOf(agent, handoffId);
  if (!slot || (slot.generation ?? 0) > generation) return agent;
  if (reservedAt !== undefined && slot.reservedAt !== reservedAt) return agent;
  return { ...agent, slots: agent.slots.filter((each) => each !== slot) };
}

/** The same for who has no window any more: off duty, or the customer would come straight back. */
export function withoutWindow(agent: Agent, slot: Unwanted): Agent {
  const freed = giveBack(agent, slot);
  return freed.duty === 'on' ? goOffDuty(freed) : freed;
}

/** The same for a chat that is over: idle time starts when the last one is gone. */
export function release(agent: Agent, chat: { readonly id: string; readonly generation: number }, now: number): Agent {
  // The generation is the one that followed the chat: whoever wants the customer for this agent again reserves for that.
  const freed = giveBack(agent, { handoffId: chat.id, generation: chat.generation - 1 });
  return freed === agent ? agent : { ...freed, idleSince: now };
}
