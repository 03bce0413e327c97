import assert from 'node:assert/strict';
import { createWorld } from '../../support/handoffWorld.ts';

describe('ending a chat', () => {
  it('happens once, and the other side is told once, whoever presses at the same moment', async () => {
    const world = createWorld();
    const [agent, customer] = [await world.agentOnDuty('agent'), await world.customer('carol')];
    await world.ask(customer);
    const handoff = await world.handoffOf(customer);
    assert.ok(handoff);
    const key = { deskId: handoff.deskId, id: handoff.id };
    const results = await Promise.all([
      world.service.endChat(key, 'agentEnded'),
      world.service.endChat(key, 'customerEnded'),
      world.service.endChat(key, 'agentEnded'),
    ]);
    await world.outbox.idle();
    assert.equal(results.filter((result) => result === 'ended').length, 1);
    const told = [...world.got(agent), ...world.got(customer)].filter((each) => each.startsWith('ended'));
    assert.equal(told.length, 1);
  });

  it('frees the agent, who is then idle', async () => {
    const world = createWorld();
    const [agent, customer] = [await world.agentOnDuty('agent'), await world.customer('carol')];
    await world.ask(customer);
    const handoff = await world.handoffOf(customer);
    assert.ok(handoff);
    world.clock.advance(5_000);
    await world.service.endChat({ deskId: handoff.deskId, id: handoff.id }, 'customerEnded');
    const [present] = await world.service.duty.list();
    assert.deepEqual([present?.slots, present?.idleSince], [[], world.clock.now()]);
    assert.equal(await world.part(agent), undefined);
    assert.equal(await world.part(customer), undefined);
  });

  it('off duty takes no new customer, and the running chat goes on', async () => {
    const world = createWorld();
    const [agent, customer] = [await world.agentOnDuty('agent'), await world.customer('carol')];
    await world.ask(customer);
    assert.deepEqual(await world.service.duty.off('agent'), { kind: 'offDuty', running: 1 });
    assert.deepEqual(await world.ask(await world.customer('next')), { kind: 'refused', why: 'nobodyOnDuty' });
    await world.say(agent, 'still yours');
    await world.outbox.idle();
    assert.ok(world.got(customer).includes('agent: still yours'));
  });
});
