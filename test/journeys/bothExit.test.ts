import assert from 'node:assert/strict';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import { agentOnDuty } from '../support/liveDesk.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';

const ENDING = /conversation.* is finished/;

describe('a chat that both sides end at once', () => {
  let app: RunningApp;
  let agent: EmulatorChat;
  let customer: EmulatorChat;

  before(async () => {
    app = await startApp();
    agent = await agentOnDuty(app);
    customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'c', userName: 'Demo Customer' });
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
