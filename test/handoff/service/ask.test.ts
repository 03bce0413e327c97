import assert from 'node:assert/strict';
import type { HandoffKey } from '../../../handoff/domain/conversation.ts';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import { NOW } from '../../support/clock.ts';
import { aContext, everyDay, liveChatSettings, officeHours } from '../../support/data.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

const HOUR = 3_600_000;

describe('asking for a human', () => {
  it('is refused while live chat is switched off', async () => {
    const world = createWorld();
    await world.agentOnDuty('agent');
    world.settings.current = liveChatSettings({ enabled: false, capacity: 1 });
    assert.deepEqual(await world.ask(await world.customer('carol')), { kind: 'refused', why: 'switchedOff' });
  });

  it('is refused at once when nobody is on duty', async () => {
    const world = createWorld();
    assert.deepEqual(await world.ask(await world.customer('carol')), { kind: 'refused', why: 'nobodyOnDuty' });
  });

  it('is refused outside working hours, with the next opening, although somebody is on duty', async () => {
    const world = createWorld();
    await world.agentOnDuty('agent');
    world.settings.current = liveChatSettings({ workingHours: officeHours() });
    world.clock.advance(24 * HOUR);
    assert.equal((await world.ask(await world.customer('early'))).kind, 'connected');
    world.clock.advance(8 * HOUR);
    assert.deepEqual(await world.ask(await world.customer('late')), {
      kind: 'refused',
      why: 'outsideHours',
      timeZone: 'Europe/Berlin',
      opensAt: NOW + 47 * HOUR,
    });
  });

  it('is refused without a date while the desk is closed for good', async () => {
    const world = createWorld();
    world.settings.current = liveChatSettings({ workingHours: officeHours({ week: everyDay([]) }) });
    const refused = await world.ask(await world.customer('carol'));
    assert.deepEqual(refused, { kind: 'refused', why: 'outsideHours', timeZone: 'Europe/Berlin' });
  });

  it('lets who waits wait on, and who chats chat on, when the desk closes', async () => {
    const world = createWorld();
    const agent = await world.agentOnDuty('agent');
    const [chatting, waiting] = [await world.customer('a'), await world.customer('b')];
    world.settings.current = liveChatSettings({ workingHours: officeHours() });
    await world.ask(chatting);
    await world.ask(waiting);
    world.clock.advance(10 * HOUR);
    assert.deepEqual(await world.ask(chatting), { kind: 'connected', agentName: 'agent' });
    assert.deepEqual(await world.ask(waiting), { kind: 'waiting' });
    const running = await world.handoffOf(agent);
    assert.ok(running);
    await world.service.endChat(running, 'agentEnded');
    assert.deepEqual(await world.ask(waiting), { kind: 'connected', agentName: 'agent' });
  });

  it('goes by when it was said, also where more had to be looked up for who said it first', async () => {
    const world = createWorld();
    await world.agentOnDuty('agent');
    await world.ask(await world.customer('before'));
    const [first, second] = [await world.customer('first'), await world.customer('second')];
    const askedAt = world.clock.now();
    world.clock.advance(1_500);
    await world.ask(second);
    world.clock.advance(2_500);
    await world.service.humanDesk.ask({ conversation: first, name: 'first', askedAt, context: aContext() });
    assert.deepEqual(
      (await world.service.duty.queue()).map(({ customer }) => customer.name),
      ['first', 'second'],
    );
  });

  it('is refused to an agent on duty, who would talk to themselves', async () => {
    const world = createWorld();
    const agent = await world.agentOnDuty('agent');
    assert.deepEqual(await world.ask(agent), { kind: 'refused', why: 'onDutyYourself' });
  });

  it('connects at once: the agent gets the summary, the customer hears who takes over', async () => {
    const world = createWorld();
    const [agent, customer] = [await world.agentOnDuty('agent'), await world.customer('carol')];
    assert.deepEqual(await world.ask(customer), { kind: 'connected', agentName: 'agent' });
    await world.outbox.idle();
    assert.deepEqual(world.got(agent), ['summary']);
    assert.deepEqual(world.got(customer), ['connectedCustomer']);
  });

  it('puts the customer in the queue when all are busy, with an estimate only where there is something to judge by', async () => {
    const world = createWorld();
    const agent = await world.agentOnDuty('agent');
    const [first, second, third] = [await world.customer('a'), await world.customer('b'), await world.customer('c')];
    await world.ask(first);
    assert.deepEqual(await world.ask(second), { kind: 'waiting' });
    world.clock.advance(120_000);
    const running = await world.handoffOf(agent);
    assert.ok(running);
    await world.service.endChat(running, 'agentEnded');
    assert.deepEqual(await world.ask(third), { kind: 'waiting' });
  });

  it('twice is once, also at the same moment', async () => {
    const world = createWorld();
    await world.agentOnDuty('busy');
    await world.ask(await world.customer('other'));
    const customer = await world.customer('carol');
    await Promise.all([world.ask(customer), world.ask(customer), world.ask(customer)]);
    assert.equal((await world.service.duty.queue()).length, 1);
  });

  it('gives each customer one agent and no agent more than the capacity, whoever asks at the same moment', async () => {
    const world = createWorld();
    world.settings.current = liveChatSettings({ enabled: true, capacity: 3 });
    const agents = await Promise.all(['x', 'y'].map((name) => world.agentOnDuty(name)));
    const customers = await Promise.all(Array.from({ length: 10 }, (_, index) => world.customer(`customer-${index}`)));
    await Promise.all(customers.map((customer) => world.ask(customer)));
    const owners = await Promise.all(customers.map(async (customer) => ownerOf(await world.handoffOf(customer))));
    for (const agent of agents) assert.equal(owners.filter((owner) => owner === agent.name).length, 3);
    assert.equal((await world.service.duty.queue()).length, 4);
  });

  it('of twenty at once on three servers gives each one agent, and no agent more than the capacity', async () => {
    const world = createWorld();
    world.settings.current = liveChatSettings({ capacity: 3 });
    const servers = [world, world.anotherServer(), world.anotherServer()];
    for (const name of ['x', 'y', 'z']) await world.agentOnDuty(name);
    const customers = await Promise.all(Array.from({ length: 20 }, (_, index) => world.customer(`customer-${index}`)));
    await Promise.all(customers.map((customer, index) => (servers[index % 3] ?? world).ask(customer)));
    const owners = await Promise.all(customers.map(async (customer) => ownerOf(await world.handoffOf(customer))));
    for (const name of ['x', 'y', 'z']) assert.equal(owners.filter((owner) => owner === name).length, 3);
    assert.equal((await world.service.duty.queue()).length, 11);
  });

  it('tells an agent who gets two at once whom they write to, which is one of them', async () => {
    const world = createWorld();
    world.settings.current = liveChatSettings({ capacity: 2 });
    await world.agentOnDuty('agent');
    const customers = [await world.customer('a'), await world.customer('b')];
    const other = world.anotherServer();
    await Promise.all(customers.map((customer, index) => (index === 0 ? world : other).ask(customer)));
    await world.quiet(other);
    const contents = world.messenger.sent.map(({ content }) => content);
    const summaries = contents.flatMap((content) => (content.kind === 'summary' ? [content] : []));
    assert.deepEqual([summaries.length, summaries.filter(({ current }) => current === undefined).length], [2, 1]);
  });

  it('serves the queue in order as agents become free', async () => {
    const world = createWorld();
    const agent = await world.agentOnDuty('agent');
    const customers = [await world.customer('a'), await world.customer('b'), await world.customer('c')];
    for (const customer of customers) {
      await world.ask(customer);
      world.clock.advance(1);
    }
    for (const customer of customers) {
      const handoff = await world.handoffOf(agent);
      assert.equal(handoff?.customer.name, customer.name);
      await world.service.endChat({ deskId: handoff.deskId, id: handoff.id }, 'agentEnded');
    }
    assert.equal(await world.part(agent), undefined);
  });

  it('ends a pass whose slot is too old to be claimed, and too young to heal', async () => {
    const world = createWorld();
    await world.agentOnDuty('agent');
    const customer = await world.customer('carol');
    world.settings.current = liveChatSettings({ capacity: 2 });
    await world.ask(customer);
    await world.quiet();
    const chat = await world.handoffOf(customer);
    assert.ok(chat);
    // As a server leaves it that dies between the reservation and the claim.
    const found = await world.stores.handoffs.load(chat);
    assert.ok(found);
    await world.stores.handoffs.replace({ ...found.value, generation: 1, state: { kind: 'waiting' } }, found.version);
    world.clock.advance(25_000);
    await world.service.assignWaiting();
    await world.quiet();
    assert.equal(ownerOf(await world.handoffOf(customer)), 'agent');
  });

  it('heals a slot whose chat nobody claimed', async () => {
    const world = createWorld();
    await world.agentOnDuty('agent');
    const found = await world.stores.agents.load({ deskId: 'certification', id: 'agent' });
    assert.ok(found);
    const lost = {
      ...found.value,
      slots: [{ handoffId: 'never claimed', reservedAt: world.clock.now(), handle: '1' }],
    };
    await world.stores.agents.replace(lost, found.version);
    const customer = await world.customer('carol');
    assert.equal((await world.ask(customer)).kind, 'waiting');
    world.clock.advance(60_000);
    await world.service.assignWaiting();
    assert.equal(ownerOf(await world.handoffOf(customer)), 'agent');
  });
});

/** As operators do with a record that is damaged. */
async function removeRecord({ stores }: World, { deskId, id }: HandoffKey): Promise<void> {
  const found = await stores.handoffs.load({ deskId, id });
  assert.ok(found);
  const state = { kind: 'ended', at: 1, reason: 'agentEnded' } as const;
  await stores.handoffs.replace({ ...found.value, state }, found.version);
  assert.equal(await stores.handoffs.eraseEndedBefore(deskId, 2), 1);
}

describe('a customer whose handoff was removed from the store', () => {
  async function removed(returns: number) {
    const world = createWorld();
    world.settings.current = liveChatSettings({ capacity: 2 });
    const [agent, customer] = [await world.agentOnDuty('agent'), await world.customer('carol')];
    await world.ask(customer);
    await world.say(customer, 'my printer burns', 'line');
    await world.quiet();
    for (let time = 0; time < returns; time += 1) {
      const chat = await world.handoffOf(customer);
      assert.ok(chat && isConnected(chat));
      await world.service.returnToQueue(chat, 'silent');
      await world.agentOnDuty('agent');
      await world.service.assignWaiting();
      await world.quiet();
    }
    const last = await world.handoffOf(customer);
    assert.ok(last);
    await removeRecord(world, last);
    world.messenger.sent.length = 0;
    return { world, agent, customer };
  }

  for (const returns of [0, 1]) {
    it(`is connected when they ask again, and both are told (${returns} times lost before)`, async () => {
      const { world, agent, customer } = await removed(returns);
      assert.deepEqual(await world.ask(customer), { kind: 'connected', agentName: 'agent' });
      await world.quiet();
      assert.deepEqual([world.got(agent), world.got(customer)], [['summary'], ['connectedCustomer']]);
    });
  }

  it('is heard once with what the channel brings a second time', async () => {
    const { world, agent, customer } = await removed(0);
    await world.ask(customer);
    await world.say(customer, 'my printer burns', 'line');
    await world.quiet();
    assert.deepEqual(world.got(agent), ['summary']);
  });

  it('opens one handoff, however often they ask at once', async () => {
    const { world, customer } = await removed(0);
    const results = await Promise.all([world.ask(customer), world.anotherServer().ask(customer)]);
    assert.deepEqual(new Set(results.map(({ kind }) => kind)), new Set(['connected']));
    assert.equal((await world.service.duty.list())[0]?.slots.length, 2);
  });
});
