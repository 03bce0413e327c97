import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { Outcome } from '../../../handoff/ports.ts';
import { TIMINGS } from '../../../composition/timings.ts';
import { anAgentParty, liveChatSettings } from '../../support/data.ts';
import { createWorld } from '../../support/handoffWorld.ts';
import { chatOnTwoServers, sayTo, silentFor } from './twoServers.ts';

describe('a line that is held', () => {
  it('while those before it are being sent stays held', async () => {
    const { a, agent } = await chatOnTwoServers();
    const part = await a.part(agent);
    assert.ok(part && part.handoff.state.kind === 'connected');
    const early = (activityId: string) => ({
      activityId,
      text: activityId,
      attachments: [],
      saidAt: part.handoff.askedAt - 1,
    });
    assert.equal(await a.service.relay.relay(part, early('one')), 'held');
    const sending = await a.part(agent);
    assert.ok(sending);
    assert.equal(await a.service.relay.relay(part, early('two')), 'held');
    assert.equal(await a.service.relay.sendHeld(sending), 1);
    const left = (await a.stores.conversations.load(agent.id))?.value.held?.lines;
    assert.deepEqual(
      left?.map(({ text }) => text),
      ['two'],
    );
  });

  it('is said not to have been delivered when its chat is over before the agent has said more', async () => {
    const { a, b, agent, customer } = await chatOnTwoServers();
    const part = await a.part(agent);
    assert.ok(part && part.handoff.state.kind === 'connected');
    const early = { activityId: 'early', text: 'for whom?', attachments: [], saidAt: part.handoff.state.since - 1 };
    // The server dies before it can say so; by the time the line is delivered again the customer has gone.
    assert.equal(await a.service.relay.relay(part, early), 'held');
    const { deskId, id } = part.handoff;
    await b.service.endChat({ deskId, id }, 'customerEnded');
    await b.quiet();
    assert.deepEqual(b.got(agent).slice(-2), ['endedByCustomer', 'notDelivered']);
    assert.deepEqual((await b.stores.conversations.load(agent.id))?.value.held, undefined);
    assert.ok(!b.got(customer).some((each) => each.includes('for whom?')));
  });

  it('is not said to be lost when the agent has sent it', async () => {
    const { a, agent, customer } = await chatOnTwoServers();
    const part = await a.part(agent);
    assert.ok(part && part.handoff.state.kind === 'connected');
    const early = { activityId: 'early', text: 'for you', attachments: [], saidAt: part.handoff.state.since - 1 };
    await a.service.relay.relay(part, early);
    const held = await a.part(agent);
    assert.ok(held);
    await a.service.relay.sendHeld(held);
    // As a server leaves it that dies before it can settle what it has sent.
    const sent = await a.stores.conversations.load(agent.id);
    assert.ok(sent && held.conversation.held);
    await a.stores.conversations.replace({ ...sent.value, held: held.conversation.held }, sent.version);
    await a.service.endChat({ deskId: part.handoff.deskId, id: part.handoff.id }, 'customerEnded');
    await a.quiet();
    assert.ok(a.got(customer).includes('agent: for you'));
    assert.ok(!a.got(agent).includes('notDelivered'));
  });

  it('is said to be held again when it is delivered again, and to another server', async () => {
    const { a, b, agent } = await chatOnTwoServers();
    const part = await a.part(agent);
    assert.ok(part && part.handoff.state.kind === 'connected');
    const early = { activityId: 'early', text: 'for whom?', attachments: [], saidAt: part.handoff.state.since - 1 };
    assert.equal(await a.service.relay.relay(part, early), 'held');
    const again = await b.part(agent);
    assert.ok(again);
    assert.equal(await b.service.relay.relay(again, early), 'held');
    const held = await b.part(agent);
    assert.equal(held && (await b.service.relay.sendHeld(held)), 1);
  });
});

describe('what the bot itself says', () => {
  it('is said again where it may not have arrived: there is nobody else to tell', async () => {
    const { a, customer } = await chatOnTwoServers();
    let told = 0;
    a.messenger.decide = ({ content }) => {
      if (content.kind === 'line') return 'rejected';
      told += 1;
      return told < 3 ? 'unknown' : 'delivered';
    };
    await a.say(customer, 'one');
    await a.quiet();
    assert.deepEqual(a.got(customer), ['notDelivered', 'notDelivered', 'notDelivered']);
    assert.deepEqual(await a.stores.journal.pending(), []);
    const reports = a.messenger.sent.filter(({ content }) => content.kind === 'notice').slice(-3);
    const marked = reports.map(({ saidAgain = false }) => saidAgain);
    assert.deepEqual(marked, [false, true, true], 'a second one says that it is one');
  });

  it('is said again as often where the store was away for a minute meanwhile', async () => {
    const { a, customer } = await chatOnTwoServers();
    const { handoffs } = a.stores;
    const load = handoffs.load.bind(handoffs);
    let [told, isAway] = [0, false];
    handoffs.load = (key) => {
      if (isAway) a.clock.advance(70_000);
      isAway = false;
      return load(key);
    };
    a.messenger.decide = ({ content }) => {
      if (content.kind === 'line') return 'rejected';
      told += 1;
      isAway = told === 1;
      return told < 3 ? 'unknown' : 'delivered';
    };
    await a.say(customer, 'one');
    await a.quiet();
    assert.deepEqual(a.got(customer), ['notDelivered', 'notDelivered', 'notDelivered']);
  });
});

describe('what a dead server would have told an agent', () => {
  it('is not said any more when they are in another chat by now', async () => {
    const { a, agent, customer } = await chatOnTwoServers();
    const chat = await a.handoffOf(customer);
    assert.ok(chat);
    const content = { kind: 'notice', key: 'nowWritingTo', params: { customer: 'carol' }, choices: [] } as const;
    const to = { conversationId: agent.id, address: agent.address, locale: 'en' };
    const left = { handoffId: chat.id, order: 1, at: 0, from: 'bot', content, to, delivery: 'queued' } as const;
    await a.stores.journal.append({ ...left, id: 'true' });
    await a.outbox.takeUp();
    await a.quiet();
    await a.service.endChat({ deskId: chat.deskId, id: chat.id }, 'customerEnded');
    await a.stores.journal.append({ ...left, id: 'outdated' });
    await a.outbox.takeUp();
    await a.quiet();
    assert.equal(a.got(agent).filter((each) => each === 'nowWritingTo').length, 1);
    assert.deepEqual(await a.stores.journal.pending(), []);
  });
});

describe('a summary that arrives late', () => {
  it('says whom the agent writes to as it is by then, and not as it was', async () => {
    const a = createWorld();
    a.settings.current = liveChatSettings({ capacity: 2 });
    const agent = await a.agentOnDuty('agent');
    const [ann, bob] = [await a.customer('ann'), await a.customer('bob')];
    await a.ask(ann);
    await a.quiet();
    let attempts = 0;
    a.messenger.decide = async ({ content }) => {
      if (content.kind !== 'summary' || (attempts += 1) > 1) return 'delivered';
      const party = anAgentParty({ agentId: 'agent', conversationId: 'agent', address: agent.address });
      await a.service.chats.switchTo(agent, party, 'bob');
      return 'unknown';
    };
    await a.ask(bob);
    await a.quiet();
    const summaries = a.messenger.sent.flatMap(({ content }) => (content.kind === 'summary' ? [content.current] : []));
    assert.deepEqual(summaries, [undefined, 'ann', undefined]);
    assert.equal(await a.say(agent, 'hello bob'), 'relayed');
  });

  it('and names the chat that they have just left: what they say next is held', async () => {
    const a = createWorld();
    a.settings.current = liveChatSettings({ capacity: 2 });
    const agent = await a.agentOnDuty('agent');
    const [ann, bob] = [await a.customer('ann'), await a.customer('bob')];
    await a.ask(ann);
    await a.quiet();
    a.messenger.decide = async ({ content }): Promise<Outcome> => {
      if (content.kind !== 'summary') return 'delivered';
      // They have read "you are writing to bob" when the summary comes, which still names ann.
      a.clock.advance(1);
      const party = anAgentParty({ agentId: 'agent', conversationId: 'agent', address: agent.address });
      await a.service.chats.switchTo(agent, party, 'bob');
      a.clock.advance(1);
      return 'delivered';
    };
    await a.ask(bob);
    await a.quiet();
    assert.equal(await a.say(agent, 'your salary, ann'), 'held');
    assert.ok(!a.got(bob).some((each) => each.includes('salary')));
  });
});

describe('a message that takes long', () => {
  it('does not keep the turn of its sender, who is told that it is delayed', async () => {
    const { a, customer } = await chatOnTwoServers();
    const channel = silentFor(a, 'one');
    assert.equal(await sayTo(a, customer, 'one'), 'relayed');
    assert.deepEqual(a.got(customer), []);
    for (let waited = 0; waited < TIMINGS.delayedMs + TIMINGS.claimMs; waited += 500) {
      a.clock.advance(500);
      await setImmediate();
    }
    assert.deepEqual(a.got(customer), ['delayed']);
    channel.answer('delivered');
    await a.quiet();
    assert.deepEqual(a.got(customer), ['delayed']);
  });

  it('is not taken up by a sweep of another server while its own is still at it', async () => {
    const { a, b, agent, customer } = await chatOnTwoServers();
    Object.assign(a.messenger, { dropsDoubles: true });
    const channel = silentFor(a, 'one');
    await sayTo(a, customer, 'one');
    for (let waited = 0; waited < 4 * TIMINGS.claimMs; waited += 500) {
      a.clock.advance(500);
      await setImmediate();
      await b.outbox.takeUp();
    }
    channel.answer('delivered');
    await a.quiet(b);
    assert.deepEqual(a.got(agent), ['carol: one']);
  });
});
