import assert from 'node:assert/strict';
import { LIMITS } from '../../directline/limits.ts';
import { DirectLineHarness, idOf, openStream } from './directLineHarness.ts';
import type { Connection, OpenStream } from './directLineHarness.ts';

const said = (text: string) => ({ type: 'message', text });
const textsOf = (stream: OpenStream) =>
  stream.sets.items.flatMap(({ activities }) => activities.map(({ text }) => text));

describe('Direct Line on two servers', () => {
  let one: DirectLineHarness;
  let other: DirectLineHarness;
  let connection: Connection;

  beforeEach(async () => {
    one = await DirectLineHarness.start();
    other = await one.beside();
    connection = await one.startConversation();
  });
  afterEach(async () => {
    await other.close();
    await one.close();
  });

  const at = (server: DirectLineHarness, streamUrl: string) =>
    openStream(streamUrl.replace(one.publicUrl.replace('http', 'ws'), server.publicUrl.replace('http', 'ws')));
  const heard = (text: string) =>
    one.bot.received.until((items) => items.some(({ activity }) => activity.text === text));
  const heardTexts = () => one.bot.activities('message').map(({ text }) => text);

  /** The bot's turn for this text waits for the promise, or for good. */
  function holdUp(text: string, gate: Promise<unknown> = new Promise(() => undefined)): void {
    one.bot.turn = async (activity) => {
      if (activity.text === text) await gate;
      return 200;
    };
  }

  describe('the streams', () => {
    const say = (server: DirectLineHarness, text: string) =>
      server.connector(`${connection.conversationId}/activities`, { method: 'POST', body: said(text) });

    it('bring what came to the other server, from either side', async () => {
      const stream = await at(other, connection.streamUrl);
      await one.post(connection, said('Hello'));
      await say(one, 'Hi');
      await say(other, 'There');
      await stream.sets.until(() => textsOf(stream).length >= 3);
      assert.deepEqual(textsOf(stream), ['Hello', 'Hi', 'There']);
    });

    it('bring the newer form of an activity that the other server has replaced', async () => {
      const id = idOf(await say(one, 'You are third'));
      const stream = await at(other, connection.streamUrl);
      const path = `${connection.conversationId}/activities/${encodeURIComponent(id)}`;
      await one.connector(path, { method: 'PUT', body: said('You are second') });
      await stream.sets.until(() => textsOf(stream).includes('You are second'));
      assert.equal(stream.sets.items.at(-1)?.activities[0]?.id, id);
    });

    it('bring typing that came to the other server, as long as somebody looks', async () => {
      const type = () =>
        one.connector(`${connection.conversationId}/activities`, { method: 'POST', body: { type: 'typing' } });
      await type();
      const stream = await at(other, connection.streamUrl);
      await type();
      await stream.sets.atLeast(1);
      await say(one, 'Hi');
      await stream.sets.until(() => textsOf(stream).includes('Hi'));
      const types = stream.sets.items.flatMap(({ activities }) => activities.map(({ type: each }) => each));
      assert.deepEqual(types, ['typing', 'message']);
    });

    it('both bring everything when the page has opened one at each', async () => {
      const streams = [await at(one, connection.streamUrl), await at(other, connection.streamUrl)];
      for (const text of ['1', '2', '3']) await say(one, text);
      for (const stream of streams) {
        await stream.sets.until(() => textsOf(stream).length >= 3);
        assert.deepEqual(textsOf(stream), ['1', '2', '3']);
      }
    });
  });

  describe('what a client says', () => {
    it('reaches the bot in its order, also when the next server is faster', async () => {
      const gate = Promise.withResolvers<void>();
      holdUp('first', gate.promise);
      const first = one.post(connection, said('first'));
      await heard('first');
      const second = other.post(connection, said('second'));
      await other.poll(connection);
      assert.deepEqual(heardTexts(), ['first']);
      gate.resolve();
      assert.deepEqual([(await first).status, (await second).status], [200, 200]);
      assert.deepEqual(heardTexts(), ['first', 'second']);
    });

    it('is handed over once when it is sent to both at the same time, and both answer its id', async () => {
      const activity = { ...said('Hello'), channelData: { clientActivityID: 'a1' } };
      const answers = await Promise.all([one, other].map((server) => server.post(connection, activity)));
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200],
      );
      assert.equal(new Set(answers.map(idOf)).size, 1);
      assert.deepEqual(heardTexts(), ['Hello']);
    });

    it('of a server that was killed is handed over before what is said next', async () => {
      holdUp('first');
      void one.post(connection, said('first')).catch(() => undefined);
      await heard('first');
      await one.down();
      one.bot.turn = () => 200;
      assert.equal((await other.post(connection, said('second'))).status, 200);
      assert.deepEqual(heardTexts(), ['first', 'first', 'second']);
      assert.deepEqual(other.store.pendingEntries(), []);
    });

    it('of a server that was killed is handed over by another one’s regular look', async () => {
      holdUp('first');
      void one.post(connection, said('first')).catch(() => undefined);
      await heard('first');
      await one.down();
      one.bot.turn = () => 200;
      assert.equal(await other.directLine.redeliver(), 1);
      assert.deepEqual(heardTexts(), ['first', 'first']);
    });

    it('is left to the server that is handing it over', async () => {
      const gate = Promise.withResolvers<void>();
      holdUp('first', gate.promise);
      const first = one.post(connection, said('first'));
      await heard('first');
      assert.equal(await other.directLine.redeliver(), 0);
      gate.resolve();
      assert.equal((await first).status, 200);
      assert.deepEqual(heardTexts(), ['first']);
    });

    it('is answered 502 and not lost when yet another server is at work for too long', async () => {
      await one.post(connection, said('first'));
      keepTurn();
      const statuses: number[] = [];
      void other.post(connection, said('Hello')).then(({ status }) => statuses.push(status));
      while (statuses.length === 0) {
        one.clock.advance(1_000);
        keepTurn();
        await other.poll(connection);
      }
      assert.deepEqual(statuses, [502]);
      assert.deepEqual(
        other.store.pendingEntries().map(({ body }) => body['text']),
        ['Hello'],
      );
    });
  });

  /** As a third server that is alive, and busy with this conversation. */
  function keepTurn(): void {
    const now = one.clock.now();
    const { conversationId } = connection;
    assert.ok(one.store.takeTurn({ conversationId, holder: 'a third server', until: now + LIMITS.turnMs }, now));
  }
});
