import assert from 'node:assert/strict';
import { MAILS_PER_HOUR } from '../../identity/mailLimit.ts';
import type { PageChat } from '../support/pageChat.ts';
import { openPageChat } from '../support/pageChat.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { createSiteVisitor } from '../support/siteVisitor.ts';

/** In a new conversation: has a code mailed, and answers what the bot says to that. */
async function askForCode(app: RunningApp, email: string): Promise<string> {
  const chat: PageChat = await openPageChat(app.url, createSiteVisitor(app.url));
  await chat.say('my requests');
  await chat.expect(/write your e-mail address/);
  await chat.say(email);
  const { text = '' } = await chat.expect(/code/);
  await chat.close();
  return text;
}

describe('a visitor who has codes mailed to strangers', () => {
  let app: RunningApp;

  before(async () => {
    app = await startApp();
  });

  after(() => app.stop());

  it('is told to come back later, however many conversations they begin, account or not', async () => {
    for (let asked = 0; asked < MAILS_PER_HOUR.visitor; asked += 1) {
      assert.match(await askForCode(app, `stranger${String(asked)}@example.com`), /I have sent a code/);
    }
    const refusal = /Too many codes were asked for[^]*minutes to wait: 60\./;
    const unknown = await askForCode(app, 'one-more@example.com');
    assert.match(unknown, refusal);
    assert.equal(await askForCode(app, 'koji.customer@example.com'), unknown);
  });
});
