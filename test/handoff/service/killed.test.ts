import assert from 'node:assert/strict';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import type { ConnectedHandoff } from '../../../handoff/domain/handoff.ts';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import { TIMINGS } from '../../../composition/timings.ts';
import { aConversation, anAddress, anAgentParty, liveChatSettings } from '../../support/data.ts';
import { dyingStores } from '../../support/dyingStores.ts';
import { createWorld } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

async function twoCustomers(capacity = 1) {
  const dying = dyingStores();
  const world = createWorld(dying.wrap);
  world.settings.current = liveChatSettings({ capacity });
  const agent = await world.agentOnDuty('agent');
  const [ann, bob] = [await world.customer('ann'), await world.customer('bob')];
  await world.ask(ann);
  await world.ask(bob);
  await world.quiet();
  /** The process dies in the middle of the work; another one starts on the same store. */
  const killedIn = async (work: () => Promise<unknown>, operations: number): Promise<void> => {
    dying.dieAfter(operations);
    await assert.rejects(work());
    dying.revive();
    world.restart();
    await world.service.start();
  };
  return { world, dying, agent, ann, bob, killedIn };
}

async function chatOf(world: World, customer: Conversation): Promise<ConnectedHandoff> {
  const handoff = await world.handoffOf(customer);
  assert.ok(handoff && isConnected(handoff));
  return handoff;
}

const phone = {
  conversation: aConversation({ id: 'phone', personId: 'agent', name: 'agent', address: anAddress('phone') }),
  party: anAgentParty({ agentId: 'agent', name: 'agent', conversationId: 'phone', address: anAddress('phone') }),
};

describe('a process that is killed', () => {
  for (const operations of [2, 3, 4, 5, 6]) {
    it(`after ${operations} operations of ending a chat: a line for the old customer never reaches the next`, async () => {
      const { world, agent, ann, bob, killedIn } = await twoCustomers();
      const { deskId, id } = await chatOf(world, ann);
      await killedIn(() => world.service.endChat({ deskId, id }, 'customerEnded'), operations);
      await world.say(agent, 'about your salary, ann');
      await world.quiet();
      assert.ok(!world.got(bob).some((each) => each.includes('salary')));
    });
  }

  it('in #on from another window: the next #on takes the chat along', async () => {
    const { world, ann, killedIn } = await twoCustomers();
    await world.stores.conversations.create(phone.conversation);
    await killedIn(() => world.service.duty.on(phone.conversation, phone.party), 2);
    await world.service.duty.on(phone.conversation, phone.party);
    await world.say(ann, 'hello?');
    await world.quiet();
    assert.ok(world.got(phone.conversation).includes('ann: hello?'));
  });

  for (const operations of [1, 2, 3, 4, 5]) {
    it(`after ${operations} operations of #off: their record and their window say the same after a while`, async () => {
      const { world, agent, ann, bob, killedIn } = await twoCustomers();
      for (const customer of [ann, bob]) await world.service.endChat(await chatOf(world, customer), 'customerEnded');
      await world.quiet();
      world.clock.advance(TIMINGS.unclaimedSlotMs);
      await killedIn(() => world.service.duty.off('agent'), operations);
      await world.service.sweep();
      const isOn = (await world.service.duty.list()).length === 1;
      const window = (await world.stores.conversations.load(agent.id))?.value;
      assert.equal(window?.onDuty ?? false, isOn);
    });
  }

  for (const operations of [1, 2, 3, 4, 5]) {
    it(`after ${operations} operations of #on: their record and their window say the same after a while`, async () => {
      const { world, killedIn } = await twoCustomers();
      const { conversation, party } = { ...phone, party: { ...phone.party, agentId: 'other', personId: 'other' } };
      await world.stores.conversations.create({ ...conversation, personId: 'other' });
      await killedIn(() => world.service.duty.on(conversation, party), operations);
      world.clock.advance(TIMINGS.unclaimedSlotMs);
      await world.service.sweep();
      const isOn = (await world.service.duty.list()).some(({ id }) => id === 'other');
      const window = (await world.stores.conversations.load(conversation.id))?.value;
      assert.equal(window?.onDuty ?? false, isOn);
    });
  }

  it('in #send: what was held is not lost', async () => {
    const { world, agent, ann, bob, killedIn } = await twoCustomers();
    const { deskId, id } = await chatOf(world, ann);
    await world.service.endChat({ deskId, id }, 'customerEnded');
    assert.equal(await world.say(agent, 'hi there'), 'held');
    const part = await world.part(agent);
    assert.ok(part);
    // The line is in the journal, and nobody knows whether it was sent.
    await killedIn(() => world.service.relay.sendHeld(part), 1);
    const again = await world.part(agent);
    assert.ok(again);
    await world.service.relay.sendHeld(again);
    world.clock.advance(TIMINGS.claimMs);
    await world.outbox.takeUp();
    await world.quiet();
    const arrived = world.got(bob).filter((each) => each === 'agent: hi there').length;
    const told = world.got(agent).filter((each) => each === 'mayNotHaveArrived').length;
    assert.ok(arrived + told >= 1);
  });

  it('between the two writes of a line written while waiting: the redelivered line reaches the summary', async () => {
    const { world, bob, killedIn } = await twoCustomers();
    const said = { activityId: 'x', text: 'my printer burns', attachments: [] };
    const part = await world.part(bob);
    assert.ok(part);
    await killedIn(() => world.service.relay.relay(part, said), 1);
    const again = await world.part(bob);
    assert.ok(again);
    await world.service.relay.relay(again, said);
    assert.ok((await world.handoffOf(bob))?.context.lines.includes('my printer burns'));
  });

  it('there, and connected meanwhile: the redelivered line is sent after the summary, once', async () => {
    const { world, agent, ann, bob, killedIn } = await twoCustomers();
    const said = { activityId: 'x', text: 'my printer burns', attachments: [] };
    const part = await world.part(bob);
    assert.ok(part);
    await killedIn(() => world.service.relay.relay(part, said), 1);
    const { deskId, id } = await chatOf(world, ann);
    await world.service.endChat({ deskId, id }, 'customerEnded');
    for (let arrival = 0; arrival < 3; arrival += 1) await world.say(bob, said.text, said.activityId);
    await world.quiet();
    assert.equal(world.got(agent).filter((each) => each === 'bob: my printer burns').length, 1);
  });

  it('before a waiting customer was told their place: they are told by the next sweep, once', async () => {
    const { world, dying, killedIn } = await twoCustomers();
    const carl = await world.customer('carl');
    let operations = 1;
    for (; (await world.handoffOf(carl)) === undefined; operations += 1) {
      dying.revive();
      await killedIn(() => world.ask(carl), operations);
    }
    await world.service.sweep();
    await world.service.sweep();
    await world.quiet();
    assert.deepEqual(world.got(carl), ['place 2']);
  });

  it('before a customer who lost their agent was told: they are told by a sweep, once', async () => {
    const { world, dying, ann } = await twoCustomers();
    const chat = await chatOf(world, ann);
    let operations = 1;
    for (; (await world.handoffOf(ann))?.state.kind !== 'waiting'; operations += 1) {
      dying.dieAfter(operations);
      await assert.rejects(world.service.returnToQueue(chat, 'silent'));
      dying.revive();
    }
    world.restart();
    world.clock.advance(TIMINGS.claimMs);
    await world.service.sweep();
    await world.service.sweep();
    await world.quiet();
    assert.equal(world.got(ann).filter((each) => each === 'agentLost').length, 1);
  });

  it('before a failed send was marked: its sender is told', async () => {
    const { world, dying, ann } = await twoCustomers();
    world.messenger.decide = ({ content }) => {
      if (content.kind !== 'line') return 'delivered';
      dying.dieAfter(2);
      return 'rejected';
    };
    await world.say(ann, 'hello');
    await world.quiet();
    dying.revive();
    world.restart();
    world.clock.advance(TIMINGS.claimMs);
    await world.service.start();
    await world.quiet();
    assert.ok(world.got(ann).includes('notDelivered'));
  });
});

describe('at a start', () => {
  it('a message that is on its way already is not taken up a second time', async () => {
    const { world, ann } = await twoCustomers();
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    world.restart();
    world.messenger.decide = () => held.then(() => 'delivered');
    const said = world.say(ann, 'first words after the restart');
    await world.service.start();
    letGo();
    await said;
    await world.quiet();
    assert.ok(!world.got(ann).includes('mayNotHaveArrived'));
  });
});

describe('an agent with two chats whose current customer leaves', () => {
  it('has their next line held, for it may have been meant for the one who left', async () => {
    const { world, agent, ann, bob } = await twoCustomers(2);
    world.clock.advance(60_000);
    const { deskId, id } = await chatOf(world, ann);
    await world.service.endChat({ deskId, id }, 'customerEnded');
    assert.equal(await world.say(agent, 'about your salary, ann'), 'held');
    await world.quiet();
    assert.ok(!world.got(bob).some((each) => each.includes('salary')));
  });

  it('has it sent after a #switch, which says whom it is meant for', async () => {
    const { world, agent, ann, bob } = await twoCustomers(2);
    const { deskId, id } = await chatOf(world, ann);
    await world.service.endChat({ deskId, id }, 'customerEnded');
    const party = anAgentParty({ agentId: 'agent', conversationId: 'agent', address: agent.address });
    const switched = await world.service.chats.switchTo(agent, party, 'bob');
    assert.ok(switched.kind === 'switched');
    await world.service.chats.switched(agent, switched.chat);
    assert.equal(await world.say(agent, 'hello bob'), 'relayed');
    await world.quiet();
    assert.ok(world.got(bob).includes('agent: hello bob'));
  });
});

describe('an agent off duty', () => {
  it('stays off duty in a new window, and the running chat goes on there', async () => {
    const { world, ann } = await twoCustomers();
    await world.service.duty.off('agent');
    await world.stores.conversations.create(phone.conversation);
    assert.deepEqual(await world.service.duty.follow({ ...phone.conversation, channel: 'msteams' }, phone.party), {
      kind: 'chatsMoved',
    });
    assert.deepEqual(await world.service.duty.list(), []);
    await world.say(ann, 'still there?');
    await world.quiet();
    assert.ok(world.got(phone.conversation).includes('ann: still there?'));
  });
});
