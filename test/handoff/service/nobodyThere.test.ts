import assert from 'node:assert/strict';
import { damageAgent } from '../../support/damagedAgent.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';

describe('an agent whom nothing reaches any more', () => {
  it('and whose record is damaged loses their customer to the next one', async () => {
    const world = createWorld();
    const [agent, customer] = [await world.agentOnDuty('agent'), await world.customer('carol')];
    await world.ask(customer);
    await world.quiet();
    await world.agentOnDuty('other');
    damageAgent(world.stores.agents, 'agent');
    world.messenger.decide = ({ address }) => (address === agent.address ? 'gone' : 'delivered');
    await world.say(customer, 'anybody?');
    await world.quiet();
    assert.equal(ownerOf(await world.handoffOf(customer)), 'other');
  });
});
