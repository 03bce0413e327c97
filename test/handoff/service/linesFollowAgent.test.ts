import assert from 'node:assert/strict';
import { TIMINGS } from '../../../composition/timings.ts';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import { aConversation, anAddress, anAgentParty } from '../../support/data.ts';
import { dyingStores } from '../../support/dyingStores.ts';
import { createWorld } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';
import { sayTo, silentFor, steps } from './twoServers.ts';

const WINDOW = { id: 'window', name: 'agent', personId: 'agent', address: anAddress('window') };

/** 'one' is on its way to the agent, whose channel does not answer, and 'two' waits behind it. */
async function throttled() {
  const dying = dyingStores();
  const world = createWorld(dying.wrap);
  const [agent, carol] = [await world.agentOnDuty('agent'), await world.customer('carol')];
  await world.ask(carol);
  await world.quiet();
  world.messenger.sent.length = 0;
  const channel = silentFor(world, 'one');
  await sayTo(world, carol, 'one');
  await sayTo(world, carol, 'two');
  const window = aConversation({ ...WINDOW, channel: agent.channel });
  await world.stores.conversations.create(window);
  return { world, dying, channel, agent, carol, window };
}

/** The agent types `#on` there. */
function moveTo(window: Conversation, { service }: World): Promise<unknown> {
  const { id: conversationId, channel } = window;
  return service.duty.on(window, anAgentParty({ ...WINDOW, agentId: 'agent', conversationId, channel }));
}

/** What is being tried in the window before is waited for, but not for ever. */
async function longEnough({ clock }: World): Promise<void> {
  for (let waited = 0; waited < 2 * TIMINGS.claimMs; waited += TIMINGS.slowSendMs) {
    clock.advance(TIMINGS.slowSendMs);
    await steps();
  }
}

describe('lines that wait for a window which its agent has left', () => {
  it('come to the one they work in, before what is said next, and once', async () => {
    const { world, channel, agent, carol, window } = await throttled();
    await moveTo(window, world);
    await sayTo(world, carol, 'three');
    await longEnough(world);
    assert.deepEqual(world.got(window), ['carol: two', 'carol: three'], 'while the other window is still silent');
    channel.answer('delivered');
    await world.quiet();
    assert.deepEqual(world.got(agent), ['carol: one']);
    assert.deepEqual(world.got(window), ['carol: two', 'carol: three']);
    assert.deepEqual(world.got(carol), ['delayed']);
  });

  it('come there where nothing is said next', async () => {
    const { world, channel, agent, window } = await throttled();
    await moveTo(window, world);
    await longEnough(world);
    assert.deepEqual(world.got(window), ['carol: two']);
    channel.answer('delivered');
    await world.quiet();
    assert.deepEqual(world.got(agent), ['carol: one']);
  });

  it('come there in order where another server has heard that they have gone, and another what is said next', async () => {
    const { world, channel, agent, carol, window } = await throttled();
    const [second, third] = [world.anotherServer(), world.anotherServer()];
    await sayTo(second, carol, 'three');
    await moveTo(window, second);
    await sayTo(third, carol, 'four');
    channel.answer('delivered');
    await world.quiet(second, third);
    assert.deepEqual(world.got(agent), ['carol: one']);
    assert.deepEqual(world.got(window), ['carol: two', 'carol: three', 'carol: four']);
  });

  it('come there where they were written down when the agent had just gone', async () => {
    const { world, channel, agent, carol, window } = await throttled();
    const part = (await world.part(carol)) ?? assert.fail('no chat');
    await moveTo(window, world);
    await longEnough(world);
    await world.service.relay.relay(part, { activityId: 'late', text: 'late', attachments: [] });
    channel.answer('delivered');
    await world.quiet();
    assert.deepEqual(world.got(agent), ['carol: one']);
    assert.deepEqual(world.got(window), ['carol: two', 'carol: late']);
  });

  it('go to who has had the chat there too, where a colleague has it by now', async () => {
    const { world, channel, agent, carol, window } = await throttled();
    channel.answer('delivered');
    await world.quiet();
    await moveTo(window, world);
    await world.quiet();
    const again = silentFor(world, 'three');
    await sayTo(world, carol, 'three');
    await sayTo(world, carol, 'four');
    const other = await world.agentOnDuty('other');
    const chat = (await world.handoffOf(carol)) ?? assert.fail('no chat');
    assert.ok(isConnected(chat));
    await world.service.chats.transfer(chat, 'other');
    await sayTo(world, carol, 'five');
    again.answer('delivered');
    await world.quiet();
    assert.deepEqual(world.got(agent), ['carol: one', 'carol: two']);
    assert.deepEqual(world.got(window), ['carol: three', 'carol: four']);
    assert.deepEqual(world.got(other), ['summary', 'carol: five']);
  });

  for (const operations of Array.from({ length: 40 }, (_, index) => index + 1)) {
    it(`come there once where the server dies ${operations} operations after the agent has gone`, async () => {
      const { world, dying, agent, carol, window } = await throttled();
      dying.dieAfter(operations);
      await moveTo(window, world).catch(() => undefined);
      await steps();
      dying.revive();
      world.restart();
      world.messenger.decide = () => 'delivered';
      await moveTo(window, world);
      for (let sweep = 0; sweep < 4; sweep += 1) {
        world.clock.advance(TIMINGS.claimMs);
        await world.service.takeUpMessages();
        await world.quiet();
        await world.service.sweep();
        await world.quiet();
      }
      await world.say(carol, 'three');
      await world.quiet();
      assert.ok(!world.got(agent).includes('carol: two'));
      assert.equal(world.got(window).filter((line) => line === 'carol: two').length, 1);
      assert.deepEqual(world.got(window).slice(-1), ['carol: three']);
    });
  }

  it('are told to the next agent in their place, and not as what is said now', async () => {
    const { world, channel, carol, window } = await throttled();
    await moveTo(window, world);
    await longEnough(world);
    channel.answer('delivered');
    await world.quiet();
    await world.say(carol, 'three');
    await world.quiet();
    const other = await world.agentOnDuty('other');
    const chat = await world.handoffOf(carol);
    assert.ok(chat && isConnected(chat));
    await world.service.chats.transfer(chat, 'other');
    await world.quiet();
    const read = world.messenger.sent.filter(({ address }) => address === other.address).map(({ content }) => content);
    const said = read.flatMap((content) => (content.kind === 'summary' ? (content.summary.said ?? []) : []));
    assert.deepEqual(
      said.map(({ text }) => text),
      ['one', 'two', 'three'],
    );
    assert.equal(read.length, 1);
  });
});
