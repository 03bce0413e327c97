import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { assignedTo, isConnected } from '../../../handoff/domain/handoff.ts';
import { TIMINGS } from '../../../composition/timings.ts';
import { ownerOf } from '../../support/handoffWorld.ts';
import { chatOnTwoServers, silentFor, steps } from './twoServers.ts';

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
