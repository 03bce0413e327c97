import assert from 'node:assert/strict';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import type { ConnectedHandoff } from '../../../handoff/domain/handoff.ts';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import type { World } from '../../support/handoffWorld.ts';
import { anAgentParty, liveChatSettings } from '../../support/data.ts';

async function chatOf(world: World, customer: Conversation): Promise<ConnectedHandoff> {
  const handoff = await world.handoffOf(customer);
  assert.ok(handoff && isConnected(handoff));
  return handoff;
}

describe('handing a chat to a colleague', () => {
  it('moves it with its summary, tells the customer, and frees the first agent for the next', async () => {
    const world = createWorld();
    const first = await world.agentOnDuty('first');
    const customer = await world.customer('carol');
    await world.ask(customer);
    const second = await world.agentOnDuty('second');
    const next = await world.customer('next');
    assert.deepEqual(await world.service.chats.transfer(await chatOf(world, customer), 'second'), {
      kind: 'transferred',
      to: 'second',
    });
    await world.say(customer, 'hello again');
    assert.equal((await world.ask(next)).kind, 'connected');
    await world.outbox.idle();
    assert.deepEqual(world.got(second), ['summary', 'carol: hello again']);
    assert.deepEqual(world.got(customer), ['connectedCustomer', 'transferred']);
    assert.equal(ownerOf(await world.handoffOf(next)), 'first');
    assert.equal((await world.part(first))?.handoff.customer.name, 'next');
  });

  it('tells the colleague what the customer said and what was noted, and again at #summary', async () => {
    const world = createWorld();
    const first = await world.agentOnDuty('first');
    const customer = await world.customer('carol');
    await world.ask(customer);
    await world.say(customer, 'it is blinking');
    await world.say(first, 'since when?');
    const chat = await chatOf(world, customer);
    await world.service.relay.note(chat, { activityId: 'note', text: 'toner again', attachments: [] });
    const second = await world.agentOnDuty('second');
    await world.service.chats.transfer(chat, 'second');
    await world.outbox.idle();
    const said = [
      { entryId: 'carol:activity-1', name: 'carol', text: 'it is blinking' },
      { entryId: 'first:note', name: 'first', text: 'toner again', isNote: true },
    ];
    const [summary] = world.messenger.sent.filter(({ address }) => address === second.address);
    assert.deepEqual(summary?.content.kind === 'summary' && summary.content.summary.said, said);
    await world.say(customer, 'since noon');
    const again = await world.service.summaryOf(await chatOf(world, customer));
    assert.deepEqual(again.kind === 'summary' && again.summary.said?.at(-1)?.text, 'since noon');
  });

  it('moves nothing to somebody unknown, off duty or without room', async () => {
    const world = createWorld();
    await world.agentOnDuty('first');
    const customer = await world.customer('carol');
    await world.ask(customer);
    const chat = await chatOf(world, customer);
    assert.deepEqual(await world.service.chats.transfer(chat, 'nobody'), { kind: 'none' });
    await world.agentOnDuty('second');
    await world.ask(await world.customer('other'));
    assert.deepEqual(await world.service.chats.transfer(chat, 'second'), { kind: 'full', to: 'second' });
    assert.equal(ownerOf(await world.handoffOf(customer)), 'first');
  });

  it('of a chat that ends in the same moment loses, and takes no room from the colleague', async () => {
    const world = createWorld();
    await world.agentOnDuty('first');
    const customer = await world.customer('carol');
    await world.ask(customer);
    const chat = await chatOf(world, customer);
    await world.agentOnDuty('second');
    await world.service.endChat({ deskId: chat.deskId, id: chat.id }, 'customerEnded');
    assert.deepEqual(await world.service.chats.transfer(chat, 'second'), { kind: 'over' });
    assert.ok((await world.service.duty.list()).every((agent) => agent.slots.length === 0));
  });
});

describe('an agent with several chats', () => {
  async function twoChats() {
    const world = createWorld();
    world.settings.current = liveChatSettings({ enabled: true, capacity: 2 });
    const agent = await world.agentOnDuty('agent');
    const [ann, bob] = [await world.customer('ann'), await world.customer('bob')];
    await world.ask(ann);
    await world.ask(bob);
    await world.outbox.idle();
    const party = anAgentParty({ agentId: 'agent', conversationId: agent.id, address: agent.address });
    return { world, agent, ann, bob, party };
  }

  it('writes to the first until they switch, and sees from whom each line comes', async () => {
    const { world, agent, ann, bob, party } = await twoChats();
    await world.say(agent, 'to ann');
    await world.say(bob, 'bob here');
    const switched = await world.service.chats.switchTo(agent, party, '2');
    assert.ok(switched.kind === 'switched' && switched.chat.customer.name === 'bob');
    await world.service.chats.switched(agent, switched.chat);
    await world.say(agent, 'to bob');
    await world.outbox.idle();
    assert.ok(world.got(ann).includes('agent: to ann'));
    assert.ok(world.got(bob).includes('agent: to bob'));
    assert.ok(world.got(agent).includes('bob [2]: bob here'));
    assert.ok(!world.got(ann).includes('agent: to bob'));
  });

  it('is told whom they write to when the current chat ends', async () => {
    const { world, agent, ann } = await twoChats();
    const chat = await chatOf(world, ann);
    await world.service.endChat({ deskId: chat.deskId, id: chat.id }, 'agentEnded');
    await world.outbox.idle();
    assert.equal(world.got(agent).at(-1), 'nowWritingTo');
    assert.equal((await world.part(agent))?.handoff.customer.name, 'bob');
  });

  it('stays where they are when the word fits no chat', async () => {
    const { world, agent, party } = await twoChats();
    assert.equal((await world.service.chats.switchTo(agent, party, 'carol')).kind, 'none');
    assert.equal((await world.part(agent))?.handoff.customer.name, 'ann');
  });
});

describe('a line typed while the customer changes', () => {
  async function changed(reason: 'customerEnded' | 'agentEnded') {
    const world = createWorld();
    const agent = await world.agentOnDuty('agent');
    const [ann, bob] = [await world.customer('ann'), await world.customer('bob')];
    await world.ask(ann);
    await world.ask(bob);
    const chat = await chatOf(world, ann);
    await world.service.endChat({ deskId: chat.deskId, id: chat.id }, reason);
    await world.outbox.idle();
    return { world, agent, ann, bob };
  }

  it('is held, and reaches nobody until the agent says so', async () => {
    const { world, agent, ann, bob } = await changed('customerEnded');
    assert.equal(await world.say(agent, 'about your salary, ann'), 'held');
    await world.outbox.idle();
    assert.ok(!world.got(bob).some((each) => each.includes('salary')));
    const part = await world.part(agent);
    assert.equal(part && (await world.service.relay.sendHeld(part)), 1);
    await world.outbox.idle();
    assert.ok(world.got(bob).includes('agent: about your salary, ann'));
    assert.ok(!world.got(ann).some((each) => each.includes('salary')));
  });

  it('is not sent any more once they have read that it was not, though they had said so before', async () => {
    const { world, agent, bob } = await changed('customerEnded');
    await world.say(agent, 'about your salary, ann');
    const part = await world.part(agent);
    assert.ok(part);
    await world.service.endChat(await chatOf(world, bob), 'customerEnded');
    await world.quiet();
    await world.service.relay.sendHeld(part);
    await world.quiet();
    assert.equal(world.got(agent).filter((notice) => notice === 'notDelivered').length, 1);
    assert.ok(!world.got(bob).some((each) => each.includes('salary')));
    const entries = await world.stores.journal.entries(part.handoff.id);
    assert.ok(!JSON.stringify(entries.filter(({ content }) => content.kind === 'line')).includes('salary'));
  });

  it('goes through once the agent has had time to notice', async () => {
    const { world, agent, bob } = await changed('customerEnded');
    world.clock.advance(5_000);
    assert.equal(await world.say(agent, 'hello bob'), 'relayed');
    await world.outbox.idle();
    assert.ok(world.got(bob).includes('agent: hello bob'));
  });

  it('goes through where the agent ended the chat and so knows it', async () => {
    const { world, agent } = await changed('agentEnded');
    assert.equal(await world.say(agent, 'next please'), 'relayed');
  });
});
