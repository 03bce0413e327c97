import assert from 'node:assert/strict';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { codeMailedTo } from '../support/mailPage.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { createSiteVisitor, enableLiveChat, giveRole } from '../support/siteVisitor.ts';

describe('an agent whose channel does not answer', () => {
  let app: RunningApp;
  let agent: EmulatorChat;
  let customer: EmulatorChat;

  before(async () => {
    app = await startApp();
    const [admin, atSite] = [createSiteVisitor(app.url), createSiteVisitor(app.url)];
    await admin.signIn('koji.admin@example.com', 'admin_Pas$w0rd');
    await atSite.signIn('koji.agent@gmail.com', 'agent_Pas$w0rd');
    await enableLiveChat(admin);
    await giveRole(admin, 'Demo Agent', 'liveAgent');
    agent = await openEmulatorChat({ botUrl: app.botUrl, userId: 'a', userName: 'Somebody' });
    customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'c', userName: 'Demo Customer' });
    await agent.say('#on');
    await agent.say('koji.agent@gmail.com');
    await agent.say(await codeMailedTo(atSite, 'koji.agent@gmail.com'));
    await agent.expect(/on duty/i);
    await customer.say('transfer to an agent');
    await agent.expect(/Demo Customer/);
  });

  after(async () => {
    agent.answerAgain();
    await Promise.all([agent.close(), customer.close()]);
    await app.stop();
  });

  it('does not keep the customer’s turns waiting: each is answered while the channel still holds the first line', async () => {
    agent.stopAnswering();
    assert.equal(await customer.say('first'), 200);
    assert.equal(await customer.say('second'), 200);
    const arrived = agent.heard.filter(({ text }) => text?.endsWith('second'));
    assert.deepEqual(arrived, [], 'the second waits for the first');
  });

  it('does not hold up typing either', async () => {
    assert.equal(await customer.say('', { type: 'typing' }), 200);
  });

  it('gets the lines in order once it answers', async () => {
    agent.answerAgain();
    await agent.expect('Demo Customer: second');
    const lines = agent.heard.flatMap(({ text }) => (text?.startsWith('Demo Customer: ') ? [text] : []));
    assert.deepEqual(lines, ['Demo Customer: first', 'Demo Customer: second']);
  });
});

describe('a customer whose channel is throttled for a moment', () => {
  it('gets the bot’s answer all the same, once', async () => {
    const app = await startApp();
    const customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 't', userName: 'Demo Customer' });
    await customer.say('Hello');
    const before = customer.heard.length;
    customer.throttleOnce();
    assert.equal(await customer.say('#help'), 200);
    assert.equal(customer.heard.length, before + 1);
    await customer.close();
    await app.stop();
  });
});
