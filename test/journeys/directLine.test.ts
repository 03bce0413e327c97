import assert from 'node:assert/strict';
import { LIMITS } from '../../directline/limits.ts';
import { DIRECT_LINE_SECRET, startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';

interface ActivitySet {
  readonly activities: readonly { readonly text?: string; readonly from: { readonly id: string } }[];
}

describe('a customer of the embedded Direct Line, with nothing but HTTP', () => {
  let app: RunningApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app.stop());

  const call = async (method: 'GET' | 'POST', path: string, token: string, body?: unknown): Promise<unknown> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${app.url}/v3/directline${path}`, { method, headers, ...sent });
    assert.ok(response.ok, `${method} ${path}: ${response.status}`);
    return response.json();
  };

  it('is welcomed, is answered, and sees by the echo that a secret was hidden before it was kept', async () => {
    const user = { id: 'dl_visitor', name: 'Visitor' };
    const { token } = (await call('POST', '/tokens/generate', DIRECT_LINE_SECRET, { user })) as { token: string };
    const { conversationId } = (await call('POST', '/conversations', token)) as { conversationId: string };
    const secret = 'my password is hunter2';
    const channelData = { note: secret, clientActivityID: 'client-1' };
    const card = { contentType: 'application/json', content: { password: 'hunter2' } };
    const text = `help, ${secret}`;
    const said = { type: 'message', from: user, text, value: { secret }, channelData, attachments: [card] };
    await call('POST', `/conversations/${conversationId}/activities`, token, said);
    const { activities } = (await call('GET', `/conversations/${conversationId}/activities`, token)) as ActivitySet;
    const texts = activities.map(({ text = '' }) => text);
    assert.ok(texts.some((text) => text.includes('I am Koji')));
    assert.ok(texts.includes('help, my password is ••••••'));
    assert.ok(activities.filter(({ from }) => from.id === 'koji').length >= 2, 'the bot answered');
    assert.ok(!JSON.stringify(activities).includes('hunter2'));
  });

  it('is answered in the language that comes with the first message, unless it was asked for another one', async () => {
    const user = { id: 'dl_reader', name: 'Reader' };
    const { token } = (await call('POST', '/tokens/generate', DIRECT_LINE_SECRET, { user })) as { token: string };
    const { conversationId } = (await call('POST', '/conversations', token)) as { conversationId: string };
    const path = `/conversations/${conversationId}/activities`;
    const answerTo = async (text: string, locale: string) => {
      await call('POST', path, token, { type: 'message', from: user, text, locale });
      const { activities } = (await call('GET', path, token)) as ActivitySet;
      return activities.findLast(({ from }) => from.id === 'koji')?.text ?? '';
    };
    assert.match(await answerTo('Hallo', 'de-DE'), /^Hallo Reader! Was kann ich für Sie tun\?/);
    assert.match(await answerTo('Hallo', 'fr-FR'), /^Hallo Reader! Was/, 'the first one told counts');
    assert.match(await answerTo('Englisch bitte', 'de-DE'), /English/);
    assert.match(await answerTo('hello', 'de-DE'), /^Hello Reader! What/);
  });

  it('is answered in the language that was asked for before any was told', async () => {
    const user = { id: 'dl_writer', name: 'Writer' };
    const { token } = (await call('POST', '/tokens/generate', DIRECT_LINE_SECRET, { user })) as { token: string };
    const { conversationId } = (await call('POST', '/conversations', token)) as { conversationId: string };
    const path = `/conversations/${conversationId}/activities`;
    const say = (text: string, more: object = {}) =>
      call('POST', path, token, { type: 'message', from: user, text, ...more });
    await say('speak Spanish');
    await say('hola', { locale: 'de-DE' });
    const { activities } = (await call('GET', path, token)) as ActivitySet;
    assert.match(activities.findLast(({ from }) => from.id === 'koji')?.text ?? '', /^¡?Hola/);
  });

  it('is heard by the bot whatever Direct Line keeps, up to its limit in bytes', async () => {
    const user = { id: 'dl_talker', name: 'Talker' };
    const { token } = (await call('POST', '/tokens/generate', DIRECT_LINE_SECRET, { user })) as { token: string };
    const { conversationId } = (await call('POST', '/conversations', token)) as { conversationId: string };
    const path = `/conversations/${conversationId}/activities`;
    // Three bytes each; the rest is for what Direct Line adds and keeps.
    const text = '\u7535'.repeat(Math.floor((LIMITS.activityBytes - 1_000) / 3));
    await call('POST', path, token, { type: 'message', from: user, text });
    const { activities } = (await call('GET', path, token)) as ActivitySet;
    assert.equal(activities.at(-1)?.from.id, 'koji', 'the bot answered');
  });
});
