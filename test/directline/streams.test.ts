import assert from 'node:assert/strict';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { LIMITS } from '../../directline/limits.ts';
import { KojiError } from '../../errors.ts';
import { chatForEachTest } from './chatForEachTest.ts';
import { idOf, openStream, refusedStream } from './directLineHarness.ts';
import type { OpenStream } from './directLineHarness.ts';

describe('Direct Line streams', () => {
  const chat = chatForEachTest();

  const say = (body: object) =>
    chat.server.connector(`${chat.connection.conversationId}/activities`, {
      method: 'POST',
      body: { type: 'message', ...body },
    });
  const textsOf = (stream: OpenStream) =>
    stream.sets.items.flatMap((set) => set.activities.map((activity) => activity.text));
  const received = async (stream: OpenStream, count: number) => {
    await stream.sets.until(() => textsOf(stream).length >= count);
    return textsOf(stream);
  };

  it('give what was said before they were opened, and then what is new', async () => {
    await say({ text: 'Welcome' });
    const stream = await openStream(chat.connection.streamUrl);
    await received(stream, 1);
    await chat.post({ type: 'message', text: 'Hello' });
    await say({ text: 'Hi' });
    assert.deepEqual(await received(stream, 3), ['Welcome', 'Hello', 'Hi']);
    assert.equal(stream.sets.items.at(-1)?.watermark, '3');
  });

  it('echo the client’s own message with its id', async () => {
    const stream = await openStream(chat.connection.streamUrl);
    const id = idOf(await chat.post({ type: 'message', text: 'Hello' }));
    const [set] = await stream.sets.atLeast(1);
    assert.equal(set?.activities[0]?.id, id);
  });

  it('go on after the watermark when reconnected', async () => {
    for (const text of ['1', '2', '3']) await say({ text });
    const stream = await openStream((await chat.server.reconnect(chat.connection, '?watermark=2')).streamUrl);
    assert.deepEqual(await received(stream, 1), ['3']);
  });

  it('give everything for an empty watermark, and only what is new without one', async () => {
    await say({ text: 'old' });
    const { streamUrl } = await chat.server.reconnect(chat.connection);
    const everything = await openStream((await chat.server.reconnect(chat.connection, '?watermark=')).streamUrl);
    assert.deepEqual(await received(everything, 1), ['old']);
    await say({ text: 'new' });
    const fresh = await openStream(streamUrl);
    assert.deepEqual(await received(fresh, 1), ['new']);
  });

  it('bring typing, which has no watermark and is not kept', async () => {
    const stream = await openStream(chat.connection.streamUrl);
    await say({ type: 'typing' });
    const [set] = await stream.sets.atLeast(1);
    assert.deepEqual([set?.activities[0]?.type, set?.watermark], ['typing', undefined]);
    assert.deepEqual((await chat.poll()).activities, []);
  });

  it('give a long history whole and in order', async () => {
    const expected = Array.from({ length: 250 }, (_, index) => String(index));
    for (const text of expected) {
      const { conversationId } = chat.connection;
      chat.server.store.append({ conversationId, delivery: 'none', body: { type: 'message', text }, at: 0 });
    }
    const stream = await openStream(chat.connection.streamUrl);
    assert.deepEqual(await received(stream, expected.length), expected);
  });

  it('all bring everything, one for each tab', async () => {
    const tabs = [await openStream(chat.connection.streamUrl), await openStream(chat.connection.streamUrl)];
    await say({ text: 'Hi' });
    await say({ type: 'typing' });
    await say({ text: 'There' });
    for (const tab of tabs) {
      await received(tab, 3);
      const types = tab.sets.items.flatMap(({ activities }) => activities.map(({ type }) => type));
      assert.deepEqual(types, ['message', 'typing', 'message']);
    }
  });

  it('are ten for a conversation: one more closes the oldest with a collision', async () => {
    const tabs: OpenStream[] = [];
    for (let opened = 0; opened <= LIMITS.socketsPerConversation; opened += 1) {
      tabs.push(await openStream(chat.connection.streamUrl));
    }
    const [oldest, ...others] = tabs;
    assert.equal((await oldest?.closed)?.reason, 'collision');
    await say({ text: 'Hi' });
    for (const tab of others) assert.deepEqual(await received(tab, 1), ['Hi']);
  });

  it('ignore the empty messages by which a client tests the line', async () => {
    const stream = await openStream(chat.connection.streamUrl);
    stream.socket.send('');
    await say({ text: 'Hi' });
    assert.deepEqual(await received(stream, 1), ['Hi']);
  });

  it('open within 60 seconds only', async () => {
    chat.server.clock.advance(59_000);
    (await openStream(chat.connection.streamUrl)).socket.close();
    chat.server.clock.advance(1_000);
    assert.equal(await refusedStream(chat.connection.streamUrl), 403);
  });

  it('open for the conversation of their token only', async () => {
    const other = await chat.server.startConversation();
    const forged = chat.connection.streamUrl.replace(chat.connection.conversationId, other.conversationId);
    assert.equal(await refusedStream(forged), 403);
    const bare = new URL(chat.connection.streamUrl);
    bare.searchParams.delete('t');
    assert.equal(await refusedStream(bare.href), 403);
    bare.searchParams.set('t', chat.connection.token);
    assert.equal(await refusedStream(bare.href), 403);
  });

  it('are not left hanging at an address that is not theirs', async () => {
    const socket = new WebSocket(`${chat.server.publicUrl.replace('http', 'ws')}/elsewhere`);
    const [error] = await once(socket, 'error');
    assert.ok(error instanceof Error);
  });

  it('end nothing but themselves when the store is away, and open when it is back', async () => {
    const { store } = chat.server;
    const before = { ...store };
    Object.assign(store, {
      findConversation() {
        throw new KojiError('unavailable', 'The store of this test is away.');
      },
    });
    const [error] = await once(new WebSocket(chat.connection.streamUrl), 'error');
    assert.ok(error instanceof Error);
    Object.assign(store, before);
    (await openStream(chat.connection.streamUrl)).socket.close();
  });

  it('are closed when Direct Line closes', async () => {
    const stream = await openStream(chat.connection.streamUrl);
    await chat.server.directLine.close();
    assert.equal((await stream.closed).code, 1001);
  });

  it('are not opened any more while the server closes, nor left hanging, which would keep it from ending', async () => {
    await chat.server.directLine.close();
    const [error] = await once(new WebSocket(chat.connection.streamUrl), 'error');
    assert.ok(error instanceof Error);
  });
});
