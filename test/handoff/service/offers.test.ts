import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { ASK_AGAIN_MS } from '../../../handoff/domain/assignment.ts';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import { offerOf } from '../../../handoff/domain/offer.ts';
import { liveChatSettings } from '../../support/data.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

const OFFER_MS = 120_000;

/** A desk that offers chats, with agents on duty who have been idle in this order. */
async function offering(...names: readonly string[]) {
  const world = createWorld();
  world.settings.current = liveChatSettings({ assignment: 'offer', offerMs: OFFER_MS });
  const agents: Conversation[] = [];
  for (const name of names) {
    agents.push(await world.agentOnDuty(name));
    world.clock.advance(1);
  }
  const customer = await world.customer('carol');
  await world.ask(customer);
  await world.outbox.idle();
  const after = async (ms: number): Promise<void> => {
    world.clock.advance(ms);
    await world.service.sweep();
    await world.outbox.idle();
  };
  return { world, agents, customer, after };
}

const heardBy = (world: World, agents: readonly Conversation[]) => agents.map((agent) => world.got(agent));
const answers = (world: World) => world.service.offerAnswers;
const ANY = { said: '' } as const;

async function offeredTo(world: World, customer: Conversation): Promise<string | undefined> {
  const handoff = await world.handoffOf(customer);
  return handoff && offerOf(handoff)?.agent.name;
}

async function load(world: World, agentId: string): Promise<number> {
  const agent = await world.stores.agents.load({ deskId: 'certification', id: agentId });
  return agent?.value.slots.length ?? 0;
}

/** Steps of whatever else goes on; the store and the channel of these tests answer within some of them. */
async function ticks(count: number): Promise<void> {
  for (let tick = 0; tick < count; tick += 1) await Promise.resolve();
}

/** Lets time pass until the answer is there. */
async function inTime<T>(world: World, answer: Promise<T>): Promise<T> {
  const state = { isThere: false };
  const there = answer.finally(() => {
    state.isThere = true;
  });
  for (let step = 0; step < 100 && !state.isThere; step += 1) {
    await setImmediate();
    world.clock.advance(100);
  }
  return there;
}

async function refOf(world: World, customer: Conversation) {
  const handoff = await world.handoffOf(customer);
  const offer = handoff && offerOf(handoff);
  assert.ok(handoff && offer);
  return { handoffId: handoff.id, offerId: offer.id };
}

describe('an offered chat', () => {
  it('is shown to the agent with the summary, while the customer sees their place and no more', async () => {
    const { world, agents, customer } = await offering('ann');
    assert.deepEqual(heardBy(world, agents), [['offer']]);
    assert.deepEqual(world.got(customer), ['place 1']);
    assert.equal((await world.handoffOf(customer))?.state.kind, 'waiting');
    const [sent] = world.messenger.sent.filter(({ content }) => content.kind === 'offer');
    assert.ok(sent?.content.kind === 'offer');
    assert.deepEqual([sent.content.summary.name, sent.content.seconds], ['carol', OFFER_MS / 1000]);
  });

  it('counts against the capacity, so that the next customer is offered to somebody else', async () => {
    const { world, agents } = await offering('ann', 'bob');
    await world.ask(await world.customer('dave'));
    await world.ask(await world.customer('eve'));
    await world.outbox.idle();
    assert.deepEqual(heardBy(world, agents), [['offer'], ['offer']]);
    assert.deepEqual([await load(world, 'ann'), await load(world, 'bob')], [1, 1]);
  });

  it('is the agent’s once accepted, and both sides are told as ever', async () => {
    const { world, agents, customer } = await offering('ann');
    assert.deepEqual(await answers(world).accept('ann', ANY), { kind: 'accepted', customer: 'carol' });
    await world.outbox.idle();
    assert.equal(ownerOf(await world.handoffOf(customer)), 'ann');
    assert.deepEqual(heardBy(world, agents), [['offer', 'summary', 'offer accepted']]);
    assert.deepEqual(world.got(customer), ['place 1', 'connectedCustomer']);
    assert.deepEqual(await answers(world).accept('ann', ANY), { kind: 'none' });
  });

  it('goes to the next agent when it is declined, and nobody goes off duty for that', async () => {
    const { world, agents, customer } = await offering('ann', 'bob');
    assert.deepEqual(await answers(world).decline('ann', ANY), { kind: 'declined', customer: 'carol' });
    await world.service.assignWaiting();
    await world.outbox.idle();
    assert.equal(await offeredTo(world, customer), 'bob');
    assert.deepEqual(heardBy(world, agents), [['offer', 'offer declined'], ['offer']]);
    assert.deepEqual([await load(world, 'ann'), (await world.service.duty.list()).length], [0, 2]);
  });

  it('comes back to who declined once all others are gone, after a pause', async () => {
    const { world, customer, after } = await offering('ann', 'bob');
    await answers(world).decline('ann', ANY);
    await world.service.assignWaiting();
    await world.service.duty.off('bob');
    await world.service.assignWaiting();
    assert.equal(await offeredTo(world, customer), undefined);
    await after(ASK_AGAIN_MS);
    assert.equal(await offeredTo(world, customer), 'ann');
  });

  it('that nobody answers moves on, and that agent goes off duty and is told how to come back', async () => {
    const { world, agents, customer, after } = await offering('ann', 'bob');
    await after(OFFER_MS - 1_000);
    assert.equal(await offeredTo(world, customer), 'ann');
    await after(1_000);
    assert.equal(await offeredTo(world, customer), 'bob');
    assert.deepEqual(heardBy(world, agents), [['offer', 'offer unanswered', 'offerUnanswered'], ['offer']]);
    const onDuty = await world.service.duty.list();
    assert.deepEqual(
      onDuty.map(({ id }) => id),
      ['bob'],
    );
    assert.equal((await world.stores.conversations.load('ann'))?.value.onDuty, undefined);
    assert.equal(await load(world, 'ann'), 0);
  });

  it('can still be accepted after its time, as long as nobody else is asked', async () => {
    const { world, customer } = await offering('ann');
    world.clock.advance(OFFER_MS + 1);
    assert.equal((await answers(world).accept('ann', ANY)).kind, 'accepted');
    assert.equal(ownerOf(await world.handoffOf(customer)), 'ann');
  });

  it('keeps what the customer writes meanwhile, for the summary', async () => {
    const { world, customer } = await offering('ann');
    await world.say(customer, 'it is urgent');
    await answers(world).accept('ann', ANY);
    assert.deepEqual((await world.handoffOf(customer))?.context.lines.at(-1), 'it is urgent');
  });

  it('is over when the customer leaves: the agent is told in its place, and is free for the next', async () => {
    const { world, agents, customer } = await offering('ann');
    const handoff = await world.handoffOf(customer);
    assert.ok(handoff);
    const next = await world.customer('dave');
    await world.ask(next);
    const ref = await refOf(world, customer);
    await world.service.endChat({ deskId: handoff.deskId, id: handoff.id }, 'customerLeftQueue');
    await world.outbox.idle();
    assert.deepEqual(heardBy(world, agents), [['offer', 'offer customerLeft', 'offer']]);
    const over = world.messenger.sent.find(({ content }) => content.kind === 'offerOver');
    assert.equal(over?.content.kind === 'offerOver' && over.content.replaces, 'activity-1');
    assert.equal(await offeredTo(world, next), 'ann');
    assert.deepEqual(await answers(world).accept('ann', ref), { kind: 'left', customer: 'carol' });
  });

  it('goes on when its agent goes off duty, signs out or loses the role', async () => {
    const { world, agents, customer } = await offering('ann', 'bob');
    assert.deepEqual(await world.service.duty.off('ann'), { kind: 'offDuty', running: 0 });
    await world.service.assignWaiting();
    await world.outbox.idle();
    assert.equal(await offeredTo(world, customer), 'bob');
    assert.deepEqual(heardBy(world, agents), [['offer', 'offer withdrawn'], ['offer']]);
  });

  it('goes on when its agent’s channel says that nobody is there', async () => {
    const world = createWorld();
    world.settings.current = liveChatSettings({ assignment: 'offer' });
    const ann = await world.agentOnDuty('ann');
    world.clock.advance(1);
    await world.agentOnDuty('bob');
    world.messenger.decide = ({ address }) => (address === ann.address ? 'gone' : 'delivered');
    const customer = await world.customer('carol');
    await world.ask(customer);
    await world.outbox.idle();
    assert.equal(await offeredTo(world, customer), 'bob');
    assert.deepEqual(
      (await world.service.duty.list()).map(({ id }) => id),
      ['bob'],
    );
  });

  it('arrives after it was over: what became of it takes its place', async () => {
    const world = createWorld();
    world.settings.current = liveChatSettings({ assignment: 'offer' });
    await world.agentOnDuty('ann');
    const arrival = Promise.withResolvers<'delivered'>();
    world.messenger.decide = ({ content }) => (content.kind === 'offer' ? arrival.promise : 'delivered');
    const customer = await world.customer('carol');
    const asking = world.ask(customer);
    while ((await offeredTo(world, customer)) === undefined) await Promise.resolve();
    const declined = answers(world).decline('ann', ANY);
    await declined;
    arrival.resolve('delivered');
    await asking;
    await world.quiet();
    const over = world.messenger.sent.find(({ content }) => content.kind === 'offerOver');
    assert.ok(over?.content.kind === 'offerOver' && over.content.replaces !== undefined);
  });
});

describe('an answer', () => {
  it('by somebody it was not offered to does nothing and tells them nothing', async () => {
    const { world, customer } = await offering('ann', 'bob');
    const ref = await refOf(world, customer);
    assert.deepEqual(await answers(world).accept('bob', ref), { kind: 'none' });
    assert.deepEqual(await answers(world).decline('bob', ref), { kind: 'none' });
    assert.equal(await offeredTo(world, customer), 'ann');
  });

  it('to an older offer is told who has the chat', async () => {
    const { world, customer } = await offering('ann', 'bob');
    const older = await refOf(world, customer);
    await answers(world).decline('ann', older);
    await world.service.assignWaiting();
    assert.deepEqual(await inTime(world, answers(world).accept('ann', older)), { kind: 'movedOn', customer: 'carol' });
    await answers(world).accept('bob', ANY);
    assert.deepEqual(await answers(world).accept('ann', older), { kind: 'taken', customer: 'carol', by: 'bob' });
  });

  it('in the moment somebody else accepts is told who that is', async () => {
    const { world, customer } = await offering('ann', 'bob');
    const older = await refOf(world, customer);
    await answers(world).decline('ann', older);
    await world.service.assignWaiting();
    const late = answers(world).accept('ann', older);
    await ticks(20);
    await answers(world.anotherServer()).accept('bob', ANY);
    assert.deepEqual(await inTime(world, late), { kind: 'taken', customer: 'carol', by: 'bob' });
  });

  it('with the button of an older question means the one that is out now', async () => {
    const { world, customer, after } = await offering('ann');
    const older = await refOf(world, customer);
    await answers(world).decline('ann', older);
    await after(ASK_AGAIN_MS);
    assert.notDeepEqual(await refOf(world, customer), older);
    assert.deepEqual(await answers(world).accept('ann', older), { kind: 'accepted', customer: 'carol' });
  });

  it('with a button pressed twice is one answer', async () => {
    const { world, agents, customer } = await offering('ann');
    const ref = await refOf(world, customer);
    const both = await Promise.all([answers(world).accept('ann', ref), answers(world).accept('ann', ref)]);
    await world.outbox.idle();
    assert.deepEqual(both.map(({ kind }) => kind).toSorted(), ['accepted', 'yours']);
    assert.deepEqual(heardBy(world, agents), [['offer', 'summary', 'offer accepted']]);
    assert.equal(await load(world, 'ann'), 1);
  });

  it('names the customer where several are offered, else the oldest is meant', async () => {
    const { world } = await offering('ann');
    world.settings.current = { ...world.settings.current, capacity: 3 };
    for (const name of ['dave', 'dave two']) {
      world.clock.advance(1_000);
      await world.ask(await world.customer(name));
    }
    assert.deepEqual(await answers(world).decline('ann', { said: 'da' }), {
      kind: 'several',
      names: ['dave', 'dave two'],
    });
    assert.deepEqual(await answers(world).accept('ann', { said: 'Dave' }), { kind: 'accepted', customer: 'dave' });
    assert.deepEqual(await answers(world).accept('ann', { said: '3' }), { kind: 'accepted', customer: 'dave two' });
    assert.deepEqual(await answers(world).accept('ann', ANY), { kind: 'accepted', customer: 'carol' });
  });

  it('of two agents in the same moment, one of them too late, gives the chat to exactly one', async () => {
    const { world, customer, after } = await offering('ann', 'bob');
    const late = await refOf(world, customer);
    await after(OFFER_MS);
    const current = await refOf(world, customer);
    const other = world.anotherServer();
    const answered = Promise.all([
      answers(world).accept('ann', late),
      answers(other).accept('bob', current),
      answers(other).accept('ann', current),
    ]);
    const results = await inTime(world, answered);
    assert.deepEqual(
      results.map(({ kind }) => kind),
      ['taken', 'accepted', 'taken'],
    );
    assert.deepEqual(results.map(({ kind }) => kind).filter((kind) => kind === 'accepted').length, 1);
    assert.equal(ownerOf(await world.handoffOf(customer)), 'bob');
    assert.deepEqual([await load(world, 'ann'), await load(world, 'bob')], [0, 1]);
  });

  it('in the very moment the time is up has the chat or is off duty, never both', async () => {
    const kinds = new Set<string>();
    for (let delay = 0; delay < 80; delay += 4) {
      const { world, customer } = await offering('ann');
      const other = world.anotherServer();
      world.clock.advance(OFFER_MS);
      const accepting = ticks(delay).then(() => answers(world).accept('ann', ANY));
      const [accepted] = await Promise.all([accepting, other.service.sweep()]);
      await world.quiet(other);
      const isOnDuty = (await world.service.duty.list()).length === 1;
      const has = ownerOf(await world.handoffOf(customer)) === 'ann';
      assert.deepEqual([accepted.kind === 'accepted', isOnDuty, await load(world, 'ann')], [has, has, has ? 1 : 0]);
      kinds.add(accepted.kind);
    }
    assert.ok(kinds.has('accepted') && kinds.size > 1, 'each was faster at least once');
  });
});

describe('many customers and agents on several servers', () => {
  it('fill nobody beyond the capacity, and every chat has one agent', async () => {
    const world = createWorld();
    world.settings.current = liveChatSettings({ assignment: 'offer', capacity: 3 });
    const servers = [world, world.anotherServer(), world.anotherServer()];
    const names = ['ann', 'bob', 'cleo'];
    for (const name of names) await world.agentOnDuty(name);
    const customers = await Promise.all(Array.from({ length: 20 }, (_, index) => world.customer(`customer-${index}`)));
    await Promise.all(customers.map((customer, index) => (servers[index % 3] ?? world).ask(customer)));
    for (let round = 0; round < 4; round += 1)
      await Promise.all(servers.flatMap((server) => names.map((name) => answers(server).accept(name, ANY))));
    const owners = await Promise.all(customers.map(async (customer) => ownerOf(await world.handoffOf(customer))));
    for (const name of names) {
      assert.equal(owners.filter((owner) => owner === name).length, 3);
      assert.equal(await load(world, name), 3);
    }
    assert.equal((await world.service.duty.queue()).length, 11);
  });
});
