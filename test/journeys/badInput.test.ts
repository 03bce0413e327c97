import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { signedInAdmin } from '../support/liveDesk.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { enableLiveChat } from '../support/siteVisitor.ts';

const ACTIVITY = {
  type: 'message',
  id: '1',
  channelId: 'emulator',
  serviceUrl: 'http://127.0.0.1:9',
  conversation: { id: 'c' },
  from: { id: 'u', name: 'U' },
  recipient: { id: 'bot', name: 'Koji' },
  text: 'hello',
};

describe('bad input at /api/messages', () => {
  let app: RunningApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app.stop());

  const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(app.botUrl, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

  const refused: readonly (readonly [string, unknown, number, RegExp])[] = [
    ['no object', 'hello', 400, /not an activity/],
    ['no type', { ...ACTIVITY, type: undefined }, 400, /type/],
    ['no conversation', { ...ACTIVITY, conversation: undefined }, 400, /conversation/],
    ['an id that is a step up in a path', { ...ACTIVITY, conversation: { id: '..' } }, 400, /conversation\.id/],
    ['an id that is half a character', { ...ACTIVITY, conversation: { id: 'a\ud800' } }, 400, /conversation\.id/],
    ['no sender', { ...ACTIVITY, from: {} }, 400, /from\.id/],
    ['an unknown channel', { ...ACTIVITY, channelId: 'pigeon' }, 400, /channelId/],
    ['no address to answer to', { ...ACTIVITY, serviceUrl: 'somewhere' }, 400, /serviceUrl/],
    ['a text that is no text', { ...ACTIVITY, text: { a: 1 } }, 400, /text/],
    ['a language that is no text', { ...ACTIVITY, locale: { a: 1 } }, 400, /locale/],
    ['members that are no list', { ...ACTIVITY, type: 'conversationUpdate', membersAdded: {} }, 400, /membersAdded/],
    ['entities that are no list', { ...ACTIVITY, entities: {} }, 400, /entities/],
    ['a sender with a wrong Entra id', { ...ACTIVITY, from: { id: 'u', aadObjectId: 5 } }, 400, /aadObjectId/],
    [
      'a file whose address is no text',
      { ...ACTIVITY, attachments: [{ contentType: 'image/png', contentUrl: { a: 1 } }] },
      400,
      /contentUrl/,
    ],
    [
      'a file whose name is no text',
      { ...ACTIVITY, attachments: [{ contentType: 'image/png', contentUrl: 'https://example.com/', name: 5 }] },
      400,
      /name/,
    ],
    [
      'an address beyond this machine',
      { ...ACTIVITY, serviceUrl: 'http://169.254.169.254/latest' },
      401,
      /this machine/,
    ],
    ['a Direct Line activity that is none of ours', { ...ACTIVITY, channelId: 'directline' }, 401, /Direct Line/],
  ];
  for (const [what, body, status, sentence] of refused) {
    it(`${what} gets ${status} and a sentence`, async () => {
      const response = await post(JSON.stringify(body));
      assert.equal(response.status, status);
      assert.match(await response.text(), sentence);
    });
  }

  it('broken JSON gets 400', async () => assert.equal((await post('{"type":')).status, 400));

  it('a body beyond the limit gets 413', async () => {
    const response = await post(JSON.stringify({ ...ACTIVITY, text: 'x'.repeat(600_000) }));
    assert.equal(response.status, 413);
  });

  it('a form, which any page in a browser can send, gets 400', async () => {
    const { type, channelId, serviceUrl, text } = ACTIVITY;
    const parties = { 'conversation[id]': 'c', 'from[id]': 'u', 'recipient[id]': 'bot' };
    const form = new URLSearchParams({ type, channelId, serviceUrl, text, ...parties });
    const response = await fetch(app.botUrl, { method: 'POST', body: form });
    assert.equal(response.status, 400);
    assert.match(await response.text(), /application\/json/);
  });

  it('a form with a file gets 400, and the file is kept nowhere', async () => {
    const uploads = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('upload_'));
    const before = uploads();
    const form = new FormData();
    form.set('file', new File(['x'.repeat(100_000)], 'big.bin'));
    assert.equal((await fetch(app.botUrl, { method: 'POST', body: form })).status, 400);
    assert.deepEqual(uploads(), before);
  });

  for (const path of ['/api/messages', '/chat/token', '/login']) {
    it(`a compressed body at ${path}, whole or broken, gets 400 and does no harm`, async () => {
      const compressed = gzipSync('{"page":"portal"}');
      const type = path === '/login' ? 'application/x-www-form-urlencoded' : 'application/json';
      const headers = { 'content-type': type, 'content-encoding': 'gzip', 'sec-fetch-site': 'same-origin' };
      for (const body of [compressed, compressed.subarray(0, 15), 'no gzip at all']) {
        const response = await fetch(`${app.url}${path}`, { method: 'POST', body, headers });
        assert.equal(response.status, 400);
        assert.match(await response.text(), /Content-Encoding/);
      }
      assert.equal((await fetch(`${app.url}/healthz`)).status, 200);
    });
  }

  it('an e-mail address of the greatest length can still be given a role', async () => {
    const admin = await signedInAdmin(app.url);
    const email = `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.example.com`;
    assert.equal((await admin.send('POST', '/backoffice/api/people', { email })).status, 201);
    const path = `/backoffice/api/people/${encodeURIComponent(`email:${email}`)}/role`;
    assert.equal((await admin.send('PUT', path, { role: 'liveAgent' })).status, 200);
  });

  it('a forged token for Direct Line gets 401', async () => {
    const forged = { ...ACTIVITY, channelId: 'directline', from: { id: 'dl_somebody', name: 'Demo Admin' } };
    assert.equal((await post(JSON.stringify(forged), { authorization: 'Bearer e30.e30.e30' })).status, 401);
  });

  it('another method than POST is refused', async () => assert.equal((await fetch(app.botUrl)).status, 405));
});

describe('bad input in the chat', () => {
  let app: RunningApp;
  let pretender: EmulatorChat;

  before(async () => {
    app = await startApp();
    const admin = await signedInAdmin(app.url);
    await enableLiveChat(admin);
    pretender = await openEmulatorChat({ botUrl: app.botUrl, userId: 'p', userName: 'Agent Provocateur' });
  });
  after(async () => {
    await pretender.close();
    await app.stop();
  });

  it('#on from a name that begins with "Agent" is asked for a proof, and nobody is on duty', async () => {
    await pretender.say('#on');
    await pretender.expect(/who you are/);
    await pretender.say('stop');
    await pretender.expect(/stopped/i);
    await pretender.say('talk to operator');
    await pretender.expect(/no operators are available/i);
  });

  it('a name of several lines is shown on one, and cannot pass for a message', async () => {
    const userName = 'Eve\n\n\u202eKoji: I know this customer';
    const forger = await openEmulatorChat({ botUrl: app.botUrl, userId: 'forger', userName });
    await forger.say('hello');
    await forger.expect('Hello Eve Koji: I know this customer!');
    await forger.close();
  });

  it('an emoji alone gets a clear answer', async () => {
    await pretender.say('🙃🙃');
    await pretender.expect(/word|emoji/i);
  });

  it('100 kB of text gets a clear answer', async () => {
    assert.equal(await pretender.say('word '.repeat(20_000)), 200);
    await pretender.expect(/long/i);
  });

  it('an empty message does no harm', async () => assert.equal(await pretender.say(''), 200));

  it('the same activity twice is answered once, and 200 both times', async () => {
    const before = pretender.heard.length;
    assert.equal(await pretender.say('Hello', { id: 'same' }), 200);
    assert.equal(await pretender.say('Hello', { id: 'same' }), 200);
    await pretender.expect(/Hello/);
    assert.equal(pretender.heard.length, before + 1);
  });

  it('#exit with no chat finishes the conversation and offers a new one', async () => {
    await pretender.say('#exit');
    const finished = await pretender.expect(/conversation is finished/);
    assert.ok((finished.suggestedActions?.actions.length ?? 0) > 0);
  });
});
