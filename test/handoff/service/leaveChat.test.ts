import assert from 'node:assert/strict';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import { damageAgent } from '../../support/damagedAgent.ts';
import { anAgentParty, liveChatSettings } from '../../support/data.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

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

  it('a second time tells the agent again whom they write to now', async () => {
    const world = createWorld();
    world.settings.current = liveChatSettings({ capacity: 2 });
    const agent = await world.agentOnDuty('agent');
    const [ann, bob] = [await world.customer('ann'), await world.customer('bob')];
    for (const customer of [ann, bob]) await world.ask(customer);
    await world.agentOnDuty('other');
    await handOver(world, ann, 'other');
    await handOver(world, ann, 'agent');
    const party = anAgentParty({ agentId: 'agent', conversationId: agent.id, address: agent.address });
    const switched = await world.service.chats.switchTo(agent, party, 'ann');
    assert.ok(switched.kind === 'switched');
    await world.service.chats.switched(agent, switched.chat);
    await world.service.endChat(switched.chat, 'customerEnded');
    await world.quiet();
    assert.deepEqual(world.got(agent), [
      'summary',
      'summary',
      'nowWritingTo',
      'summary',
      'endedByCustomer',
      'nowWritingTo',
    ]);
  });
});

async function handOver(world: World, customer: Conversation, to: string): Promise<void> {
  const chat = await world.handoffOf(customer);
  assert.ok(chat && isConnected(chat));
  assert.equal((await world.service.chats.transfer(chat, to)).kind, 'transferred');
  await world.quiet();
}
