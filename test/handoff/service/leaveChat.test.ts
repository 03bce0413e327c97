import assert from 'node:assert/strict';
import { damageAgent } from '../../support/damagedAgent.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';

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

  it('of an agent whom nothing reaches any more, with a line held: the customer goes to the next one', async () => {
    const world = createWorld();
    const [agent, customer] = [await world.agentOnDuty('agent'), await world.customer('carol')];
    await world.ask(customer);
    await world.quiet();
    const [chat, window] = [await world.handoffOf(customer), await world.stores.conversations.load(agent.id)];
    assert.ok(chat && window);
    const held = { handoffId: chat.id, lines: [{ activityId: 'x', text: 'held words', attachments: [] }] };
    await world.stores.conversations.replace({ ...window.value, held }, window.version);
    await world.agentOnDuty('other');
    world.messenger.decide = ({ address }) => (address === agent.address ? 'gone' : 'delivered');
    await world.say(customer, 'anybody?');
    await world.quiet();
    assert.equal(ownerOf(await world.handoffOf(customer)), 'other');
    const [left, freed] = [
      await world.stores.conversations.load(agent.id),
      await world.stores.agents.load({ deskId: chat.deskId, id: 'agent' }),
    ];
    assert.deepEqual([left?.value.handoff, left?.value.held, freed?.value.slots], [undefined, undefined, []]);
  });
});
