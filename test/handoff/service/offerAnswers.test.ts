import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { ASK_AGAIN_MS } from '../../../handoff/domain/assignment.ts';
import { liveChatSettings } from '../../support/data.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';
import { ANY, OFFER_MS, answers, heardBy, load, offeredTo, offering, refOf } from './offering.ts';

/** Steps of whatever else goes on; the store and the channel of these tests answer within some of them. */
async function ticks(count: number): Promise<void> {
  for (let tick = 0; tick < count; tick += 1) await Promise.resolve();
}

/** Lets time pass until the answer is there. */
async function inTime<T>(world: World, answer: Promise<T>): Promise<T> {
  const state = { isThere: false };
  const there = answer.finally(() => {
    state.isThere = true;
  });
  for (let step = 0; step < 100 && !state.isThere; step += 1) {
    await setImmediate();
    world.clock.advance(100);
  }
  return there;
}

describe('an answer', () => {
  it('by somebody it was not offered to does nothing and tells them nothing', async () => {
    const { world, customer } = await offering('ann', 'bob');
    const ref = await refOf(world, customer);
    assert.deepEqual(await answers(world).accept('bob', ref), { kind: 'none' });
    assert.deepEqual(await answers(world).decline('bob', ref), { kind: 'none' });
    assert.equal(await offeredTo(world, customer), 'ann');
  });

  it('to an older offer is told who has the chat', async () => {
    const { world, customer } = await offering('ann', 'bob');
    const older = await refOf(world, customer);
    await answers(world).decline('ann', older);
    await world.service.assignWaiting();
    assert.deepEqual(await inTime(world, answers(world).accept('ann', older)), { kind: 'movedOn', customer: 'carol' });
    await answers(world).accept('bob', ANY);
    assert.deepEqual(await answers(world).accept('ann', older), { kind: 'taken', customer: 'carol', by: 'bob' });
  });

  it('in the moment somebody else accepts is told who that is', async () => {
    const { world, customer } = await offering('ann', 'bob');
    const older = await refOf(world, customer);
    await answers(world).decline('ann', older);
    await world.service.assignWaiting();
    const late = answers(world).accept('ann', older);
    await ticks(20);
    await answers(world.anotherServer()).accept('bob', ANY);
    assert.deepEqual(await inTime(world, late), { kind: 'taken', customer: 'carol', by: 'bob' });
  });

  it('with the button of an older question means the one that is out now', async () => {
    const { world, customer, after } = await offering('ann');
    const older = await refOf(world, customer);
    await answers(world).decline('ann', older);
    await after(ASK_AGAIN_MS);
    assert.notDeepEqual(await refOf(world, customer), older);
    assert.deepEqual(await answers(world).accept('ann', older), { kind: 'accepted', customer: 'carol' });
  });

  it('with a button pressed twice is one answer', async () => {
    const { world, agents, customer } = await offering('ann');
    const ref = await refOf(world, customer);
    const both = await Promise.all([answers(world).accept('ann', ref), answers(world).accept('ann', ref)]);
    await world.outbox.idle();
    assert.deepEqual(both.map(({ kind }) => kind).toSorted(), ['accepted', 'yours']);
    assert.deepEqual(heardBy(world, agents), [['offer', 'summary', 'offer accepted']]);
    assert.equal(await load(world, 'ann'), 1);
  });

  it('names the customer where several are offered, else the oldest is meant', async () => {
    const { world } = await offering('ann');
    world.settings.current = { ...world.settings.current, capacity: 3 };
    for (const name of ['dave', 'dave two']) {
      world.clock.advance(1_000);
      await world.ask(await world.customer(name));
    }
    assert.deepEqual(await answers(world).decline('ann', { said: 'da' }), {
      kind: 'several',
      names: ['dave', 'dave two'],
    });
    assert.deepEqual(await answers(world).accept('ann', { said: 'Dave' }), { kind: 'accepted', customer: 'dave' });
    assert.deepEqual(await answers(world).accept('ann', { said: '3' }), { kind: 'accepted', customer: 'dave two' });
    assert.deepEqual(await answers(world).accept('ann', ANY), { kind: 'accepted', customer: 'carol' });
  });

  it('of two agents in the same moment, one of them too late, gives the chat to exactly one', async () => {
    const { world, customer, after } = await offering('ann', 'bob');
    const late = await refOf(world, customer);
    await after(OFFER_MS);
    const current = await refOf(world, customer);
    const other = world.anotherServer();
    const answered = Promise.all([
      answers(world).accept('ann', late),
      answers(other).accept('bob', current),
      answers(other).accept('ann', current),
    ]);
    const results = await inTime(world, answered);
    assert.deepEqual(
      results.map(({ kind }) => kind),
      ['taken', 'accepted', 'taken'],
    );
    assert.deepEqual(results.map(({ kind }) => kind).filter((kind) => kind === 'accepted').length, 1);
    assert.equal(ownerOf(await world.handoffOf(customer)), 'bob');
    assert.deepEqual([await load(world, 'ann'), await load(world, 'bob')], [0, 1]);
  });

  it('in the very moment the time is up has the chat or is off duty, never both', async () => {
    const kinds = new Set<string>();
    for (let delay = 0; delay < 80; delay += 4) {
      const { world, customer } = await offering('ann');
      const other = world.anotherServer();
      world.clock.advance(OFFER_MS);
      const accepting = ticks(delay).then(() => answers(world).accept('ann', ANY));
      const [accepted] = await Promise.all([accepting, other.service.sweep()]);
      await world.quiet(other);
      const isOnDuty = (await world.service.duty.list()).length === 1;
      const has = ownerOf(await world.handoffOf(customer)) === 'ann';
      assert.deepEqual([accepted.kind === 'accepted', isOnDuty, await load(world, 'ann')], [has, has, has ? 1 : 0]);
      kinds.add(accepted.kind);
    }
    assert.ok(kinds.has('accepted') && kinds.size > 1, 'each was faster at least once');
  });
});

describe('many customers and agents on several servers', () => {
  it('fill nobody beyond the capacity, and every chat has one agent', async () => {
    const world = createWorld();
    world.settings.current = liveChatSettings({ assignment: 'offer', capacity: 3 });
    const servers = [world, world.anotherServer(), world.anotherServer()];
    const names = ['ann', 'bob', 'cleo'];
    for (const name of names) await world.agentOnDuty(name);
    const customers = await Promise.all(Array.from({ length: 20 }, (_, index) => world.customer(`customer-${index}`)));
    await Promise.all(customers.map((customer, index) => (servers[index % 3] ?? world).ask(customer)));
    for (let round = 0; round < 4; round += 1)
      await Promise.all(servers.flatMap((server) => names.map((name) => answers(server).accept(name, ANY))));
    const owners = await Promise.all(customers.map(async (customer) => ownerOf(await world.handoffOf(customer))));
    for (const name of names) {
      assert.equal(owners.filter((owner) => owner === name).length, 3);
      assert.equal(await load(world, name), 3);
    }
    assert.equal((await world.service.duty.queue()).length, 11);
  });
});
