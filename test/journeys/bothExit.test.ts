import assert from 'node:assert/strict';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { createSiteVisitor, enableLiveChat, giveRole } from '../support/siteVisitor.ts';

const TEAMS = { channelId: 'msteams', from: { aadObjectId: '1'.repeat(32) } };
const ENDING = /conversation.* is finished/;

describe('a chat that both sides end at once', () => {
  let app: RunningApp;
  let agent: EmulatorChat;
  let customer: EmulatorChat;

  before(async () => {
    app = await startApp();
    agent = await openEmulatorChat({ ...TEAMS, botUrl: app.botUrl, userId: 'a', userName: 'Demo Agent' });
    customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'c', userName: 'Demo Customer' });
    await agent.say('#on');
    const admin = createSiteVisitor(app.url);
    await admin.signIn('koji.admin@example.com', 'admin_Pas$w0rd');
    await enableLiveChat(admin);
    await giveRole(admin, 'Demo Agent', 'liveAgent');
    await agent.say('#on');
    await agent.expect(/on duty now/);
  });
  after(async () => {
    await Promise.all([agent.close(), customer.close()]);
    await app.stop();
  });

  for (const first of ['agent', 'customer', 'agent', 'customer'] as const) {
    it(`is ended once for the customer, when the ${first} is a little faster`, async () => {
      await customer.say('talk to operator');
      await customer.expect(/will take this/);
      await agent.expect(/is connected to you/);
      const before = customer.heard.length;
      const [one, other] = first === 'agent' ? [agent, customer] : [customer, agent];
      await Promise.all([one.say('#exit'), other.say('#exit')]);
      await customer.expect(ENDING);
      await customer.say('help');
      await customer.expect(/./);
      const endings = customer.heard.slice(before).filter(({ text = '' }) => ENDING.test(text));
      assert.equal(endings.length, 1, endings.map(({ text }) => text).join('\n'));
    });
  }
});
