import assert from 'node:assert/strict';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import { codeMailedTo } from '../support/mailPage.ts';
import { openPageChat } from '../support/pageChat.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { startApp } from '../support/runningApp.ts';
import { createSiteVisitor } from '../support/siteVisitor.ts';

describe('a chat that stays open after its customer has signed out', () => {
  let app: RunningApp;

  before(async () => {
    app = await startApp();
  });

  after(() => app.stop());

  it('greets nobody by name any more, whoever sits at the page now', async () => {
    const customer = createSiteVisitor(app.url);
    await customer.signIn('koji.customer@example.com', 'customer_Pas$w0rd');
    const page = await openPageChat(app.url, customer);
    await page.say('hello');
    await page.expect('Hello Demo Customer!');
    await customer.send('POST', '/logout', {});
    await page.say('hello');
    await page.expect('Hello! What can I do for you?');
    await page.close();
  });

  it('shows nothing of what was left half done to whoever sits at the page now', async () => {
    const customer = createSiteVisitor(app.url);
    await customer.signIn('koji.customer@example.com', 'customer_Pas$w0rd');
    const page = await openPageChat(app.url, customer);
    await page.say('comment on CERT-1: my purple cable');
    await page.expect(/would go on CERT-1/);
    await customer.send('POST', '/logout', {});
    const before = page.heard.length;
    await page.say('Stop');
    await page.expect(/I have stopped/);
    await page.say('sign in');
    await page.expect(/e-mail address/);
    await page.say('koji.agent@gmail.com');
    await page.expect(/a code of six digits/);
    await page.say(await codeMailedTo(createSiteVisitor(app.url), 'koji.agent@gmail.com'));
    await page.expect(/you are signed in/);
    await page.say('hello');
    await page.expect('Hello Demo Agent!');
    assert.doesNotMatch(JSON.stringify(page.heard.slice(before)), /CERT-1|purple/);
    await page.close();
  });

  it('goes back, on another channel, to the name that the channel says', async () => {
    const chat = await openEmulatorChat({ botUrl: app.botUrl, userId: 'user', userName: 'User' });
    await chat.say('sign in');
    await chat.expect(/e-mail address/);
    await chat.say('koji.customer@example.com');
    await chat.expect(/a code of six digits/);
    await chat.say(await codeMailedTo(createSiteVisitor(app.url), 'koji.customer@example.com'));
    await chat.expect(/you are signed in/);
    await chat.say('hello');
    await chat.expect('Hello Demo Customer!');
    await chat.say('sign out');
    await chat.expect(/signed out/);
    await chat.say('hello');
    await chat.expect('Hello User!');
    await chat.close();
  });
});
