import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { TIMINGS } from '../../../composition/timings.ts';
import { createWorld } from '../../support/handoffWorld.ts';
import { chatOnTwoServers, sayTo, silentFor, textOf } from './twoServers.ts';

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

  for (const behindMs of [0, 1_500, 3_000]) {
    it(`is not sent after a later line of the same person, by a clock ${behindMs} ms behind: its sender is told`, async () => {
      const { a, b, agent, customer } = await chatOnTwoServers(-behindMs);
      Object.assign(a.messenger, { dropsDoubles: true });
      a.clock.advance(60_000);
      silentFor(a, 'one');
      void a.say(customer, 'one');
      await setImmediate();
      a.clock.forget();
      a.messenger.decide = () => 'delivered';
      b.clock.advance(10);
      await b.say(customer, 'two');
      b.clock.advance(TIMINGS.claimMs + behindMs);
      await b.outbox.takeUp();
      await b.quiet();
      assert.deepEqual(b.got(agent), ['carol: one', 'carol: two']);
      assert.ok(b.got(customer).includes('mayNotHaveArrived'));
    });
  }
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
