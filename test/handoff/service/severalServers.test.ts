import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import { assignedTo, isConnected } from '../../../handoff/domain/handoff.ts';
import type { Outcome, OutgoingMessage } from '../../../handoff/ports.ts';
import { TIMINGS } from '../../../composition/timings.ts';
import { anAgentParty, liveChatSettings } from '../../support/data.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

interface Chat {
  readonly a: World;
  readonly b: World;
  readonly agent: Conversation;
  readonly customer: Conversation;
}

async function chatOnTwoServers(aheadMs = 0): Promise<Chat> {
  const a = createWorld();
  const b = a.anotherServer(aheadMs);
  const [agent, customer] = [await a.agentOnDuty('agent'), await a.customer('carol')];
  await a.ask(customer);
  await a.quiet();
  a.messenger.sent.length = 0;
  return { a, b, agent, customer };
}

/** A channel that does not answer for messages with this text until it is told to. */
function silentFor({ messenger }: World, text: string): { answer(outcome: Outcome): void } {
  let answer: (outcome: Outcome) => void = () => undefined;
  const answered = new Promise<Outcome>((resolve) => (answer = resolve));
  messenger.decide = (message) => (textOf(message) === text ? answered : 'delivered');
  return { answer: (outcome) => answer(outcome) };
}

function textOf({ content }: OutgoingMessage): string {
  return content.kind === 'line' ? content.text : content.kind;
}

async function steps(): Promise<void> {
  for (let step = 0; step < 5; step += 1) await setImmediate();
}

/** Says it and lets the server find that the channel is slow. */
async function sayTo(world: World, who: Conversation, text: string, activityId?: string): Promise<unknown> {
  const said = world.say(who, text, activityId);
  await steps();
  world.clock.advance(TIMINGS.slowSendMs);
  return said;
}

describe('messages of one chat on several servers', () => {
  for (const aheadMs of [-2_000, -1, 0, 1, 2_000]) {
    it(`leave in order where the clock of one is ${aheadMs} ms ahead of the other's`, async () => {
      const { a, b, agent, customer } = await chatOnTwoServers(aheadMs);
      const channel = silentFor(a, 'one');
      await sayTo(a, customer, 'one');
      for (const [index, text] of ['two', 'three', 'four', 'five', 'six'].entries()) {
        assert.equal(await (index % 2 === 0 ? b : a).say(customer, text), 'relayed');
      }
      channel.answer('delivered');
      await a.quiet(b);
      const said = ['one', 'two', 'three', 'four', 'five', 'six'].map((text) => `carol: ${text}`);
      assert.deepEqual(a.got(agent), said);
    });
  }

  it('leave in order, also when an earlier one has to wait on another server', async () => {
    const { a, b, agent, customer } = await chatOnTwoServers();
    const channel = silentFor(a, 'one');
    assert.equal(await sayTo(a, customer, 'one'), 'relayed');
    assert.equal(await b.say(customer, 'two'), 'relayed');
    assert.equal(await a.say(customer, 'three'), 'relayed');
    assert.deepEqual(a.got(agent), ['carol: one']);
    channel.answer('delivered');
    await a.quiet(b);
    assert.deepEqual(a.got(agent), ['carol: one', 'carol: two', 'carol: three']);
    assert.deepEqual(await a.stores.journal.pending(), []);
    assert.equal((await a.handoffOf(customer))?.writers, undefined);
  });

  it('wait for the first words of the chat, wherever they are written', async () => {
    const a = createWorld();
    const b = a.anotherServer();
    const [agent, customer] = [await a.agentOnDuty('agent'), await a.customer('carol')];
    const channel = silentFor(a, 'summary');
    await a.ask(customer);
    await b.say(customer, 'hello?');
    assert.deepEqual(a.got(agent), ['summary']);
    channel.answer('delivered');
    await a.quiet(b);
    assert.deepEqual(a.got(agent), ['summary', 'carol: hello?']);
  });

  it('come after the first words also when they were written down before them', async () => {
    const a = createWorld();
    const b = a.anotherServer();
    const [agent, customer] = [await a.agentOnDuty('agent'), await a.customer('carol')];
    let saidMeanwhile: Promise<unknown> | undefined;
    const before = { ...a.stores.conversations };
    // While the first server looks up whom the agent writes to, the second one hears the customer.
    Object.assign(a.stores.conversations, {
      async load(id: string) {
        const chat = id === agent.id && !saidMeanwhile ? await a.handoffOf(customer) : undefined;
        if (chat?.state.kind === 'connected') {
          saidMeanwhile = b.say(customer, 'hello?');
          await saidMeanwhile;
        }
        return before.load(id);
      },
    });
    await a.ask(customer);
    await saidMeanwhile;
    await a.quiet(b);
    assert.deepEqual(a.got(agent), ['summary', 'carol: hello?']);
  });

  it('of two servers that are slow at the same time the first sends what is left', async () => {
    const { a, b, agent, customer } = await chatOnTwoServers();
    const channel = silentFor(a, 'one');
    const [first, second] = [a.say(customer, 'one'), b.say(customer, 'two')];
    for (let step = 0; step < 5; step += 1) await setImmediate();
    a.clock.advance(TIMINGS.slowSendMs);
    await Promise.all([first, second]);
    await b.say(customer, 'three');
    channel.answer('delivered');
    await a.quiet(b);
    assert.deepEqual(new Set(a.got(agent)), new Set(['carol: one', 'carol: two', 'carol: three']));
    assert.equal(a.got(agent).at(-1), 'carol: three');
  });
});

describe('what a dead server has left', () => {
  it('is taken up when its claim is over: what was tried is unknown, what waited behind it is sent', async () => {
    const { a, b, agent, customer } = await chatOnTwoServers();
    silentFor(a, 'one');
    await sayTo(a, customer, 'one');
    await b.say(customer, 'two');
    // The first server says nothing more: its claim runs out.
    a.clock.forget();
    b.clock.advance(TIMINGS.claimMs);
    await b.outbox.takeUp();
    await b.quiet();
    assert.deepEqual(b.got(agent), ['carol: one', 'carol: two']);
    assert.ok(b.got(customer).includes('mayNotHaveArrived'));
    assert.deepEqual(await b.stores.journal.pending(), []);
  });

  it('goes before what is said next, when the line is delivered to another server again', async () => {
    const { a, b, agent, customer } = await chatOnTwoServers();
    silentFor(a, 'one');
    void a.say(customer, 'one', 'same');
    await setImmediate();
    a.clock.forget();
    a.messenger.decide = () => 'delivered';
    assert.equal(await b.say(customer, 'one', 'same'), 'duplicate');
    await b.say(customer, 'two');
    assert.deepEqual(b.got(agent), ['carol: one']);
    await b.quiet();
    assert.deepEqual(b.got(agent), ['carol: one', 'carol: two']);
    assert.ok(b.got(customer).includes('mayNotHaveArrived'));
  });

  it('is told of as delayed, also to those whose lines wait behind it', async () => {
    const { a, b, customer } = await chatOnTwoServers();
    silentFor(a, 'one');
    await sayTo(a, customer, 'one');
    await b.say(customer, 'two');
    a.clock.forget();
    a.messenger.decide = ({ content }) => (content.kind === 'line' ? new Promise(() => undefined) : 'delivered');
    b.clock.advance(TIMINGS.delayedMs);
    await b.outbox.takeUp();
    for (let step = 0; step < 20; step += 1) await setImmediate();
    assert.ok(b.got(customer).includes('delayed'), String(b.got(customer)));
  });

  it('is sent again where the channel drops doubles', async () => {
    const { a, b, agent, customer } = await chatOnTwoServers();
    Object.assign(a.messenger, { dropsDoubles: true });
    silentFor(a, 'one');
    void a.say(customer, 'one');
    await setImmediate();
    a.clock.forget();
    a.messenger.decide = () => 'delivered';
    b.clock.advance(TIMINGS.claimMs);
    await b.outbox.takeUp();
    await b.quiet();
    const [first, again] = b.messenger.sent.filter(({ address }) => address === agent.address);
    assert.equal(first?.id, again?.id);
    assert.ok(!b.got(customer).includes('mayNotHaveArrived'));
  });

  it('is not called undelivered because it is refused the second time', async () => {
    const { a, b, customer } = await chatOnTwoServers();
    Object.assign(a.messenger, { dropsDoubles: true });
    const sent: string[] = [];
    a.messenger.decide = (message) => {
      if (textOf(message) !== 'one') return 'delivered';
      sent.push('one');
      // The first server dies before it hears what became of it.
      return sent.length === 1 ? new Promise(() => undefined) : 'rejected';
    };
    void a.say(customer, 'one');
    await setImmediate();
    a.clock.forget();
    b.clock.advance(TIMINGS.claimMs);
    await b.outbox.takeUp();
    await b.quiet();
    assert.equal(sent.length, 2);
    assert.deepEqual(b.got(customer).slice(-1), ['mayNotHaveArrived']);
  });

  it('is not sent after a later line of the same person: its sender is told', async () => {
    const { a, b, agent, customer } = await chatOnTwoServers();
    Object.assign(a.messenger, { dropsDoubles: true });
    silentFor(a, 'one');
    void a.say(customer, 'one');
    await setImmediate();
    a.clock.forget();
    a.messenger.decide = () => 'delivered';
    b.clock.advance(10);
    await b.say(customer, 'two');
    b.clock.advance(TIMINGS.claimMs);
    await b.outbox.takeUp();
    await b.quiet();
    assert.deepEqual(b.got(agent), ['carol: one', 'carol: two']);
    assert.ok(b.got(customer).includes('mayNotHaveArrived'));
  });
});

describe('a claim that ran out', () => {
  it('does not let a line overtake those that were left to it', async () => {
    const { a, b, agent, customer } = await chatOnTwoServers();
    silentFor(a, 'one');
    await sayTo(a, customer, 'one');
    await b.say(customer, 'two');
    a.clock.forget();
    a.messenger.decide = () => 'delivered';
    b.clock.advance(TIMINGS.claimMs);
    await b.say(customer, 'three');
    await b.quiet();
    assert.deepEqual(b.got(agent), ['carol: one', 'carol: two', 'carol: three']);
  });
});

describe('two who talk again', () => {
  it('hear what was still on its way from the first time before what is said now', async () => {
    const { a, b, agent, customer } = await chatOnTwoServers();
    silentFor(a, 'one');
    void a.say(customer, 'one');
    await setImmediate();
    a.clock.forget();
    Object.assign(a.messenger, { dropsDoubles: true, decide: () => 'delivered' });
    const before = await b.handoffOf(customer);
    assert.ok(before);
    await b.service.endChat({ deskId: before.deskId, id: before.id }, 'customerEnded');
    await b.ask(customer);
    await b.say(customer, 'two');
    await b.quiet();
    const lines = b.got(agent).filter((each) => each.startsWith('carol'));
    assert.deepEqual(lines, ['carol: one', 'carol: one', 'carol: two'], 'the second is dropped by the channel');
  });

  it('are not told again what was said the first time, when the channel delivers it again', async () => {
    const { a, agent, customer } = await chatOnTwoServers();
    assert.equal(await a.say(agent, 'only for carol', 'same'), 'relayed');
    const before = await a.handoffOf(customer);
    assert.ok(before);
    await a.service.endChat({ deskId: before.deskId, id: before.id }, 'agentEnded');
    const next = await a.customer('next');
    await a.ask(next);
    assert.equal(await a.say(agent, 'only for carol', 'same'), 'duplicate');
    await a.quiet();
    assert.ok(!a.got(next).includes('agent: only for carol'));
  });
});

describe('two servers that decide on one chat', () => {
  it('by the same #transfer leave it to the colleague once, with its room', async () => {
    const { a, b, customer } = await chatOnTwoServers();
    await a.agentOnDuty('bob');
    const chat = await a.handoffOf(customer);
    assert.ok(chat && isConnected(chat));
    const moved = await Promise.all([a.service.chats.transfer(chat, 'bob'), b.service.chats.transfer(chat, 'bob')]);
    assert.deepEqual(moved.map(({ kind }) => kind).toSorted(), ['over', 'transferred']);
    const bob = (await a.service.duty.list()).find(({ id }) => id === 'bob');
    assert.deepEqual(
      bob?.slots.map(({ handoffId }) => handoffId),
      [chat.id],
    );
  });

  it('by #exit of an agent who has lost the chat meanwhile end nothing', async () => {
    const { a, b, customer } = await chatOnTwoServers();
    const chat = await a.handoffOf(customer);
    assert.ok(chat && isConnected(chat));
    await b.agentOnDuty('bob');
    await b.service.chats.transfer(chat, 'bob');
    assert.equal(await a.service.endOnly(chat, 'agentEnded'), 'alreadyEnded');
    assert.equal(ownerOf(await a.handoffOf(customer)), 'bob');
    assert.deepEqual(await a.service.chats.whatBecame(chat), { kind: 'taken', by: 'bob' });
  });
});

describe('a customer who waits and is gone', () => {
  it('is not counted in the queue any more', async () => {
    const { a } = await chatOnTwoServers();
    const [ghost, next] = [await a.customer('ghost'), await a.customer('next')];
    a.messenger.decide = ({ address }) => (address === ghost.address ? 'gone' : 'delivered');
    await a.ask(ghost);
    await a.quiet();
    await a.ask(next);
    await a.quiet();
    assert.deepEqual(a.got(next), ['place 1']);
  });
});

describe('a line that was said to an agent who is lost', () => {
  it('is not said to the next one as well, when the channel delivers it again', async () => {
    const { a, b, agent, customer } = await chatOnTwoServers();
    a.messenger.decide = ({ address, content }) =>
      address === agent.address && content.kind === 'line' ? 'gone' : 'delivered';
    await a.say(customer, 'one', 'same');
    await a.quiet();
    assert.equal((await a.handoffOf(customer))?.state.kind, 'waiting');
    assert.equal(await b.say(customer, 'one', 'same'), 'duplicate');
    assert.ok(!(await a.handoffOf(customer))?.context.lines.includes('one'));
    assert.ok(a.got(customer).includes('notDelivered'));
  });
});

describe('a command that is typed before its agent was told of the chat', () => {
  it('is asked for again, though its own time was written down meanwhile', async () => {
    const { a, agent } = await chatOnTwoServers();
    const part = await a.part(agent);
    const found = await a.stores.conversations.load(agent.id);
    assert.ok(part && found?.value.told);
    const { told: _notYet, ...untold } = part.conversation;
    const saidAt = found.value.told.sentAt - 1;
    await a.stores.conversations.replace({ ...found.value, newestSaidAt: saidAt }, found.version);
    assert.equal(await a.service.relay.mustAsk({ ...part, conversation: untold }, { saidAt, activityId: 'x' }), true);
  });
});

describe('a line that was begun when there was no chat', () => {
  it('is not said in the next one when it is delivered again: its agent is asked', async () => {
    const { a, b, agent, customer } = await chatOnTwoServers();
    const found = await a.stores.conversations.load(agent.id);
    assert.ok(found);
    const begun = { activityId: 'begun', since: a.clock.now() };
    await a.stores.conversations.replace({ ...found.value, underWay: [begun] }, found.version);
    assert.equal(await b.say(agent, 'for whom?', 'begun'), 'held');
    assert.ok(!b.got(customer).some((each) => each.includes('for whom?')));
  });
});

describe('a line for somebody who has left, while the next chat ends as well', () => {
  it('is held: that the next one has left too makes it no more theirs', async () => {
    const { a, b, agent, customer } = await chatOnTwoServers();
    const next = await a.customer('next');
    await a.ask(next);
    const first = await a.part(agent);
    assert.ok(first);
    const summary = silentFor(a, 'summary');
    void b.service.endChat(first.handoff, 'customerEnded');
    await steps();
    const part = await a.part(agent);
    assert.equal(part?.handoff.customer.name, 'next');
    const said = { activityId: 'x', text: 'about your salary, carol', attachments: [] };
    const relayed = a.service.relay.relay(part, said);
    await steps();
    summary.answer('delivered');
    await steps();
    void b.service.endChat(part.handoff, 'customerEnded');
    await steps();
    a.clock.advance(TIMINGS.slowSendMs);
    assert.equal(await relayed, 'held');
    await a.quiet(b);
    assert.ok(![...a.got(next), ...a.got(customer)].some((each) => each.includes('salary')));
  });
});

describe('a chat that a dead server has claimed and told nobody of', () => {
  it('begins with its first words, also where a line comes before any sweep', async () => {
    const { a, b, agent, customer } = await chatOnTwoServers();
    const chat = await a.handoffOf(customer);
    assert.ok(chat && isConnected(chat));
    // As it was left: connected once more, by a server that says so on the handoff and does nothing else.
    const found = await a.stores.handoffs.load(chat);
    const { agent: party, handle, checkAt } = chat.state;
    const dead = { server: 'dead', until: a.clock.now() + TIMINGS.claimMs };
    const claimed = assignedTo(chat, { agent: party, handle, checkAt, sender: dead }, a.clock.now());
    assert.ok(found && (await a.stores.handoffs.replace(claimed, found.version)) !== 'stale');
    await b.say(customer, 'anybody?');
    assert.deepEqual(b.got(agent), []);
    b.clock.advance(TIMINGS.claimMs);
    await b.outbox.takeUp();
    await b.quiet();
    assert.deepEqual(b.got(agent), ['summary', 'carol: anybody?']);
    assert.deepEqual(b.got(customer).toSorted(), ['connectedCustomer', 'delayed']);
  });
});

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
