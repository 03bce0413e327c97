import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { TIMINGS } from '../../../composition/timings.ts';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import { createWorld } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';
import type { Outcome } from '../../../handoff/ports.ts';
import type { Conversation } from '../../../handoff/domain/conversation.ts';

async function connectedWorld(): Promise<{ world: World; agent: Conversation; customer: Conversation }> {
  const world = createWorld();
  const [agent, customer] = [await world.agentOnDuty('agent'), await world.customer('carol')];
  await world.ask(customer);
  await world.quiet();
  world.messenger.sent.length = 0;
  return { world, agent, customer };
}

describe('relaying', () => {
  it('carries lines both ways, with the name of who speaks', async () => {
    const { world, agent, customer } = await connectedWorld();
    await world.say(customer, 'my screen is black');
    await world.say(agent, 'is it plugged in?');
    await world.quiet();
    assert.deepEqual(world.got(agent), ['carol: my screen is black']);
    assert.deepEqual(world.got(customer), ['agent: is it plugged in?']);
  });

  it('keeps the order of one conversation, also when an earlier message takes longer', async () => {
    const { world, agent, customer } = await connectedWorld();
    let letFirstGo = (): void => undefined;
    const firstHeld = new Promise<void>((resolve) => (letFirstGo = resolve));
    const arrived: string[] = [];
    world.messenger.decide = async ({ content }): Promise<Outcome> => {
      if (content.kind === 'line' && content.text === 'one') await firstHeld;
      arrived.push(content.kind === 'line' ? content.text : content.kind);
      return 'delivered';
    };
    const said = ['one', 'two', 'three'].map((text) => world.say(customer, text));
    await setImmediate();
    letFirstGo();
    await Promise.all(said);
    await world.quiet();
    assert.deepEqual(arrived, ['one', 'two', 'three']);
    assert.equal(world.got(agent).length, 3);
  });

  it('relays an activity that arrives twice once', async () => {
    const { world, agent, customer } = await connectedWorld();
    assert.equal(await world.say(customer, 'hello', 'same'), 'relayed');
    assert.equal(await world.say(customer, 'hello', 'same'), 'duplicate');
    await world.quiet();
    assert.deepEqual(world.got(agent), ['carol: hello']);
  });

  it('relays once what one server kept for the summary while another was about to keep it', async () => {
    const world = createWorld();
    const other = world.anotherServer();
    const agent = await world.agentOnDuty('agent');
    const [first, customer] = [await world.customer('first'), await world.customer('carol')];
    await world.ask(first);
    await world.ask(customer);
    const part = (await other.part(customer)) ?? assert.fail('not in the queue');
    assert.equal(await world.say(customer, 'my disk is full', 'same'), 'kept');
    const chat = (await world.handoffOf(first)) ?? assert.fail('no chat');
    await world.service.endChat(chat, 'customerEnded');
    await world.quiet();
    const said = { activityId: 'same', text: 'my disk is full', attachments: [] };
    assert.equal(await other.service.relay.relay(part, said), 'duplicate');
    await world.quiet(other);
    assert.ok(!world.got(agent).includes('carol: my disk is full'));
  });

  it('masks what looks like a secret, in what is sent and in what is kept, and says so', async () => {
    const { world, agent, customer } = await connectedWorld();
    assert.equal(await world.say(customer, 'password: hunter2'), 'relayedMasked');
    assert.equal(await world.say(customer, 'hidden by the channel before: ••••••'), 'relayedMasked');
    await world.quiet();
    assert.ok(!world.got(agent).join().includes('hunter2'));
    const handoff = await world.handoffOf(customer);
    const kept = JSON.stringify(await world.stores.journal.entries(handoff?.id ?? ''));
    assert.ok(!kept.includes('hunter2'));
  });

  it('says that something was hidden when it stood in the name of a file', async () => {
    const { world, customer } = await connectedWorld();
    const part = (await world.part(customer)) ?? assert.fail('no chat');
    const file = { contentType: 'text/plain', contentUrl: 'https://example.com/1', name: 'password ••••••.txt' };
    const said = { activityId: 'with a file', text: '', attachments: [file] };
    assert.equal(await world.service.relay.relay(part, said), 'relayedMasked');
  });

  it('tells the sender of what was refused and of what may not have arrived', async () => {
    const { world, customer } = await connectedWorld();
    world.messenger.decide = ({ content }) => {
      if (content.kind !== 'line') return 'delivered';
      return content.text === 'refused' ? 'rejected' : 'unknown';
    };
    await world.say(customer, 'refused');
    await world.say(customer, 'lost track');
    await world.quiet();
    assert.deepEqual(world.got(customer), ['notDelivered', 'mayNotHaveArrived']);
  });

  it('keeps what is written while waiting, and files follow the summary', async () => {
    const world = createWorld();
    const busy = await world.agentOnDuty('agent');
    await world.ask(await world.customer('first'));
    const customer = await world.customer('carol');
    await world.ask(customer);
    const part = await world.part(customer);
    assert.ok(part);
    const file = { contentType: 'image/png', contentUrl: 'https://example.com/p.png', name: 'p.png' };
    assert.equal(
      await world.service.relay.relay(part, { activityId: '1', text: 'see this', attachments: [file] }),
      'kept',
    );
    assert.equal(
      await world.service.relay.relay(part, { activityId: '2', text: 'password: hunter2', attachments: [] }),
      'keptMasked',
    );
    const running = await world.handoffOf(busy);
    assert.ok(running);
    await world.service.endChat({ deskId: running.deskId, id: running.id }, 'agentEnded');
    await world.quiet();
    assert.deepEqual(world.got(busy).slice(-2), ['summary', 'carol: see this [p.png]']);
    assert.deepEqual((await world.handoffOf(customer))?.context.lines.slice(-2), ['see this', 'password: ••••••']);
    const chat = await world.handoffOf(customer);
    assert.ok(chat && isConnected(chat));
    const summary = await world.service.summaryOf(chat);
    assert.equal(summary.kind === 'summary' && summary.summary.said, undefined, 'nothing stands in it twice');
  });

  it('sends the files of the queue to the agent after the one who was lost, and calls none undelivered', async () => {
    const world = createWorld();
    const customer = await world.customer('carol');
    const lost = await world.agentOnDuty('lost');
    await world.ask(await world.customer('first'));
    await world.ask(customer);
    const part = await world.part(customer);
    assert.ok(part);
    const file = { contentType: 'image/png', contentUrl: 'https://example.com/p.png', name: 'p.png' };
    await world.service.relay.relay(part, { activityId: '1', text: '', attachments: [file] });
    world.messenger.decide = ({ address }) => (address === lost.address ? 'gone' : 'delivered');
    const running = await world.handoffOf(lost);
    assert.ok(running);
    await world.service.endChat(running, 'customerEnded');
    await world.quiet();
    const next = await world.agentOnDuty('next');
    await world.service.assignWaiting();
    await world.quiet();
    assert.deepEqual(world.got(next), ['summary', 'carol:  [p.png]']);
    // There and back again: who has them is not sent them twice.
    const third = await world.agentOnDuty('third');
    for (const name of ['third', 'next']) {
      const chat = await world.handoffOf(customer);
      assert.ok(chat && isConnected(chat));
      await world.service.chats.transfer(chat, name);
      await world.quiet();
    }
    assert.deepEqual(world.got(third), ['summary', 'carol:  [p.png]']);
    assert.deepEqual(world.got(next), ['summary', 'carol:  [p.png]', 'summary']);
    assert.ok(!world.got(customer).includes('notDelivered'));
  });

  it('lets nothing an agent writes after the end reach the ex-customer, nor the next one', async () => {
    const { world, agent, customer } = await connectedWorld();
    const stale = await world.part(agent);
    const next = await world.customer('next');
    await world.ask(next);
    assert.ok(stale);
    await world.service.endChat({ deskId: stale.handoff.deskId, id: stale.handoff.id }, 'customerEnded');
    await world.say(agent, 'for whom?');
    await world.quiet();
    assert.ok(!world.got(customer).includes('agent: for whom?'));
    assert.ok(!world.got(next).includes('agent: for whom?'));
  });

  it('finds the chat of an agent whose pointer was lost', async () => {
    const { world, agent, customer } = await connectedWorld();
    const found = await world.stores.conversations.load(agent.id);
    assert.ok(found);
    const { handoff: _lost, ...rest } = found.value;
    await world.stores.conversations.replace(rest, found.version);
    await world.say(agent, 'still here');
    await world.quiet();
    assert.deepEqual(world.got(customer), ['agent: still here']);
  });
});

describe('an agent whose pointer is still at a chat that is over', () => {
  it('has their next line held, for it may have been meant for the customer before', async () => {
    const world = createWorld();
    const agent = await world.agentOnDuty('agent');
    const [ann, bob] = [await world.customer('ann'), await world.customer('bob')];
    await world.ask(ann);
    const before = await world.stores.conversations.load(agent.id);
    const chat = await world.handoffOf(ann);
    assert.ok(before && chat);
    await world.ask(bob);
    await world.service.endChat({ deskId: chat.deskId, id: chat.id }, 'customerEnded');
    const now = await world.stores.conversations.load(agent.id);
    assert.ok(now);
    await world.stores.conversations.replace(before.value, now.version);
    assert.equal(await world.say(agent, 'about your salary, ann'), 'held');
    await world.quiet();
    assert.ok(!world.got(bob).some((each) => each.includes('salary')));
  });
});

describe('a restart in the middle of a chat', () => {
  it('lets both sides just go on', async () => {
    const { world, agent, customer } = await connectedWorld();
    world.restart();
    await world.say(customer, 'are you there?');
    await world.say(agent, 'yes');
    await world.quiet();
    assert.deepEqual(world.got(agent), ['carol: are you there?']);
    assert.deepEqual(world.got(customer), ['agent: yes']);
  });

  it('never doubles a line that may have been sent: its sender is told', async () => {
    const { world, agent, customer } = await connectedWorld();
    world.messenger.decide = () => new Promise(() => undefined);
    void world.say(customer, 'half way');
    await setImmediate();
    world.messenger.decide = () => 'delivered';
    world.restart();
    world.clock.advance(TIMINGS.claimMs);
    await world.service.start();
    await world.quiet();
    assert.deepEqual(world.got(agent), ['carol: half way']);
    assert.deepEqual(world.got(customer), ['mayNotHaveArrived']);
  });

  it('sends what was written and never sent, where the channel drops doubles', async () => {
    const { world, agent, customer } = await connectedWorld();
    Object.assign(world.messenger, { dropsDoubles: true });
    world.messenger.decide = () => new Promise(() => undefined);
    void world.say(customer, 'half way');
    await setImmediate();
    world.messenger.decide = () => 'delivered';
    world.restart();
    world.clock.advance(TIMINGS.claimMs);
    await world.service.start();
    await world.quiet();
    const [first, again] = world.messenger.sent.filter((message) => message.address === agent.address);
    assert.equal(first?.id, again?.id, 'the channel knows the double by its id');
    assert.deepEqual(await world.stores.journal.pending(), []);
  });
});
