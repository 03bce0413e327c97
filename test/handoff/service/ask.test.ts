import assert from 'node:assert/strict';
import { liveChatSettings } from '../../support/data.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';

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
