import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import { TIMINGS } from '../../../composition/timings.ts';
import { withWriter } from '../../../handoff/domain/writers.ts';
import { createWriterClaim } from '../../../handoff/service/writerClaim.ts';
import type { World } from '../../support/handoffWorld.ts';
import { chatOnTwoServers, sayTo, silentFor, steps } from './twoServers.ts';

const STEP_MS = 100;

async function pass(ms: number, { clock }: World): Promise<void> {
  for (let passed = 0; passed < ms; passed += STEP_MS) {
    await steps();
    clock.advance(STEP_MS);
  }
}

/** The store answers nothing about handoffs until the answer of this is called. */
function takeAway({ handoffs }: World['stores']): () => void {
  const load = handoffs.load.bind(handoffs);
  Object.assign(handoffs, { load: () => Promise.reject(new KojiError('unavailable', 'The store is away')) });
  return () => void Object.assign(handoffs, { load });
}

describe('what a server says about its sending', () => {
  it('is said until the store takes it, so that what is said on another server waits', async () => {
    const { a, b, agent, customer } = await chatOnTwoServers();
    const channel = silentFor(a, 'one');
    await sayTo(a, customer, 'one');
    await pass(STEP_MS, a);
    const putBack = takeAway(a.stores);
    await pass(TIMINGS.claimMs / 3 + STEP_MS, a);
    putBack();
    await pass(2 * TIMINGS.claimMs, a);
    await b.say(customer, 'two');
    await pass(2 * TIMINGS.claimMs, a);
    assert.deepEqual(a.got(agent), ['carol: one']);
    channel.answer('delivered');
    await a.quiet(b);
    assert.deepEqual(a.got(agent), ['carol: one', 'carol: two']);
    assert.ok(!b.got(customer).includes('mayNotHaveArrived'));
  });

  it('is said until the store takes it, also about what another server has left to it, and no longer than that lies there', async () => {
    const { a, b, agent, customer } = await chatOnTwoServers();
    const first = silentFor(a, 'one');
    await sayTo(a, customer, 'one');
    await b.say(customer, 'two');
    const second = silentFor(a, 'two');
    first.answer('delivered');
    await pass(STEP_MS, a);
    const putBack = takeAway(a.stores);
    await pass(TIMINGS.claimMs / 3 + STEP_MS, a);
    putBack();
    await pass(2 * TIMINGS.claimMs, a);
    await b.say(customer, 'three');
    await pass(2 * TIMINGS.claimMs, a);
    assert.deepEqual(a.got(agent), ['carol: one', 'carol: two']);
    second.answer('delivered');
    await a.quiet(b);
    assert.deepEqual(a.got(agent), ['carol: one', 'carol: two', 'carol: three']);
    await pass(2 * TIMINGS.claimMs, a);
    assert.equal((await a.handoffOf(customer))?.writers, undefined);
  });

  it('is taken back by who has sent everything before it could be said again', async () => {
    const { a, b, agent, customer } = await chatOnTwoServers();
    const first = silentFor(a, 'one');
    await sayTo(a, customer, 'one');
    await b.say(customer, 'two');
    const second = silentFor(a, 'two');
    first.answer('delivered');
    await pass(STEP_MS, a);
    const putBack = takeAway(a.stores);
    await pass(TIMINGS.claimMs / 3, a);
    putBack();
    second.answer('delivered');
    await steps();
    await pass(2 * TIMINGS.claimMs, a);
    assert.deepEqual(a.got(agent), ['carol: one', 'carol: two']);
    assert.equal((await a.handoffOf(customer))?.writers, undefined);
  });

  it('is said no more once it has nothing left to send, though the store was away before', async () => {
    const { a, customer } = await chatOnTwoServers();
    const channel = silentFor(a, 'one');
    await sayTo(a, customer, 'one');
    await pass(STEP_MS, a);
    const putBack = takeAway(a.stores);
    await pass(TIMINGS.claimMs, a);
    channel.answer('delivered');
    await pass(STEP_MS, a);
    putBack();
    await a.service.takeUpMessages();
    await a.quiet();
    await a.say(customer, 'two');
    await a.quiet();
    await pass(2 * TIMINGS.claimMs, a);
    assert.equal((await a.handoffOf(customer))?.writers, undefined);
    assert.deepEqual(await a.stores.journal.pending(), []);
  });

  it('is not taken back with what the same server has said of a chat that it brings there again', async () => {
    const { a, agent, customer } = await chatOnTwoServers();
    const [chat, window] = [await a.handoffOf(customer), agent.id];
    assert.ok(chat);
    const { handoffs } = a.stores;
    const claim = createWriterClaim(chat, window, {
      handoffs,
      server: 'a',
      clock: a.clock,
      timers: a.clock,
      claimMs: TIMINGS.claimMs,
      latestOrder: () => 0,
      onRenewed: () => Promise.resolve(),
      onError: assert.ifError,
    });
    await claim.take('alone');
    a.clock.advance(STEP_MS);
    const found = await handoffs.load(chat);
    assert.ok(found);
    const until = a.clock.now() + TIMINGS.claimMs;
    await handoffs.replace(withWriter(found.value, { to: window, server: 'a', until }, a.clock.now()), found.version);
    assert.equal(await claim.release(() => Promise.resolve(true)), false);
    assert.equal((await a.handoffOf(customer))?.writers?.length, 1);
    assert.equal(await claim.release(() => Promise.resolve(true)), true);
    assert.equal((await a.handoffOf(customer))?.writers, undefined);
  });
});
