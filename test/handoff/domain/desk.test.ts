import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nextAssignment } from '../../../handoff/domain/assignment.ts';
import { connect, end, isConnected, returnToQueue, transfer, withLossTold } from '../../../handoff/domain/handoff.ts';
import type { ConnectTo, ConnectedHandoff, Handoff } from '../../../handoff/domain/handoff.ts';
import { goOffDuty, goOnDuty, release, reserve, slotOf } from '../../../handoff/domain/presence.ts';
import type { Agent } from '../../../handoff/domain/presence.ts';
import { aHandoff, anAgentParty, aParty, DESK } from '../../support/data.ts';

const CAPACITY = 2;
const AGENTS = ['xena', 'yuri'];

/** The rules with their real records; every step is what one server does when nobody is faster. */
interface Desk {
  now: number;
  readonly handoffs: Map<string, Handoff>;
  readonly agents: Map<string, Agent>;
}

/** What should be the case, kept by hand: who waits in which order, and who talks to whom. */
interface Expected {
  queue: readonly string[];
  /** How many at the head of the queue have lost an agent. */
  front: number;
  readonly chats: Map<string, string>;
  readonly onDuty: Set<string>;
}

type Step = fc.Command<Expected, Desk>;

function get<T>(map: ReadonlyMap<string, T>, key: string): T {
  const value = map.get(key);
  assert.ok(value !== undefined, `${key} is not there`);
  return value;
}

function step(name: string, check: (model: Expected) => boolean, run: (model: Expected, desk: Desk) => void): Step {
  return {
    check: (model) => check(model),
    run(model, desk) {
      desk.now += 1_000;
      run(model, desk);
      agree(model, desk);
    },
    toString: () => name,
  };
}

/** The records say what is expected, and nobody has more chats than the capacity. */
function agree({ queue, chats, onDuty }: Expected, { handoffs, agents }: Desk): void {
  const connected = [...handoffs.values()].filter(isConnected);
  assert.deepEqual(
    new Map(connected.map((each) => [each.id, each.state.agent.agentId])),
    new Map([...chats].toSorted(([a], [b]) => [...handoffs.keys()].indexOf(a) - [...handoffs.keys()].indexOf(b))),
  );
  const waiting = [...handoffs.values()].filter(({ state }) => state.kind === 'waiting').map(({ id }) => id);
  assert.deepEqual(waiting.toSorted(), [...queue].toSorted());
  for (const agent of agents.values()) {
    assert.equal(agent.duty === 'on', onDuty.has(agent.id));
    assert.ok(agent.slots.length <= CAPACITY);
    const theirs = connected.filter(({ state }) => state.agent.agentId === agent.id);
    assert.deepEqual(agent.slots.map(({ handoffId }) => handoffId).toSorted(), theirs.map(({ id }) => id).toSorted());
    const handles = theirs.map(({ state }) => state.handle);
    assert.equal(new Set(handles).size, handles.length);
  }
}

/** Room first, then the claim, as the service does it. */
function give(desk: Desk, agentId: string, handoff: Handoff, claim: (to: ConnectTo) => Handoff | string): void {
  const chat = { handoffId: handoff.id, generation: handoff.generation, reservedAt: desk.now };
  const held = reserve(get(desk.agents, agentId), chat, CAPACITY);
  assert.ok(held !== 'full');
  const handle = slotOf(held, handoff.id)?.handle ?? '';
  const claimed = claim({ agent: held.party, handle, checkAt: 0, sender: { server: 'one', until: 0 } });
  assert.ok(typeof claimed !== 'string');
  assert.equal(claimed.generation, handoff.generation + 1);
  desk.agents.set(agentId, held);
  desk.handoffs.set(handoff.id, claimed);
}

const aimOf = ({ state: { agent, handle } }: ConnectedHandoff): ConnectTo => ({
  agent,
  handle,
  checkAt: 0,
  sender: { server: 'one', until: 0 },
});

function free(desk: Desk, agentId: string, left: Handoff): void {
  desk.agents.set(agentId, release(get(desk.agents, agentId), left, desk.now));
  desk.handoffs.set(left.id, left);
}

const roomAt = ({ chats, onDuty }: Expected, agent: string): boolean =>
  onDuty.has(agent) && [...chats.values()].filter((each) => each === agent).length < CAPACITY;

const ask = (number: number): Step =>
  step(
    `ask ${number}`,
    ({ queue, chats }) => !queue.includes(`h${number}`) && !chats.has(`h${number}`),
    (model, desk) => {
      const generation = (desk.handoffs.get(`h${number}`)?.generation ?? 0) + 1;
      const customer = aParty({ conversationId: `c${number}`, personId: `p${number}` });
      desk.handoffs.delete(`h${number}`);
      desk.handoffs.set(`h${number}`, aHandoff({ id: `h${number}`, generation, customer, askedAt: desk.now }));
      model.queue = [...model.queue, `h${number}`];
    },
  );

const assign: Step = step(
  'assign',
  () => true,
  (model, desk) => {
    const rules = { capacity: CAPACITY, mode: 'auto', now: desk.now, skills: [] } as const;
    const waiting = [...desk.handoffs.values()].filter(({ state }) => state.kind === 'waiting');
    const picked = nextAssignment(waiting, [...desk.agents.values()], rules);
    const [first] = model.queue;
    if (first === undefined || !AGENTS.some((agent) => roomAt(model, agent))) return assert.equal(picked, undefined);
    assert.equal(picked?.handoff.id, first, 'first come, first served');
    assert.ok(roomAt(model, picked.agent.id));
    give(desk, picked.agent.id, picked.handoff, (to) => connect(picked.handoff, to, desk.now));
    model.queue = model.queue.slice(1);
    model.front = Math.max(0, model.front - 1);
    model.chats.set(first, picked.agent.id);
  },
);

const leave = (number: number): Step =>
  step(
    `end ${number}`,
    ({ queue, chats }) => queue.includes(`h${number}`) || chats.has(`h${number}`),
    (model, desk) => {
      const id = `h${number}`;
      const ended = end(get(desk.handoffs, id), 'customerEnded', desk.now);
      assert.ok(ended !== 'ended');
      assert.equal(end(ended, 'agentEnded', desk.now), 'ended', 'ends once');
      const agent = model.chats.get(id);
      if (agent === undefined) desk.handoffs.set(id, ended);
      else free(desk, agent, ended);
      if (model.queue.indexOf(id) >= 0 && model.queue.indexOf(id) < model.front) model.front -= 1;
      model.queue = model.queue.filter((each) => each !== id);
      model.chats.delete(id);
    },
  );

const lose = (number: number): Step =>
  step(
    `lose the agent of ${number}`,
    ({ chats }) => chats.has(`h${number}`),
    (model, desk) => {
      const id = `h${number}`;
      const chat = get(desk.handoffs, id);
      assert.ok(isConnected(chat));
      const { agent } = chat.state;
      const returned = returnToQueue(chat, { agent, why: 'silent', at: desk.now });
      assert.ok(returned !== 'notTheirs');
      assert.equal(connect(returned, aimOf(chat), desk.now), 'taken', 'nobody’s before both were told');
      free(desk, agent.agentId, returned);
      desk.handoffs.set(id, withLossTold(returned));
      model.chats.delete(id);
      const lost = [...model.queue.slice(0, model.front), id];
      const asked = (each: string): number => get(desk.handoffs, each).askedAt;
      model.queue = [...lost.toSorted((a, b) => asked(a) - asked(b)), ...model.queue.slice(model.front)];
      model.front += 1;
    },
  );

const hand = (number: number, to: string): Step =>
  step(
    `transfer ${number} to ${to}`,
    (model) => model.chats.has(`h${number}`) && model.chats.get(`h${number}`) !== to && roomAt(model, to),
    (model, desk) => {
      const id = `h${number}`;
      const chat = get(desk.handoffs, id);
      const from = get(model.chats, id);
      give(desk, to, chat, (target) => transfer(chat, from, target, desk.now));
      free(desk, from, get(desk.handoffs, id));
      model.chats.set(id, to);
    },
  );

const duty = (agent: string, on: boolean): Step =>
  step(
    `${agent} ${on ? '#on' : '#off'}`,
    () => true,
    (model, desk) => {
      const current = get(desk.agents, agent);
      const next = on ? goOnDuty(current, current.party, { deskId: DESK, now: desk.now }) : goOffDuty(current);
      desk.agents.set(agent, next);
      if (on) model.onDuty.add(agent);
      else model.onDuty.delete(agent);
    },
  );

function open(): { model: Expected; real: Desk } {
  const agents = AGENTS.map((agentId) => goOnDuty(undefined, anAgentParty({ agentId }), { deskId: DESK, now: 0 }));
  return {
    model: { queue: [], front: 0, chats: new Map(), onDuty: new Set(AGENTS) },
    real: { now: 0, handoffs: new Map(), agents: new Map(agents.map((agent) => [agent.id, agent])) },
  };
}

describe('the rules of a desk', () => {
  it('keep order, owners and capacity whatever is asked of them', () => {
    const customer = fc.nat({ max: 4 });
    const agent = fc.constantFrom(...AGENTS);
    const steps = fc.commands(
      [
        customer.map(ask),
        fc.constant(assign),
        fc.constant(assign),
        customer.map(leave),
        customer.map(lose),
        fc.tuple(customer, agent).map(([number, to]) => hand(number, to)),
        fc.tuple(agent, fc.boolean()).map(([who, on]) => duty(who, on)),
      ],
      { size: 'max', maxCommands: 60 },
    );
    fc.assert(
      fc.property(steps, (commands) => fc.modelRun(open, commands)),
      { numRuns: 300 },
    );
  });
});
