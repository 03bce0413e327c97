import assert from 'node:assert/strict';
import type { Handoff } from '../../../handoff/domain/handoff.ts';
import { isConnected, isLive, lossOf } from '../../../handoff/domain/handoff.ts';
import { isOfferedTo } from '../../../handoff/domain/offer.ts';
import type { Held } from './evidence.ts';
import { handoffIds, statesOf } from './evidence.ts';
import type { Invariant } from './invariant.ts';
import { agentOf, ownerOf } from './invariant.ts';

/** Every generation of a handoff has one owner, and generations only grow. */
export const oneOwnerPerGeneration: Invariant = ({ events }) => {
  for (const id of handoffIds(events)) {
    const owners = new Map<number, string>();
    let newest = 0;
    for (const { value } of statesOf(events, id)) {
      assert.ok(value.generation >= newest, `${id} went back from generation ${newest} to ${value.generation}`);
      newest = value.generation;
      const owner = ownerOf(value);
      const known = owners.get(value.generation) ?? owner;
      assert.equal(owner, known, `generation ${value.generation} of ${id} has two owners`);
      owners.set(value.generation, known);
    }
  }
};

/** A customer is in one live handoff at most, at every moment. */
export const oneLiveHandoffPerCustomer: Invariant = ({ events }) => {
  const live = new Map<string, string>();
  for (const event of events) {
    if (event.kind !== 'handoff') continue;
    const { id, customer } = event.value;
    const other = live.get(customer.conversationId);
    if (isLive(event.value)) {
      assert.ok(other === undefined || other === id, `${customer.name} is in ${other} and in ${id} at once`);
      live.set(customer.conversationId, id);
    } else if (other === id) live.delete(customer.conversationId);
  }
};

/** Neither reserved room nor chats of an agent exceed the capacity, at any moment. */
export const capacityNeverExceeded: Invariant = ({ events, capacity }) => {
  const chats = new Map<string, string | undefined>();
  for (const event of events) {
    if (event.kind === 'agent') {
      const { id, slots } = event.value;
      assert.ok(slots.length <= capacity, `${id} has room reserved for ${slots.length} chats of ${capacity}`);
    }
    if (event.kind !== 'handoff') continue;
    chats.set(event.value.id, agentOf(event.value));
    const owner = agentOf(event.value);
    const held = [...chats.values()].filter((each) => each === owner).length;
    assert.ok(owner === undefined || held <= capacity, `${owner} has ${held} chats of ${capacity}`);
  }
};

/** When all is quiet, every chat has its room in its agent's record, and is known by one handle there. */
export const chatsHaveTheirSlots: Invariant = ({ handoffs, agents }) => {
  for (const handoff of handoffs.filter(isConnected)) {
    const agent = agents.find(({ id }) => id === handoff.state.agent.agentId);
    assert.ok(
      agent?.slots.some(({ handoffId }) => handoffId === handoff.id),
      `${agent?.id} has the chat ${handoff.id} without room for it`,
    );
  }
};

/** When all is quiet, nobody waits while an agent on duty has room for them, unless somebody is or was asked to take them. */
export const nobodyIsForgotten: Invariant = ({ handoffs, agents, capacity }) => {
  for (const waiting of handoffs.filter(isUntouched)) {
    const free = agents.filter(({ id, duty }) => {
      const chats = handoffs.filter((each) => agentOf(each) === id || isOfferedTo(each, id)).length;
      return duty === 'on' && chats < capacity && id !== waiting.customer.personId;
    });
    const names = free.map(({ id }) => id).join(', ');
    assert.equal(free.length, 0, `${waiting.customer.name} waits although there is room at ${names}`);
  }
};

/** Waits, and nobody was ever asked to take them: whom they wait for then is the rules' to say. */
function isUntouched({ state, pastOffers = [] }: Handoff): boolean {
  return state.kind === 'waiting' && !state.offer && pastOffers.length === 0;
}

/** Nobody is connected while somebody waits who was there when they came, and is before them in the order of asking. */
export const firstComeFirstServed: Invariant = ({ events }) => {
  const all = handoffIds(events).map((id) => statesOf(events, id));
  for (const states of all) {
    for (const [index, state] of states.entries()) {
      const before = states[index - 1];
      if (before?.value.state.kind !== 'waiting' || state.value.state.kind !== 'connected') continue;
      const since = waitingSince(states, index - 1);
      for (const other of all) {
        const passed = other !== states && wasThere(other, since, state.from);
        assert.ok(
          !passed || isBefore(before.value, passed),
          `${before.value.customer.name} was served before ${passed ? passed.customer.name : ''}, who had asked first`,
        );
      }
    }
  }
};

/** Spelt out here once more: who lost an agent, then who asked first; of those who asked in the same moment, anybody. */
function isBefore(a: Handoff, b: Handoff): boolean {
  if (a.front !== b.front) return a.front === true;
  return a.askedAt <= b.askedAt;
}

/** Where the wait began that goes on in the state at `index`. */
function waitingSince(states: readonly Held[], index: number): number {
  const interrupted = states.slice(0, index + 1).findLastIndex(({ value }) => value.state.kind !== 'waiting');
  return states[interrupted + 1]?.from ?? 0;
}

/** A handoff that waited the whole time from one moment to another. */
function wasThere(states: readonly Held[], from: number, until: number): Handoff | undefined {
  const meanwhile = states.filter((state) => state.from < until && state.until > from);
  const [first] = meanwhile;
  // Who is yet to be told of a loss goes to nobody before that.
  const waited = meanwhile.every(({ value }) => isUntouched(value) && !lossOf(value));
  return first && first.from < from && waited ? first.value : undefined;
}
