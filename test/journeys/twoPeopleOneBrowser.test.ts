import assert from 'node:assert/strict';
import { codeMailedTo } from '../support/mailPage.ts';
import { openPageChat } from '../support/pageChat.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { startApp } from '../support/runningApp.ts';
import { createSiteVisitor } from '../support/siteVisitor.ts';

describe('a browser in whose chat one person has proved who they are', () => {
  let app: RunningApp;

  before(async () => {
    app = await startApp();
  });

  after(() => app.stop());

  it('gives another one who logs in on the page a chat of their own, and the first one is nobody in the old', async () => {
    const browser = createSiteVisitor(app.url);
    const chat = await openPageChat(app.url, browser);
    await chat.say('my requests');
    await chat.expect(/e-mail address/);
    await chat.say('koji.agent@gmail.com');
    await chat.expect(/a code of six digits/);
    await chat.say(await codeMailedTo(createSiteVisitor(app.url), 'koji.agent@gmail.com'));
    await chat.expect('Thank you, Demo Agent, you are signed in.');

    await browser.signIn('koji.customer@example.com', 'customer_Pas$w0rd');
    const answer = await browser.send('POST', '/chat/token', { page: 'portal' });
    const ticket = (await answer.json()) as { resumed: boolean; signedIn: boolean };
    assert.deepEqual([ticket.resumed, ticket.signedIn], [false, true]);
    const own = await openPageChat(app.url, browser);
    await own.say('hello');
    await own.expect('Hello Demo Customer!');
    assert.ok(!own.heard.some(({ text = '' }) => text.includes('Demo Agent')));
    await chat.say('hello');
    await chat.expect('Hello! What can I do for you?');
    await Promise.all([chat.close(), own.close()]);
  });

  it('goes on with the chat when the same person logs in on the page', async () => {
    const browser = createSiteVisitor(app.url);
    const chat = await openPageChat(app.url, browser);
    await chat.say('my requests');
    await chat.expect(/e-mail address/);
    await chat.say('koji.admin@example.com');
    await chat.expect(/a code of six digits/);
    await chat.say(await codeMailedTo(createSiteVisitor(app.url), 'koji.admin@example.com'));
    await chat.expect('Thank you, Demo Admin, you are signed in.');
    await browser.signIn('koji.admin@example.com', 'admin_Pas$w0rd');
    const answer = await browser.send('POST', '/chat/token', { page: 'portal' });
    assert.equal(((await answer.json()) as { resumed: boolean }).resumed, true);
    await chat.close();
  });
});
