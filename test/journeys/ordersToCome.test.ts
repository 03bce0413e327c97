import assert from 'node:assert/strict';
import { KojiError } from '../../errors.ts';
import type { ServiceDesk } from '../../jira/ports.ts';
import { buttonsOf } from '../support/buttonsOf.ts';
import { signInByCode } from '../support/codeSignIn.ts';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { agentOnDuty } from '../support/liveDesk.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { startApp } from '../support/runningApp.ts';

/** Shares as it is told, and once answers nothing. */
function losingAnswers(desk: ServiceDesk): ServiceDesk {
  let isLost = false;
  return {
    ...desk,
    shareRequest: async (owned, email) => {
      const result = await desk.shareRequest(owned, email);
      if (isLost) return result;
      isLost = true;
      throw new KojiError('unavailable', 'No answer in time.');
    },
  };
}

describe('two orders of one line, the first of which a chat comes into', () => {
  let app: RunningApp;
  let agent: EmulatorChat;
  let customer: EmulatorChat;

  before(async () => {
    app = await startApp({}, { toDesk: losingAnswers });
    agent = await agentOnDuty(app);
    customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'c', userName: 'Somebody' });
    await signInByCode(app.url, customer, 'koji.customer@example.com');
  });
  after(async () => {
    await Promise.all([agent.close(), customer.close()]);
    await app.stop();
  });

  it('are both told to the agent', async () => {
    await customer.say('comment CERT-1 and share CERT-2 with koji.agent@gmail.com');
    await customer.expect(/first CERT-1, then CERT-2/);
    await customer.expect(/What shall I write on CERT-1/);
    await customer.say('transfer to an agent');
    await agent.expect(/CERT-1[\s\S]*CERT-2: koji\.agent@gmail\.com/);
  });

  it('are both gone on with after the chat and a restart', async () => {
    await agent.say('#exit');
    await customer.expect(/finished/);
    await app.restart();
    await customer.say('hello');
    assert.ok(buttonsOf(await customer.expect(/Hello/)).includes('Go on with my comment on CERT-1'));
    await customer.say('go on');
    await customer.expect(/first CERT-1, then CERT-2/);
    await customer.expect(/What shall I write on CERT-1/);
    await customer.say('It is on the second floor');
    await customer.expect(/Shall I add it/);
    await customer.say('yes');
    await customer.expect(/It is on CERT-1 now/);
    await customer.expect(/Shall I share CERT-2 with koji\.agent@gmail\.com/);
  });

  it('say what became of the second, though the service desk did not answer', async () => {
    await customer.say('yes');
    await customer.expect(/CERT-2 is shared with Demo Agent now/);
  });
});
