import assert from 'node:assert/strict';
import { damageAgent } from '../../support/damagedAgent.ts';
import { createWorld } from '../../support/handoffWorld.ts';

describe('leaving a chat', () => {
  it('of an agent whose record is damaged: both sides are told, and their conversations are free', async () => {
    const world = createWorld();
    const [agent, customer] = [await world.agentOnDuty('agent'), await world.customer('carol')];
    await world.ask(customer);
    await world.quiet();
    const chat = await world.handoffOf(customer);
    assert.ok(chat);
    damageAgent(world.stores.agents, 'agent');
    assert.equal(await world.service.endChat(chat, 'customerEnded'), 'ended');
    await world.quiet();
    assert.deepEqual(world.got(agent).slice(1), ['endedByCustomer']);
    const sides = await Promise.all([agent, customer].map(({ id }) => world.stores.conversations.load(id)));
    assert.deepEqual(
      sides.map((side) => side?.value.handoff),
      [undefined, undefined],
    );
  });
});
