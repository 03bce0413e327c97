import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { ASK_AGAIN_MS } from '../../../handoff/domain/assignment.ts';
import { offerOf } from '../../../handoff/domain/offer.ts';
import { liveChatSettings } from '../../support/data.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';
import { ANY, OFFER_MS, answers, heardBy, load, offeredTo, offering, refOf } from './offering.ts';

/** Lets time pass until this is done. */
async function inTime(world: World, work: Promise<unknown>): Promise<void> {
  const state = { isOver: false };
  const done = work.finally(() => (state.isOver = true));
  for (; !state.isOver; world.clock.advance(10)) await setImmediate();
  await done;
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

  for (const outcome of ['rejected', 'unknown'] as const) {
    it(`sends nobody home to whom it did not come (${outcome}), and comes to the next agent`, async () => {
      const { world, agents } = await offering('zoe', 'ann', 'bob');
      const [, ann] = agents;
      world.messenger.decide = ({ content, address }) =>
        content.kind === 'offer' && address === ann?.address ? outcome : 'delivered';
      const dave = await world.customer('dave');
      await inTime(world, world.ask(dave));
      assert.equal(await offeredTo(world, dave), 'ann');
      assert.equal((await answers(world).accept('zoe', ANY)).kind, 'accepted');
      await world.quiet();
      const waiting = await world.handoffOf(dave);
      const until = waiting && offerOf(waiting)?.until;
      world.clock.advance(Math.max(0, (until ?? 0) - world.clock.now()));
      await world.service.sweep();
      await world.quiet();
      assert.equal(await offeredTo(world, dave), 'bob');
      assert.equal((await world.service.duty.list()).length, 3);
      assert.ok(heardBy(world, agents).every((heard) => !heard.includes('offerUnanswered')));
    });
  }

  it('that a channel refuses for what is quoted in it comes without that', async () => {
    const { world, agents } = await offering('zoe', 'ann');
    const [, ann] = agents;
    world.messenger.decide = ({ content, inShort }) =>
      content.kind === 'offer' && !inShort ? 'rejected' : 'delivered';
    await world.ask(await world.customer('dave'));
    await world.quiet();
    assert.deepEqual(
      world.messenger.sent.filter(({ address }) => address === ann?.address).map(({ inShort }) => inShort),
      [undefined, true],
    );
    assert.equal((await answers(world).accept('ann', ANY)).kind, 'accepted');
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
