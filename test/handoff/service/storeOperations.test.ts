import assert from 'node:assert/strict';
import { createWorld } from '../../support/handoffWorld.ts';
import type { Stores } from '../../../stores/stores.ts';

interface Tally {
  reads: number;
  writes: number;
  queries: number;
}

const READS = ['load', 'find'];
const WRITES = ['create', 'replace', 'append', 'mark', 'put', 'save'];

/** Counts every call to every store: point reads, writes, and everything else as a query. */
function counting(tally: Tally): (stores: Stores) => Stores {
  const watch = <T extends object>(store: T): T =>
    new Proxy(store, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]): unknown => {
          if (READS.includes(String(name))) tally.reads += 1;
          else if (WRITES.includes(String(name))) tally.writes += 1;
          else tally.queries += 1;
          return Reflect.apply(member, target, args);
        };
      },
    });
  return (stores) => ({
    ...stores,
    conversations: watch(stores.conversations),
    handoffs: watch(stores.handoffs),
    agents: watch(stores.agents),
    journal: watch(stores.journal),
    people: watch(stores.people),
    settings: watch(stores.settings),
  });
}

async function costOfOneLine(idleConversations: number): Promise<Tally> {
  const tally: Tally = { reads: 0, writes: 0, queries: 0 };
  const world = createWorld(counting(tally));
  for (let index = 0; index < idleConversations; index += 1) await world.customer(`idle-${index}`);
  await world.agentOnDuty('agent');
  const customer = await world.customer('carol');
  await world.ask(customer);
  await world.outbox.idle();
  Object.assign(tally, { reads: 0, writes: 0, queries: 0 });
  await world.say(customer, 'hello');
  await world.outbox.idle();
  return tally;
}

async function costInAnotherChat(chats: number): Promise<readonly Tally[]> {
  const tally: Tally = { reads: 0, writes: 0, queries: 0 };
  const world = createWorld(counting(tally));
  const agent = await world.agentOnDuty('agent');
  const customer = await world.customer('carol');
  for (let chat = 1; chat < chats; chat += 1) {
    await world.ask(customer);
    await world.outbox.idle();
    await world.say(customer, 'hello');
    const handoff = await world.handoffOf(customer);
    if (handoff) await world.service.endChat({ deskId: handoff.deskId, id: handoff.id }, 'agentEnded');
  }
  await world.ask(customer);
  await world.outbox.idle();
  const costs: Tally[] = [];
  for (const speaker of [customer, agent]) {
    Object.assign(tally, { reads: 0, writes: 0, queries: 0 });
    await world.say(speaker, 'hello again');
    await world.outbox.idle();
    costs.push({ ...tally });
  }
  return costs;
}

async function costOfOneEdit(): Promise<Tally> {
  const tally: Tally = { reads: 0, writes: 0, queries: 0 };
  const world = createWorld(counting(tally));
  await world.agentOnDuty('agent');
  const customer = await world.customer('carol');
  await world.ask(customer);
  await world.say(customer, 'call 0800-1', 'm1');
  await world.outbox.idle();
  Object.assign(tally, { reads: 0, writes: 0, queries: 0 });
  const part = (await world.part(customer)) ?? assert.fail('no chat');
  const said = { activityId: 'm1~1', text: 'call 0800-2', attachments: [] };
  assert.equal(await world.service.revise(part, { kind: 'edited', originalId: 'm1', said }), 'relayed');
  await world.outbox.idle();
  return tally;
}

describe('a line that is edited', () => {
  it('costs one point read more than one that is said', async () => {
    assert.deepEqual(await costOfOneEdit(), { reads: 3, writes: 2, queries: 0 });
  });
});

describe('a relayed line', () => {
  it('costs no more in the fourth chat of the same two, of either side', async () => {
    const cost = { reads: 2, writes: 2, queries: 0 };
    assert.deepEqual(await costInAnotherChat(4), [cost, cost]);
  });

  it('costs two point reads, two writes and no query', async () => {
    assert.deepEqual(await costOfOneLine(10), { reads: 2, writes: 2, queries: 0 });
  });

  it('costs the same with 100,000 conversations in the store', async () => {
    assert.deepEqual(await costOfOneLine(100_000), { reads: 2, writes: 2, queries: 0 });
  }).timeout(60_000);
});
