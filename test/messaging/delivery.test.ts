import assert from 'node:assert/strict';
import { KojiError } from '../../errors.ts';
import type { Address } from '../../handoff/domain/party.ts';
import { FakeChannel, status } from './fakeChannel.ts';
import type { Answer } from './fakeChannel.ts';

const reset: Answer = (request) => request.socket.destroy();
const silence: Answer = () => undefined;

describe('delivery', () => {
  let channel: FakeChannel;
  beforeEach(async () => {
    channel = new FakeChannel();
    await channel.open();
  });
  afterEach(() => channel.close());

  it('is rejected, and nothing is sent, where the address cannot be read or no channel is there', async () => {
    const content = { kind: 'line', author: 'A', text: 'hello', attachments: [] } as const;
    const foreign = String(channel.address).replace(/http:[^"]*/, 'https://attacker.example/');
    for (const address of [foreign, '{"channelId":', '']) {
      const message = { id: 'm1', address: address as Address, locale: 'en', content };
      assert.deepEqual(await channel.messenger().send(message), { outcome: 'rejected' });
      assert.equal(channel.messenger().canTellDoubles(message.address), false);
    }
    assert.equal(channel.posts, 0);
  });

  const table: readonly (readonly [string, readonly Answer[], string, number])[] = [
    ['is delivered on 200', [status(200)], 'delivered', 1],
    ['is unknown on 502, and botbuilder’s own three silent re-POSTs are off', [status(502)], 'unknown', 1],
    ['is unknown on 500', [status(500)], 'unknown', 1],
    ['is unknown on 504', [status(504)], 'unknown', 1],
    ['is unknown on 408', [status(408)], 'unknown', 1],
    ['is unknown when the connection is reset after sending', [reset], 'unknown', 1],
    ['is unknown when the channel is silent: every send has a time limit', [silence], 'unknown', 1],
    ['is gone on 403 (the bot was blocked)', [status(403)], 'gone', 1],
    ['is gone on 404 (the conversation is no more)', [status(404)], 'gone', 1],
    ['is rejected on 413', [status(413)], 'rejected', 1],
    ['is tried again on 429, which was certainly not accepted', [status(429), status(200)], 'delivered', 2],
    ['is tried again on 412', [status(412), status(412), status(200)], 'delivered', 3],
    ['is tried for a minute where 429 never ends, and then rejected', [status(429)], 'rejected', 15],
    ['is tried for a minute where 412 never ends, and then rejected', [status(412)], 'rejected', 15],
  ];
  for (const [title, answers, outcome, posts] of table) {
    it(title, async () => {
      channel.answers = [...answers];
      assert.equal(await channel.send(), outcome);
      assert.equal(channel.posts, posts);
    });
  }

  it('says since when it may have been seen: not before a channel took it that had refused it first', async () => {
    const { address, clock } = channel;
    assert.ok(address);
    const content = { kind: 'line', author: 'A', text: 'hello', attachments: [] } as const;
    const message = { id: 'm1', address, locale: 'en', content };
    const began = clock.now();
    channel.answers = [status(429, { 'retry-after': '3' }), status(200)];
    assert.deepEqual((await channel.messenger().send(message)).postedAt, began + 3_000);
    channel.posts = 0;
    channel.answers = [status(502), status(200)];
    const again = clock.now();
    assert.deepEqual((await channel.messenger(true).send(message)).postedAt, again, 'the first may have arrived');
  });

  describe('of what takes the place of another message', () => {
    const replace = () => {
      const { address } = channel;
      assert.ok(address);
      const content = { kind: 'offerOver', customer: 'Ann', outcome: 'declined', replaces: 'a1' } as const;
      return channel.messenger().send({ id: 'm1', address, locale: 'en', content });
    };

    it('replaces it', async () => {
      assert.deepEqual(await replace(), { outcome: 'delivered' });
      assert.deepEqual(channel.methods, ['PUT']);
    });

    for (const refusal of [400, 403, 404, 405]) {
      it(`is a message of its own where the channel answers ${refusal}`, async () => {
        channel.answers = [status(refusal), status(200)];
        assert.equal((await replace()).outcome, 'delivered');
        assert.deepEqual(channel.methods, ['PUT', 'POST']);
      });
    }

    it('is not said a second time where it may have been replaced', async () => {
      channel.answers = [status(502), status(200)];
      assert.equal((await replace()).outcome, 'unknown');
      assert.deepEqual(channel.methods, ['PUT']);
    });
  });

  it('waits as long as Retry-After says, also for longer than its own pauses', async () => {
    channel.answers = [status(429, { 'retry-after': '70' }), status(200)];
    await channel.send();
    assert.deepEqual(channel.pauses, [70_000]);
  });

  it('reads Retry-After as a date, too', async () => {
    const inFiveSeconds = new Date(channel.clock.now() + 5_000).toUTCString();
    channel.answers = [status(429, { 'retry-after': inFiveSeconds }), status(200)];
    await channel.send();
    assert.deepEqual(channel.pauses, [5_000]);
  });

  it('waits as it sees fit where the date of Retry-After has passed, or is no date', async () => {
    const past = new Date(channel.clock.now() - 5_000).toUTCString();
    channel.answers = [status(429, { 'retry-after': past }), status(429, { 'retry-after': 'soon 7' }), status(200)];
    await channel.send();
    assert.deepEqual(channel.pauses, [1_000, 2_000]);
  });

  it('writes nothing else to a thread that has asked to be left alone; typing is dropped meanwhile', async () => {
    const messenger = channel.messenger();
    assert.ok(channel.address);
    channel.answers = [status(429, { 'retry-after': '7' }), status(200)];
    await messenger.typing(channel.address);
    await messenger.typing(channel.address);
    assert.deepEqual([channel.posts, channel.pauses], [1, []]);
    await channel.send(messenger);
    assert.deepEqual([channel.posts, channel.pauses], [2, [7_000]]);
  });

  it('updates by one attempt that waits for nothing: whoever asks for it asks again', async () => {
    const messenger = channel.messenger();
    const { address } = channel;
    assert.ok(address);
    const place = { position: 1, estimateMinutes: 5 };
    const message = { id: 'q', address, locale: 'en', content: { kind: 'queue', place, pushedBack: false } } as const;
    channel.answers = [status(429, { 'retry-after': '7' }), status(200)];
    assert.equal(await messenger.update(message, 'a1'), 'unknown');
    assert.equal(await messenger.update(message, 'a1'), 'unknown', 'the channel wants to be left alone');
    assert.deepEqual([channel.posts, channel.pauses], [1, []]);
    channel.clock.advance(7_000);
    assert.equal(await messenger.update(message, 'a1'), 'delivered');
  });

  it('drops typing when the budget of its thread is short', async () => {
    const messenger = channel.messenger();
    assert.ok(channel.address);
    for (let typed = 0; typed < 10; typed += 1) await messenger.typing(channel.address);
    assert.equal(channel.posts, 4);
    assert.deepEqual(channel.pauses, []);
    for (let sends = 0; sends < 4; sends += 1) await channel.send(messenger);
    assert.deepEqual([channel.posts, channel.pauses], [8, [1_000]]);
  });

  it('repeats what may have arrived only where the channel drops doubles', async () => {
    channel.answers = [status(502), status(200)];
    assert.equal(await channel.send(channel.messenger(true)), 'delivered');
    assert.equal(channel.posts, 2);
  });

  it('repeats what may have arrived once at most', async () => {
    channel.answers = [status(502)];
    assert.equal(await channel.send(channel.messenger(true)), 'unknown');
    assert.equal(channel.posts, 2);
  });

  it('does not call refused what may have arrived before it was refused', async () => {
    channel.answers = [status(502), status(413)];
    assert.equal(await channel.send(channel.messenger(true)), 'unknown');
  });

  it('ends where it is not wanted any more after a channel has put it off, and keeps nothing else waiting', async () => {
    const { address } = channel;
    assert.ok(address);
    const messenger = channel.messenger();
    const content = { kind: 'line', author: 'A', text: 'hello', attachments: [] } as const;
    const message = { id: 'm1', address, locale: 'en', content };
    channel.answers = [status(429, { 'retry-after': '7' }), status(200)];
    const sent = await messenger.send(message, async () => channel.posts === 0);
    assert.deepEqual([sent.outcome, channel.posts], ['rejected', 1]);
    await assert.rejects(messenger.send(message, () => Promise.reject(new KojiError('unavailable', 'away'))));
    assert.equal(await channel.send(messenger), 'delivered');
  });

  it('goes on after a store that was away: that was no refusal of the channel’s', async () => {
    const { address, clock } = channel;
    assert.ok(address);
    const content = { kind: 'line', author: 'A', text: 'hello', attachments: [] } as const;
    const message = { id: 'm1', address, locale: 'en', content };
    channel.answers = [status(429), status(429), status(200)];
    const isWanted = async (): Promise<boolean> => {
      if (channel.posts === 1) clock.advance(70_000);
      return true;
    };
    assert.equal((await channel.messenger().send(message, isWanted)).outcome, 'delivered');
    assert.equal(channel.posts, 3);
  });

  it('to a channel that is not there was certainly not delivered', async () => {
    channel.close();
    assert.equal(await channel.send(), 'rejected');
  });
});
