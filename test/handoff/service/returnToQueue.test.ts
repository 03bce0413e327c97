import assert from 'node:assert/strict';
import { TIMINGS } from '../../../composition/timings.ts';
import { isConnected, returnToQueue } from '../../../handoff/domain/handoff.ts';
import { damageAgent } from '../../support/damagedAgent.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';

const HOUR = 3_600_000;

async function chatting() {
  const world = createWorld();
  await world.agentOnDuty('agent');
  const customer = await world.customer('carol');
  await world.ask(customer);
  await world.quiet();
  const chat = await world.handoffOf(customer);
  assert.ok(chat && isConnected(chat));
  return { world, customer, chat };
}

describe('a customer whose agent is lost', () => {
  it('goes to the next one also where the record of the agent is damaged', async () => {
    const { world, customer, chat } = await chatting();
    await world.agentOnDuty('other');
    damageAgent(world.stores.agents, 'agent');
    await world.service.returnToQueue(chat, 'silent');
    await world.quiet();
    assert.equal(ownerOf(await world.handoffOf(customer)), 'other');
    assert.deepEqual(world.got(customer).slice(1), ['agentLost', 'connectedCustomer']);
  });

  it('is told of it in time where a server died whose clock was hours ahead', async () => {
    const { world, customer, chat } = await chatting();
    const found = await world.stores.handoffs.load(chat);
    const lost = { agent: chat.state.agent, why: 'silent', at: world.clock.now() + 3 * HOUR } as const;
    const returned = returnToQueue(chat, lost);
    assert.ok(found && returned !== 'notTheirs');
    await world.stores.handoffs.replace(returned, found.version);
    world.restart();
    world.clock.advance(TIMINGS.claimMs);
    await world.service.sweep();
    await world.quiet();
    assert.ok(world.got(customer).includes('agentLost'));
  });
});
