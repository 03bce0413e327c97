import assert from 'node:assert/strict';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { createSiteVisitor, enableLiveChat } from '../support/siteVisitor.ts';

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
    ['no sender', { ...ACTIVITY, from: {} }, 400, /from\.id/],
    ['an unknown channel', { ...ACTIVITY, channelId: 'pigeon' }, 400, /channelId/],
    ['no address to answer to', { ...ACTIVITY, serviceUrl: 'somewhere' }, 400, /serviceUrl/],
    ['a text that is no text', { ...ACTIVITY, text: { a: 1 } }, 400, /text/],
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
    const admin = createSiteVisitor(app.url);
    await admin.signIn('koji.admin@example.com', 'admin_Pas$w0rd');
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
