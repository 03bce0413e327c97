import assert from 'node:assert/strict';
import { READING_MS } from '../../handoff/domain/misdelivery.ts';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { AGENT_IN_TEAMS, signedInAdmin } from '../support/liveDesk.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { enableLiveChat, giveRole } from '../support/siteVisitor.ts';

describe('a command for a customer who has just left', () => {
  let app: RunningApp;
  let agent: EmulatorChat;
  let first: EmulatorChat;
  let next: EmulatorChat;
  let readingMs = 0;
  const now = (): number => Date.now() + readingMs;

  before(async () => {
    app = await startApp({}, { clock: { now } });
    const admin = await signedInAdmin(app.url);
    await enableLiveChat(admin);
    agent = await openEmulatorChat({ now, ...AGENT_IN_TEAMS, botUrl: app.botUrl });
    first = await openEmulatorChat({ now, botUrl: app.botUrl, userId: 'c1', userName: 'Ann' });
    next = await openEmulatorChat({ now, botUrl: app.botUrl, userId: 'c2', userName: 'Bob' });
    await agent.say('hello');
    await giveRole(admin, 'Demo Agent', 'liveAgent');
    await agent.say('#on');
    await first.say('talk to operator');
    await agent.expect(/Ann[\s\S]*summary/i);
    await next.say('talk to operator');
    await next.expect(/position/);
    await first.say('#exit');
    await next.expect(/will take this conversation/);
  });
  after(async () => {
    await Promise.all([agent.close(), first.close(), next.close()]);
    await app.stop();
  });

  // One after the other at once: nobody can have read the answer to the first.
  for (const command of ['#exit', '#transfer Second Agent', '#ticket', '#note rude']) {
    it(`is not done with the next one: ${command}`, async () => {
      await agent.say(command);
      await agent.expect(/Not done: your conversation with Ann is over, and you are connected to Bob now/);
    });
  }

  it('is done when the agent has read that and types it again', async () => {
    readingMs = READING_MS;
    await next.say('still there?');
    await agent.expect('Bob: still there?');
    await agent.say('#exit');
    await agent.expect(/conversation with Bob is finished/);
    await next.expect(/finished/);
    assert.ok(!next.heard.some(({ text = '' }) => text.includes('rude')));
  });
});
