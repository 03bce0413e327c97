import assert from 'node:assert/strict';
import { chatForEachTest } from './chatForEachTest.ts';
import { BOT, idOf } from './directLineHarness.ts';
import type { CallOptions, Reply } from './directLineHarness.ts';

describe('Direct Line’s connector', () => {
  const chat = chatForEachTest();

  const activitiesPath = (rest = '') => `${chat.connection.conversationId}/activities${rest}`;
  const say = (body: object, rest = ''): Promise<Reply> =>
    chat.server.connector(activitiesPath(rest), { method: 'POST', body });
  const update = (id: string, body: object): Promise<Reply> =>
    chat.server.connector(activitiesPath(`/${encodeURIComponent(id)}`), { method: 'PUT', body });
  const activities = async () => (await chat.poll()).activities;

  it('brings the bot’s message to the client, in the bot’s name for the turn', async () => {
    const reply = await say({ type: 'message', text: 'Hi', from: { id: 'x', name: 'Demo Agent' }, serviceUrl: 'y' });
    assert.equal(reply.status, 200);
    assert.deepEqual(await activities(), [
      {
        id: idOf(reply),
        type: 'message',
        text: 'Hi',
        channelId: 'directline',
        conversation: { id: chat.connection.conversationId },
        from: { id: BOT.id, name: 'Demo Agent', role: 'bot' },
        recipient: { id: 'dl_customer', name: 'Demo Customer' },
        timestamp: '2026-01-05T09:00:00.000Z',
      },
    ]);
  });

  it('keeps a reply’s replyToId when the client has that activity, and drops it when not', async () => {
    const asked = idOf(await chat.post({ type: 'message', text: 'Question' }));
    await say({ type: 'message', text: 'Answer' }, `/${encodeURIComponent(asked)}`);
    await say({ type: 'message', text: 'Proactive' }, '/00000000-0000-0000-0000-000000000000');
    const [, answer, proactive] = await activities();
    assert.equal(answer?.['replyToId'], asked);
    assert.equal(proactive?.['replyToId'], undefined);
  });

  it('answers the same kojiId with the first id and shows it once', async () => {
    const first = await say({ type: 'message', text: 'Hi', channelData: { kojiId: 'entry-1' } });
    const again = await say({ type: 'message', text: 'Hi', channelData: { kojiId: 'entry-1' } });
    assert.deepEqual([again.status, idOf(again)], [200, idOf(first)]);
    assert.equal((await activities()).length, 1);
  });

  it('does not take a client’s activity for the bot’s, whatever ids it carries', async () => {
    const channelData = { kojiId: 'entry-1', clientActivityID: 'entry-1' };
    await chat.post({ type: 'message', text: 'Question', channelData });
    await say({ type: 'message', text: 'Answer', channelData: { kojiId: 'entry-1' } });
    assert.equal((await activities()).length, 2);
  });

  it('sends an updated activity again, under its id and with its time', async () => {
    const id = idOf(await say({ type: 'message', text: 'You are third' }));
    const seen = await chat.poll();
    chat.server.clock.advance(60_000);
    assert.equal((await update(id, { type: 'message', text: 'You are second' })).status, 200);
    const after = await chat.poll(seen.watermark);
    assert.deepEqual(
      after.activities.map((activity) => [activity.id, activity.text, activity['timestamp']]),
      [[id, 'You are second', '2026-01-05T09:00:00.000Z']],
    );
    assert.equal((await activities()).length, 1);
  });

  it('updates and deletes nothing but the bot’s own activities', async () => {
    const clients = idOf(await chat.post({ type: 'message', text: 'Mine' }));
    for (const id of [clients, 'unknown', `${chat.connection.conversationId}|0000009`]) {
      assert.equal((await update(id, { type: 'message', text: 'Forged' })).status, 404);
      const path = activitiesPath(`/${encodeURIComponent(id)}`);
      assert.equal((await chat.server.connector(path, { method: 'DELETE' })).status, 404);
    }
    assert.deepEqual(
      (await activities()).map((activity) => activity.text),
      ['Mine'],
    );
  });

  it('deletes from what is read later', async () => {
    const id = idOf(await say({ type: 'message', text: 'Oops' }));
    const path = activitiesPath(`/${encodeURIComponent(id)}`);
    assert.equal((await chat.server.connector(path, { method: 'DELETE' })).status, 200);
    assert.deepEqual(await activities(), []);
  });

  it('shows no client what is not for clients', async () => {
    for (const type of ['trace', 'conversationUpdate', 'typing']) assert.equal((await say({ type })).status, 200);
    assert.deepEqual(await activities(), []);
  });

  it('says who takes part', async () => {
    const members = [{ id: 'dl_customer', name: 'Demo Customer' }, BOT];
    const get = async (path: string) => (await chat.server.connector(`${chat.connection.conversationId}/${path}`)).body;
    assert.deepEqual(await get('members'), members);
    assert.deepEqual(await get('pagedmembers'), { members, continuationToken: '' });
    assert.deepEqual(await get('members/dl_customer'), members[0]);
    assert.equal((await chat.server.connector(`${chat.connection.conversationId}/members/nobody`)).status, 404);
  });

  it('does not know a conversation that was not started', async () => {
    const options: CallOptions = { method: 'POST', body: { type: 'message', text: 'Hi' } };
    assert.equal((await chat.server.connector('unknown/activities', options)).status, 404);
  });

  it('lets nobody but the bot in', async () => {
    const forged = [
      undefined,
      `Bearer ${chat.connection.token}`,
      chat.server.botTokens.toBot(chat.connection.conversationId),
    ];
    for (const authorization of forged) {
      for (const method of ['POST', 'GET']) {
        const path = method === 'POST' ? activitiesPath() : `${chat.connection.conversationId}/members`;
        const body = method === 'POST' ? { body: { type: 'message', text: 'Forged' } } : {};
        const reply = await chat.server.connector(path, {
          method,
          headers: { authorization: authorization ?? '' },
          ...body,
        });
        assert.equal(reply.status, 401);
      }
    }
    assert.deepEqual(await activities(), []);
  });

  it('asks who calls before it reads what is sent', async () => {
    const headers = { authorization: 'Bearer guess' };
    const reply = await chat.server.connector(activitiesPath(), { method: 'POST', headers, body: '{' });
    assert.equal(reply.status, 401);
  });

  it('refuses what is malformed or too big, and goes on serving', async () => {
    const post = async (body: string, path = activitiesPath()) =>
      (await chat.server.connector(path, { method: 'POST', body })).status;
    assert.equal(await post(''), 400);
    assert.equal(await post('{'), 400);
    assert.equal(await post('[]'), 400);
    assert.equal(await post('{}'), 400);
    assert.equal(await post('{', ''), 400);
    assert.equal(await post(JSON.stringify({ type: 'message', text: 'x'.repeat(262_144) })), 413);
    assert.equal(await post(JSON.stringify({ type: 'message', text: 'x'.repeat(900_000) })), 413);
    assert.deepEqual(await activities(), []);
    assert.equal(await post('{"type":"message","text":"Hi"}'), 200);
  });
});
