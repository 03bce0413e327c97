import assert from 'node:assert/strict';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import type { Outcome, OutgoingMessage, Sent } from '../../../handoff/ports.ts';
import { change } from '../../../handoff/service/change.ts';
import { TIMINGS } from '../../../composition/timings.ts';
import { anAddress, liveChatSettings } from '../../support/data.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';
import { sayTo, silentFor, steps } from './twoServers.ts';

async function chatting({ capacity = 1 } = {}) {
  const world = createWorld();
  world.settings.current = liveChatSettings({ capacity });
  const [agent, customer] = [await world.agentOnDuty('agent'), await world.customer('carol')];
  await world.ask(customer);
  await world.quiet();
  world.messenger.sent.length = 0;
  return { world, agent, customer };
}

/** The agent signs out, and somebody else signs in at the window. */
async function changeHands({ service, stores }: World, window: Conversation): Promise<void> {
  await service.agentLeaves.signedOut('agent', window.channelUserId);
  await change(stores.conversations, window.id, (current) => ({ ...current, personId: 'stranger' }));
}

/** The first message from another service address is all that tells of it. */
async function moveTo(text: string, { stores }: World, window: Conversation): Promise<Conversation> {
  const address = anAddress(text);
  await change(stores.conversations, window.id, (current) => ({ ...current, address }));
  return { ...window, address };
}

/** A channel that has asked to be left alone there, until it is ready. */
function putOff({ messenger }: World, window: Conversation): { isReady(): void } {
  const send = messenger.send.bind(messenger);
  let isReady = (): void => undefined;
  const ready = new Promise<void>((resolve) => (isReady = resolve));
  Object.assign(messenger, {
    async send(message: OutgoingMessage, isWanted: () => Promise<boolean>): Promise<Sent> {
      if (message.address === window.address) await ready;
      return (await isWanted()) ? send(message) : { outcome: 'rejected' };
    },
  });
  return { isReady: () => isReady() };
}

async function isOnDuty({ service }: World, agentId: string): Promise<boolean> {
  return (await service.duty.list()).some(({ id }) => id === agentId);
}

describe('a window at which somebody else has signed in', () => {
  it('gets nothing of what waited there for its agent; who takes the chat next reads it', async () => {
    const { world, agent, customer } = await chatting();
    const channel = silentFor(world, 'one');
    await sayTo(world, customer, 'one');
    await world.say(customer, 'my card is 12');
    await changeHands(world, agent);
    channel.answer('delivered');
    await world.quiet();
    assert.deepEqual(world.got(agent), ['carol: one']);
    assert.ok((await world.handoffOf(customer))?.context.lines.includes('my card is 12'));
    assert.deepEqual(await world.stores.journal.pending(), []);
  });

  it('gets nothing of what waited there behind a line of its own server', async () => {
    const { world, agent, customer } = await chatting();
    const channel = silentFor(world, 'one');
    const said = [world.say(customer, 'one'), world.say(customer, 'my card is 12')];
    await steps();
    await changeHands(world, agent);
    channel.answer('delivered');
    await Promise.all(said);
    await world.quiet();
    assert.deepEqual(world.got(agent), ['carol: one']);
  });

  it('gets nothing of what waited there behind a line of another chat', async () => {
    const { world, agent, customer } = await chatting({ capacity: 2 });
    const dave = await world.customer('dave');
    await world.ask(dave);
    await world.quiet();
    world.messenger.sent.length = 0;
    const channel = silentFor(world, 'one');
    await sayTo(world, customer, 'one');
    const said = world.say(dave, 'my card is 12');
    await steps();
    await changeHands(world, agent);
    channel.answer('delivered');
    await said;
    await world.quiet();
    assert.deepEqual(world.got(agent), ['carol: one']);
    assert.ok((await world.handoffOf(dave))?.context.lines.includes('my card is 12'));
  });

  it('gets nothing of what a dead server has left', async () => {
    const { world, agent, customer } = await chatting();
    Object.assign(world.messenger, { dropsDoubles: true });
    silentFor(world, 'my card is 12');
    await sayTo(world, customer, 'my card is 12');
    world.restart();
    world.messenger.decide = () => 'delivered';
    world.messenger.sent.length = 0;
    await changeHands(world, agent);
    world.clock.advance(TIMINGS.claimMs);
    await world.service.takeUpMessages();
    await world.quiet();
    assert.deepEqual(world.got(agent), []);
    const next = await world.agentOnDuty('next');
    await world.service.assignWaiting();
    await world.quiet();
    const [summary] = world.messenger.sent.filter(({ address }) => address === next.address);
    assert.ok(JSON.stringify(summary?.content).includes('my card is 12'));
  });

  it('gets nothing of what its channel has put off', async () => {
    const { world, agent, customer } = await chatting();
    const channel = putOff(world, agent);
    await sayTo(world, customer, 'my card is 12');
    await changeHands(world, agent);
    channel.isReady();
    await world.quiet();
    assert.deepEqual(world.got(agent), []);
    assert.ok((await world.handoffOf(customer))?.context.lines.includes('my card is 12'));
  });

  it('gets nothing of what the bot says to its agent', async () => {
    const { world, agent, customer } = await chatting();
    const channel = silentFor(world, 'one');
    await sayTo(world, customer, 'one');
    await world.service.endChat((await world.handoffOf(customer)) ?? assert.fail('no chat'), 'customerEnded');
    await changeHands(world, agent);
    channel.answer('delivered');
    await world.quiet();
    assert.deepEqual(world.got(agent), ['carol: one']);
    assert.deepEqual(await world.stores.journal.pending(), []);
  });

  it('gets no line that has waited until the chat was over; its sender is told', async () => {
    const { world, agent, customer } = await chatting();
    const channel = silentFor(world, 'one');
    await sayTo(world, customer, 'one');
    await world.say(customer, 'my card is 12');
    await changeHands(world, agent);
    await world.service.endChat((await world.handoffOf(customer)) ?? assert.fail('no chat'), 'customerLeftQueue');
    channel.answer('delivered');
    await world.quiet();
    assert.deepEqual(world.got(agent), ['carol: one']);
    assert.deepEqual(world.got(customer).slice(-1), ['notDelivered']);
  });
});

describe('a window whose agent has signed out, where that was not carried out to its end', () => {
  /** Somebody else sits there, and nobody has taken the agent off duty. */
  const handOver = ({ stores }: World, window: Conversation): Promise<unknown> =>
    change(stores.conversations, window.id, (current) => ({ ...current, personId: 'stranger' }));

  async function sweeps(world: World): Promise<void> {
    for (let sweep = 0; sweep < 3; sweep += 1) {
      world.clock.advance(TIMINGS.claimMs);
      await world.service.takeUpMessages();
      await world.service.sweep();
      await world.quiet();
    }
  }

  it('is not told what became of an offer', async () => {
    const world = createWorld();
    world.settings.current = liveChatSettings({ assignment: 'offer', offerMs: 120_000 });
    const agent = await world.agentOnDuty('agent');
    await world.ask(await world.customer('carol'));
    await world.quiet();
    await handOver(world, agent);
    await sweeps(world);
    assert.deepEqual(world.got(agent), ['offer']);
    assert.equal(await isOnDuty(world, 'agent'), false);
  });

  it('is not told that a line was not sent', async () => {
    const { world, agent, customer } = await chatting({ capacity: 2 });
    world.clock.advance(60_000);
    const dave = await world.customer('dave');
    await world.ask(dave);
    await world.service.endChat((await world.handoffOf(customer)) ?? assert.fail('no chat'), 'customerEnded');
    await world.quiet();
    assert.equal(await world.say(agent, 'the key is under the mat'), 'held');
    await handOver(world, agent);
    const before = world.got(agent).length;
    await sweeps(world);
    assert.deepEqual(world.got(agent).slice(before), []);
  });

  it('is not told of the end of a chat, nor of the next one', async () => {
    const { world, agent, customer } = await chatting({ capacity: 2 });
    await world.ask(await world.customer('dave'));
    await world.quiet();
    await handOver(world, agent);
    const before = world.got(agent).length;
    await world.service.endChat((await world.handoffOf(customer)) ?? assert.fail('no chat'), 'customerEnded');
    await world.quiet();
    assert.deepEqual(world.got(agent).slice(before), []);
    assert.deepEqual(await world.stores.journal.pending(), []);
  });
});

describe('who has moved to another service address', () => {
  const gone = (left: Conversation) => {
    let answer: (outcome: Outcome) => void = () => undefined;
    const slow = new Promise<Outcome>((resolve) => (answer = resolve));
    const decide: World['messenger']['decide'] = ({ address }) => (address === left.address ? slow : 'delivered');
    return { decide, answer: () => answer('gone') };
  };

  it('as a customer gets there what the old one has refused, and the chat goes on', async () => {
    const { world, agent, customer } = await chatting();
    const old = gone(customer);
    world.messenger.decide = old.decide;
    await sayTo(world, agent, 'your ticket is ready');
    const moved = await moveTo('carol@new', world, customer);
    await world.say(customer, 'are you still there?');
    old.answer();
    await world.quiet();
    assert.equal(ownerOf(await world.handoffOf(customer)), 'agent');
    assert.deepEqual(world.got(moved), ['agent: your ticket is ready']);
    assert.deepEqual(world.got(agent), ['carol: are you still there?']);
  });

  it('as an agent gets there what the old one has refused, and stays on duty', async () => {
    const { world, agent, customer } = await chatting();
    const old = gone(agent);
    world.messenger.decide = old.decide;
    await sayTo(world, customer, 'hello?');
    await world.say(customer, 'anybody?');
    const moved = await moveTo('agent@new', world, agent);
    old.answer();
    await world.quiet();
    assert.ok(await isOnDuty(world, 'agent'));
    assert.deepEqual(world.got(moved), ['carol: hello?', 'carol: anybody?']);
  });

  it('gets there what the old one has put off', async () => {
    const { world, agent, customer } = await chatting();
    const channel = putOff(world, customer);
    await sayTo(world, agent, 'your ticket is ready');
    const moved = await moveTo('carol@new', world, customer);
    channel.isReady();
    await world.quiet();
    assert.deepEqual([world.got(customer), world.got(moved)], [[], ['agent: your ticket is ready']]);
  });

  it('is gone where the new one refuses, too', async () => {
    const { world, agent, customer } = await chatting();
    await moveTo('carol@new', world, customer);
    world.messenger.decide = ({ address }) => (address === agent.address ? 'delivered' : 'gone');
    await world.say(agent, 'your ticket is ready');
    await world.quiet();
    assert.equal(await world.handoffOf(customer), undefined);
    assert.deepEqual(world.got(agent), ['notDelivered', 'customerGone']);
  });

  it('is told honestly of what may have arrived at the old one', async () => {
    const { world, agent, customer } = await chatting();
    const moved = await moveTo('carol@new', world, customer);
    const send = world.messenger.send.bind(world.messenger);
    Object.assign(world.messenger, {
      send: (message: OutgoingMessage) =>
        message.address === customer.address ? Promise.resolve({ outcome: 'gone', postedAt: 1 }) : send(message),
    });
    await world.say(agent, 'your ticket is ready');
    await world.quiet();
    assert.equal(ownerOf(await world.handoffOf(customer)), 'agent');
    assert.deepEqual(world.got(moved), []);
    assert.deepEqual(world.got(agent), ['mayNotHaveArrived']);
  });
});

describe('a summary that waits for a slow channel', () => {
  it('does not look like the chat the agent writes in where that is another one by then', async () => {
    const world = createWorld();
    const agent = await world.agentOnDuty('agent');
    const [ann, bob] = [await world.customer('ann'), await world.customer('bob')];
    const channel = putOff(world, agent);
    await world.ask(ann);
    await steps();
    const chat = (await world.handoffOf(ann)) ?? assert.fail('no chat');
    void world.service.endChat(chat, 'customerEnded');
    await steps();
    await world.ask(bob);
    await steps();
    world.clock.advance(TIMINGS.slowSendMs);
    channel.isReady();
    await world.quiet();
    const summaries = world.messenger.sent.flatMap(({ content }) => (content.kind === 'summary' ? [content] : []));
    const ofAnn = summaries.filter(({ summary }) => summary.name === 'ann');
    assert.ok(summaries.some(({ summary }) => summary.name === 'bob'));
    assert.ok(
      ofAnn.every(({ current }) => current === 'bob'),
      'the agent would write to ann',
    );
  });
});
