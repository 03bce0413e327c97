import type { EmulatorChat } from '../support/emulatorChat.ts';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import { agentOnDuty } from '../support/liveDesk.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';

const inTeams = (digit: string) => ({ channelId: 'msteams', from: { aadObjectId: digit.repeat(32) } });
const REMOVED = { type: 'installationUpdate', action: 'remove' };

describe('a customer who removes the bot', () => {
  let app: RunningApp;
  let agent: EmulatorChat;
  let first: EmulatorChat;
  let second: EmulatorChat;
  let third: EmulatorChat;

  before(async () => {
    app = await startApp();
    const open = (digit: string, userName: string): Promise<EmulatorChat> =>
      openEmulatorChat({ ...inTeams(digit), botUrl: app.botUrl, userId: `u${digit}`, userName });
    agent = await agentOnDuty(app);
    first = await open('2', 'First Customer');
    second = await open('3', 'Second Customer');
    third = await open('4', 'Third Customer');
    await first.say('talk to operator');
    await agent.expect(/First Customer/);
  });
  after(async () => {
    await Promise.all([agent, first, second, third].map((chat) => chat.close()));
    await app.stop();
  });

  it('has left the queue, so that nobody is connected to them', async () => {
    await second.say('talk to operator');
    await third.say('talk to operator');
    await second.say('', REMOVED);
    await agent.say('#queue');
    await agent.expect(/1\\?\. Third Customer/);
  });

  it('is gone from their chat: the agent is told, and gets whoever is next', async () => {
    await first.say('', REMOVED);
    await agent.expect(/First Customer is closed/);
    await agent.expect(/Third Customer/);
  });

  it('need not be alone in that: an agent who removes it is off duty, in a chat or without one', async () => {
    await agent.say('', REMOVED);
    await third.expect(/Demo Agent cannot go on/);
    await third.say('#exit');
    await third.expect(/finished/);
    await agent.say('#on');
    await agent.expect(/on duty now/);
    await agent.say('', REMOVED);
    await third.say('talk to operator');
    await third.expect(/No operators are available/);
  });
});
