import { openEmulatorChat } from '../support/emulatorChat.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { codeMailedTo } from '../support/mailPage.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { createSiteVisitor } from '../support/siteVisitor.ts';

describe('news in the middle of a form', () => {
  let app: RunningApp;
  let customer: EmulatorChat;

  before(async () => {
    app = await startApp({ JIRA_WEBHOOK_SECRET: 'a-webhook-secret-for-tests' });
    customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'c', userName: 'Somebody' });
    await customer.say('my requests');
    await customer.expect(/e-mail/i);
    await customer.say('koji.customer@example.com');
    await customer.expect(/code of six digits/);
    await customer.say(await codeMailedTo(createSiteVisitor(app.url), 'koji.customer@example.com'));
    await customer.expect(/Your open requests/);
  });
  after(async () => {
    await customer.close();
    await app.stop();
  });

  it('can be answered by their buttons, and the form is gone on with', async () => {
    const desk = createSiteVisitor(app.url);
    await desk.signIn('koji.agent@gmail.com', 'agent_Pas$w0rd');
    await customer.say('Create a request');
    await customer.expect(/What kind of request/);
    await customer.say('Get IT help');
    await customer.expect(/\*\*Summary\*\*\?/);
    await desk.submit('/jira/browse/CERT-2/comment', { text: 'Which floor?', audience: 'customer' });
    await customer.expect(/Which floor/);
    await customer.say('Comment on CERT-2');
    await customer.expect(/I keep your request/);
    await customer.expect(/What shall I write on CERT-2/);
    await customer.say('Second floor');
    await customer.expect(/Shall I add it/);
    await customer.say('Yes');
    await customer.expect(/It is on CERT-2 now/);
    await customer.say('Go on with my request');
    await customer.expect(/Let us go on with your request/);
    await customer.expect(/\*\*Summary\*\*\?/);
  });
});
