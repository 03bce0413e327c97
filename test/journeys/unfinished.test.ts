import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { signInByCode } from '../support/codeSignIn.ts';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { agentOnDuty } from '../support/liveDesk.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';

const BACK = 'Go on with my comment on CERT-1';

function buttons({ suggestedActions }: Partial<Activity>): readonly string[] {
  return (suggestedActions?.actions ?? []).map(({ title }) => title);
}

describe('a comment that a chat comes into', () => {
  let app: RunningApp;
  let agent: EmulatorChat;
  let customer: EmulatorChat;

  before(async () => {
    app = await startApp();
    agent = await agentOnDuty(app);
    customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'c', userName: 'Somebody' });
    await signInByCode(app.url, customer, 'koji.customer@example.com');
  });
  after(async () => {
    await Promise.all([agent.close(), customer.close()]);
    await app.stop();
  });

  it('is told to the agent, with what was written', async () => {
    await customer.say('comment on CERT-1');
    await customer.expect(/What shall I write on CERT-1/);
    await customer.say('It is on the second floor');
    await customer.expect(/Shall I add it/);
    await customer.say('transfer to an agent');
    await agent.expect(/Add a comment[\s\S]*CERT-1: It is on the second floor/);
  });

  it('is offered after the chat and a restart, and is added once it is confirmed', async () => {
    await agent.say('#exit');
    await customer.expect(/finished/);
    await app.restart();
    await customer.say('hello');
    assert.ok(buttons(await customer.expect(/Hello/)).includes(BACK));
    await customer.say(BACK);
    await customer.expect(/would go on CERT-1[\s\S]*second floor[\s\S]*Shall I add it/);
    await customer.say('yes');
    await customer.expect(/It is on CERT-1 now/);
  });

  it('goes on at once when nobody is there', async () => {
    await agent.say('#off');
    await agent.expect(/off duty/i);
    await customer.say('comment on CERT-1');
    await customer.expect(/What shall I write on CERT-1/);
    await customer.say('And on the third');
    await customer.expect(/Shall I add it/);
    await customer.say('talk to operator');
    await customer.expect(/No operators are available/);
    await customer.expect(/would go on CERT-1[\s\S]*And on the third[\s\S]*Shall I add it/);
  });
});
