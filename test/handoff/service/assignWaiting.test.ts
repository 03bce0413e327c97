import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import type { EndReason, Handoff } from '../../../handoff/domain/handoff.ts';
import { end } from '../../../handoff/domain/handoff.ts';
import { reserve } from '../../../handoff/domain/presence.ts';
import type { Versioned } from '../../../handoff/ports.ts';
import { liveChatSettings } from '../../support/data.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

/** Longer than a slot may go unclaimed. */
const LONG = 60_000;

/** The end was saved, and its server died before anything followed. */
async function endedAndKilled(world: World, customer: Conversation, reason: EndReason): Promise<void> {
  const handoff = await world.handoffOf(customer);
  const found = handoff && (await world.stores.handoffs.load({ deskId: handoff.deskId, id: handoff.id }));
  assert.ok(found);
  const ended = end(found.value, reason, world.clock.now());
  assert.ok(ended !== 'ended');
  await world.stores.handoffs.replace(ended, found.version);
  world.restart();
}

describe('an agent whose chat has ended, and whose server died with it, gets the next customer', () => {
  for (const reason of ['agentEnded', 'customerEnded'] as const) {
    it(`once everybody was told of the end: ${reason}`, async () => {
      const world = createWorld();
      const [agent, carol] = [await world.agentOnDuty('agent'), await world.customer('carol')];
      await world.ask(carol);
      await world.quiet();
      world.clock.advance(LONG);
      await endedAndKilled(world, carol, reason);
      const dave = await world.customer('dave');
      await world.ask(dave);
      await world.quiet();
      await world.service.sweep();
      await world.quiet();
      const isByAgent = reason === 'agentEnded';
      assert.equal(ownerOf(await world.handoffOf(dave)), 'agent');
      assert.deepEqual(world.got(carol), ['connectedCustomer', ...(isByAgent ? ['endedByAgent'] : [])]);
      assert.deepEqual(world.got(agent), ['summary', ...(isByAgent ? [] : ['endedByCustomer']), 'summary']);
      assert.equal((await world.stores.conversations.load(carol.id))?.value.handoff, undefined);
    });
  }
});

describe('room that a killed server has held', () => {
  it('by a clock that was hours ahead is given back at once', async () => {
    const world = createWorld();
    await world.agentOnDuty('agent');
    const agent = await world.stores.agents.load({ deskId: 'certification', id: 'agent' });
    assert.ok(agent);
    const reservedAt = world.clock.now() + 3 * 3_600_000;
    const held = reserve(agent.value, { handoffId: 'never claimed', generation: 0, reservedAt }, 1);
    assert.ok(held !== 'full');
    await world.stores.agents.replace(held, agent.version);
    const carol = await world.customer('carol');
    await world.ask(carol);
    assert.equal(ownerOf(await world.handoffOf(carol)), 'agent');
  });
});

/** The queue can be looked at so often: looks of the embedded store are over at once, and a pass without end lets nothing else run. */
function withFewLooks(waiting: World['stores']['handoffs']['waiting']): typeof waiting {
  let looks = 0;
  return async (deskId) => {
    looks += 1;
    if (looks > 100) throw new KojiError('unavailable', 'This pass has no end.');
    return waiting(deskId);
  };
}

/** The agent holds room for a later state of the handoff than the one that is there: its record was put back from a backup. */
async function putBackFromBackup() {
  const world = createWorld((stores) => ({
    ...stores,
    handoffs: { ...stores.handoffs, waiting: withFewLooks((deskId) => stores.handoffs.waiting(deskId)) },
  }));
  world.settings.current = liveChatSettings({ capacity: 2 });
  await world.agentOnDuty('busy');
  const ann = await world.customer('ann');
  world.settings.current = liveChatSettings({ capacity: 0 });
  await world.ask(ann);
  world.settings.current = liveChatSettings({ capacity: 2 });
  const waiting = await world.handoffOf(ann);
  const agent = await world.stores.agents.load({ deskId: 'certification', id: 'busy' });
  assert.ok(waiting && agent);
  const held = reserve(agent.value, { handoffId: waiting.id, generation: 7, reservedAt: world.clock.now() }, 2);
  assert.ok(held !== 'full');
  await world.stores.agents.replace(held, agent.version);
  return { world, ann };
}

describe('a handoff that was put back from a backup', () => {
  it('holds up nobody, and comes to its turn once the room that was held for it is free', async () => {
    const { world, ann } = await putBackFromBackup();
    const bob = await world.customer('bob');
    await world.ask(bob);
    assert.equal(ownerOf(await world.handoffOf(bob)), 'busy');
    world.clock.advance(LONG);
    await world.service.sweep();
    assert.equal(ownerOf(await world.handoffOf(ann)), 'busy');
  });
});

describe('a queue whose list lags behind', () => {
  it('is left to the next pass, and those behind are served', async () => {
    let first: readonly Versioned<Handoff>[] | undefined;
    const world = createWorld((stores) => ({
      ...stores,
      handoffs: {
        ...stores.handoffs,
        waiting: withFewLooks(async (deskId) => (first ??= await stores.handoffs.waiting(deskId))),
      },
    }));
    const [ann, bob] = [await world.customer('ann'), await world.customer('bob')];
    await world.agentOnDuty('busy');
    world.settings.current = liveChatSettings({ capacity: 0 });
    await Promise.all([world.ask(ann), world.ask(bob)]);
    first = undefined;
    world.settings.current = liveChatSettings({ capacity: 3 });
    await world.service.assignWaiting();
    for (const customer of [ann, bob]) assert.equal(ownerOf(await world.handoffOf(customer)), 'busy');
  });
});

/** The store does not take what is written of this customer from now on. */
async function tooLarge(assignment: 'auto' | 'offer') {
  const faults = new Set<string>();
  const world = createWorld((stores) => ({
    ...stores,
    handoffs: {
      ...stores.handoffs,
      async replace(handoff, version) {
        if (faults.has(handoff.customer.name)) throw new KojiError('tooLarge', 'This record is too large.');
        return stores.handoffs.replace(handoff, version);
      },
    },
  }));
  world.settings.current = liveChatSettings({ assignment });
  const customers = [await world.customer('ann'), await world.customer('bob'), await world.customer('carol')] as const;
  await world.agentOnDuty('busy');
  world.settings.current = liveChatSettings({ assignment, capacity: 0 });
  for (const customer of customers) await world.ask(customer);
  world.settings.current = liveChatSettings({ assignment, capacity: 1 });
  faults.add('ann');
  return { world, faults, customers };
}

describe('a customer whose record cannot be written', () => {
  for (const assignment of ['auto', 'offer'] as const) {
    it(`leaves the agent to those behind, in the order in which they asked (${assignment})`, async () => {
      const { world, customers } = await tooLarge(assignment);
      const [ann, bob, carol] = customers;
      await world.service.assignWaiting();
      await world.quiet();
      if (assignment === 'offer') await world.service.offerAnswers.accept('busy', { said: 'bob' });
      assert.equal(ownerOf(await world.handoffOf(bob)), 'busy');
      for (const customer of [ann, carol]) assert.equal((await world.handoffOf(customer))?.state.kind, 'waiting');
    });
  }

  it('goes first again once it can be', async () => {
    const { world, faults, customers } = await tooLarge('auto');
    await world.service.assignWaiting();
    faults.clear();
    await world.agentOnDuty('second');
    await world.service.assignWaiting();
    assert.equal(ownerOf(await world.handoffOf(customers[0])), 'second');
  });
});

describe('a customer whose agent was not told of them', () => {
  it('makes no failure of what somebody else asks for', async () => {
    const world = createWorld((stores) => ({
      ...stores,
      journal: {
        ...stores.journal,
        async append(entry) {
          if (entry.to?.conversationId === 'one') throw new KojiError('storedRecord', 'This record cannot be read.');
          return stores.journal.append(entry);
        },
      },
    }));
    const [ann, bob] = [await world.customer('ann'), await world.customer('bob')];
    await world.agentOnDuty('one');
    world.settings.current = liveChatSettings({ capacity: 0 });
    await world.ask(ann);
    await world.agentOnDuty('two');
    world.settings.current = liveChatSettings({ capacity: 1 });
    assert.deepEqual(await world.ask(bob), { kind: 'connected', agentName: 'two' });
  });
});
