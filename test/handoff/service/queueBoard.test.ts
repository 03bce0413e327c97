import assert from 'node:assert/strict';
import { anAgentParty } from '../../support/data.ts';
import { createWorld } from '../../support/handoffWorld.ts';

const MINUTE = 60_000;

async function queueOf(...names: readonly string[]) {
  const world = createWorld();
  const agent = await world.agentOnDuty('agent');
  await world.ask(await world.customer('being helped'));
  const customers = [];
  for (const name of names) {
    world.clock.advance(1);
    const customer = await world.customer(name);
    await world.ask(customer);
    customers.push(customer);
  }
  await world.outbox.idle();
  return { world, agent, customers };
}

const placesIn = (world: Awaited<ReturnType<typeof queueOf>>['world']) =>
  world.messenger.updates.map(({ address, content }) => [address, content.kind === 'queue' && content.place.position]);

describe('the place in the queue', () => {
  it('is told once, and that message is updated as the queue moves', async () => {
    const { world, customers } = await queueOf('ann', 'bob', 'carol');
    assert.deepEqual(
      customers.map((each) => world.got(each)),
      [['place 1'], ['place 2'], ['place 3']],
    );
    const [ann] = customers;
    const handoff = ann && (await world.handoffOf(ann));
    assert.ok(handoff);
    await world.service.endChat({ deskId: handoff.deskId, id: handoff.id }, 'customerLeftQueue');
    await world.service.sweep();
    assert.deepEqual(placesIn(world), [
      ['bob', 1],
      ['carol', 2],
    ]);
    assert.equal(world.messenger.sent.filter(({ content }) => content.kind === 'queue').length, 3);
  });

  it('is left alone while nothing moves', async () => {
    const { world } = await queueOf('ann', 'bob');
    await world.service.sweep();
    await world.service.sweep();
    assert.deepEqual(world.messenger.updates, []);
  });

  it('never goes backwards without the reason', async () => {
    const { world, agent } = await queueOf('ann');
    for (let sweep = 0; sweep < 2; sweep += 1) {
      world.clock.advance(5 * MINUTE);
      await world.service.sweep();
      await world.outbox.idle();
    }
    const update = world.messenger.updates.at(-1);
    assert.ok(update?.content.kind === 'queue' && update.content.pushedBack);
    assert.deepEqual(update.content.place, { position: 2, isNobodyOnDuty: true, lostAhead: 1 });
    assert.ok(world.got(agent).includes('chatTaken'));
  });

  it('that was told too early is put right, and nobody is blamed for it', async () => {
    const { world } = await queueOf('ann');
    const earlier = world.anotherServer(-MINUTE);
    await earlier.ask(await earlier.customer('bob'));
    await world.service.sweep();
    await world.quiet(earlier);
    const [update] = world.messenger.updates;
    assert.deepEqual(update?.address, 'ann');
    assert.deepEqual(update.content, { kind: 'queue', place: { position: 2 }, pushedBack: false, corrected: true });
  });

  it('comes with an estimate once there is something to judge by', async () => {
    const { world, agent } = await queueOf('ann', 'bob');
    world.clock.advance(3 * MINUTE);
    const running = await world.handoffOf(agent);
    assert.ok(running);
    await world.service.endChat({ deskId: running.deskId, id: running.id }, 'agentEnded');
    await world.service.sweep();
    const [update] = world.messenger.updates;
    assert.deepEqual(update?.content.kind === 'queue' && update.content.place, { position: 1, estimateMinutes: 4 });
  });

  it('is not asked for again where the channel refuses updates', async () => {
    const { world, customers } = await queueOf('ann', 'bob');
    world.messenger.decide = () => 'rejected';
    const [ann] = customers;
    const handoff = ann && (await world.handoffOf(ann));
    assert.ok(handoff);
    await world.service.endChat({ deskId: handoff.deskId, id: handoff.id }, 'customerLeftQueue');
    await world.service.sweep();
    await world.service.sweep();
    assert.equal(world.messenger.updates.length, 1);
  });
});

describe('a customer whose last agent goes off duty', () => {
  it('is told so in the message that tells their place, and when somebody is back', async () => {
    const world = createWorld();
    const busy = await world.agentOnDuty('busy');
    await world.ask(await world.customer('first'));
    const carol = await world.customer('carol');
    await world.ask(carol);
    await world.outbox.idle();
    const shown = () => world.messenger.updates.map(({ content }) => content.kind === 'queue' && content.place);
    await world.service.duty.off('busy');
    await world.service.sweep();
    assert.deepEqual(shown().at(-1), { position: 1, isNobodyOnDuty: true });
    const updates = shown().length;
    await world.service.sweep();
    assert.equal(shown().length, updates, 'it is told once');
    const party = anAgentParty({ agentId: 'busy', personId: 'busy', conversationId: 'busy', address: busy.address });
    await world.service.duty.on(busy, party);
    await world.service.sweep();
    assert.deepEqual(shown().at(-1), { position: 1 });
  });

  it('comes to everybody, though those before them cannot be reached', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `customer ${index}`);
    const { world, customers } = await queueOf(...names);
    const [first, ...others] = customers;
    assert.ok(first);
    world.messenger.decide = ({ address }) =>
      customers.slice(1, 55).some((each) => each.address === address) ? 'unknown' : 'delivered';
    const handoff = await world.handoffOf(first);
    assert.ok(handoff);
    await world.service.endChat(handoff, 'customerLeftQueue');
    await world.service.sweep();
    await world.service.sweep();
    const told = new Set(world.messenger.updates.map(({ address }) => address));
    assert.ok(others.every(({ address }) => told.has(address)));
  });
});
