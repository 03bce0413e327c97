import assert from 'node:assert/strict';
import { buttonsOf } from '../support/buttonsOf.ts';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { codeMailedTo } from '../support/mailPage.ts';
import { openPageChat } from '../support/pageChat.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { createSiteVisitor } from '../support/siteVisitor.ts';

const CUSTOMER = 'koji.customer@example.com';

describe('the requests of a customer on the Emulator channel', () => {
  let app: RunningApp;
  let customer: EmulatorChat;
  let key = '';
  let link = '';

  before(async () => {
    app = await startApp();
    customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'c', userName: 'Somebody' });
  });

  after(async () => {
    await customer.close();
    await app.stop();
  });

  it('begin with a sign-in by a mailed code, and go on with what was asked', async () => {
    await customer.say('create a request');
    await customer.expect(/e-mail/i);
    await customer.say(CUSTOMER);
    await customer.expect(/code of six digits/);
    await customer.say(await codeMailedTo(createSiteVisitor(app.url), CUSTOMER));
    await customer.expect(/What kind of request/);
  });

  it('are created from what the form asks for, after a last look', async () => {
    await customer.say('Get IT help');
    await customer.expect(/\*\*Summary\*\*/);
    await customer.say('The projector stays dark');
    await customer.expect(/What is the problem/);
    await customer.say('It worked yesterday.');
    await customer.expect(/Attachment/);
    await customer.say('Skip the rest');
    await customer.expect(/check your request[^]*The projector stays dark/);
    await customer.say('Send the request');
    const { text = '' } = await customer.expect(/Your request is created/);
    key = /CERT-\d+/.exec(text)?.[0] ?? '';
    link = /\]\((http[^)]*)\)/.exec(text)?.[1] ?? '';
    assert.notEqual(key, '');
  });

  it('are listed with the newest activity first, and with those that wait for a decision', async () => {
    await customer.say('My requests');
    const listed = await customer.expect(/Your open requests/);
    const [, open = ''] = (listed.text ?? '').split('Your open requests:');
    assert.equal(/CERT-\d+/.exec(open)?.[0], key);
    assert.match(listed.text ?? '', /Waiting for your decision:[^]*CERT-6/);
  });

  it('are shown by the link that the bot gave', async () => {
    assert.match(link, new RegExp(`/portal/requests/${key}$`));
    await customer.say(`please look at ${link}`);
    await customer.expect(/The projector stays dark[^]*What would you like to do with it/);
  });

  it('take a comment that the service desk can read', async () => {
    await customer.say(key);
    await customer.expect(/The projector stays dark[^]*no comments yet/);
    await customer.say('Add a comment');
    await customer.expect(/What shall I write/);
    await customer.say('It is in room *3*, [~admin] knows');
    await customer.expect(/Shall I add it/);
    await customer.say('Yes');
    await customer.expect(`It is on ${key} now`);
    await customer.say(key);
    await customer.expect(/Demo Customer writes in the chat: It is in room \\\*3\\\*, \\\[\\~admin\\\] knows/);
  });

  it('go on after a restart of the server in the middle of a change', async () => {
    await customer.say(`share ${key}`);
    await customer.expect(/e-mail address/);
    await app.restart();
    await customer.say('koji.customer2@example.com');
    await customer.expect(/Shall I share/);
    await customer.say('Yes');
    await customer.expect(`${key} is shared with Second Customer now`);
  });

  it('are closed, rated, and reopened by what the service desk offers', async () => {
    await customer.say(`close ${key}`);
    await customer.expect(/shall I do that with/);
    await customer.say('Yes');
    await customer.expect(`${key} is now`);
    await customer.say(key);
    const closed = await customer.expect(/How satisfied are you/);
    assert.ok(buttonsOf(closed).includes('5'));
    await customer.say('5');
    await customer.expect(/add a few words/);
    await customer.say('Skip');
    await customer.expect(/left your rating of CERT-\d+ as a note/);
    await customer.say(`reopen ${key}`);
    await customer.expect(/shall I do that with/);
    await customer.say('Yes');
    await customer.expect(`${key} is now`);
  });

  it('of others are approved by those who are asked, and not found by everybody else', async () => {
    await customer.say('approve CERT-6');
    await customer.expect(/in your name/);
    await customer.say('Yes');
    await customer.expect('You have approved CERT-6');
    for (const said of ['CERT-4', 'close CERT-4', 'comment on CERT-4']) {
      await customer.say(said);
      await customer.expect('I find no request CERT-4 among yours');
    }
    await customer.say('status of ../servicedesk?x=1');
    await customer.expect(/is not the key of a request/);
  });
});

describe('a decision that a customer gives in the chat', () => {
  it('is known to the staff as theirs', async () => {
    const app = await startApp();
    const [approver, agent] = [createSiteVisitor(app.url), createSiteVisitor(app.url)];
    await approver.signIn(CUSTOMER, 'customer_Pas$w0rd');
    await agent.signIn('koji.agent@gmail.com', 'agent_Pas$w0rd');
    const chat = await openPageChat(app.url, approver);
    await chat.say('approve CERT-6');
    await chat.expect(/in your name/);
    await chat.say('Yes');
    await chat.expect('You have approved CERT-6.');
    // What writes it runs beside the chat.
    const note = `Approved in the chat by Demo Customer (${CUSTOMER}).`;
    for (let page = ''; !page.includes(note);) page = await (await agent.get('/jira/browse/CERT-6')).text();
    await chat.close();
    await app.stop();
  });
});
