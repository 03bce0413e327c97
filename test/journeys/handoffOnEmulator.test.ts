import assert from 'node:assert/strict';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { liveAgentAtSite } from '../support/liveDesk.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { createSiteVisitor } from '../support/siteVisitor.ts';
import { codeMailedTo } from '../support/mailPage.ts';

describe('a handoff with both sides on the Emulator channel', () => {
  let app: RunningApp;
  let agent: EmulatorChat;
  let customer: EmulatorChat;

  before(async () => {
    app = await startApp({ LOG_LEVEL: 'warn' });
    await liveAgentAtSite(app.url);
    agent = await openEmulatorChat({ botUrl: app.botUrl, userId: 'a', userName: 'Somebody' });
    customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'c', userName: 'Agent Smith' });
  });

  after(async () => {
    await Promise.all([agent.close(), customer.close()]);
    await app.stop();
  });

  it('has no operators before anybody is on duty', async () => {
    await customer.say('talk to operator');
    await customer.expect(/no operators are available.*create a request/is);
  });

  it('asks the agent to sign in, and then does what was typed', async () => {
    await agent.say('#on');
    await agent.expect(/e-mail/i);
    await agent.say('koji.agent@gmail.com');
    await agent.expect(/code/i);
    await agent.say(await codeMailedTo(createSiteVisitor(app.url), 'koji.agent@gmail.com'));
    await agent.expect(/on duty/i);
  });

  it('connects: the agent gets the name and the summary, the customer hears who it is', async () => {
    await customer.say('my screen is black');
    await customer.say('transfer to an agent');
    await customer.expect(/Demo Agent will take this conversation and has got a summary/);
    await agent.expect(/Agent Smith[\s\S]*my screen is black/);
  });

  it('relays both ways, with the agent’s name', async () => {
    await customer.say('are you there?');
    await agent.expect('Agent Smith: are you there?');
    await agent.say('yes I am');
    await customer.expect('Demo Agent: yes I am');
  });

  it('goes on after a restart of the server in the middle of the chat', async () => {
    await app.restart();
    await customer.say('still there?');
    await agent.expect('Agent Smith: still there?');
    await agent.say('of course');
    await customer.expect('Demo Agent: of course');
  });

  it('never relays an unknown command, and keeps notes from the customer', async () => {
    await agent.say('#frobnicate');
    await agent.expect(/do not know #frobnicate/);
    await agent.say('#note sounds annoyed');
    await agent.expect(/Noted/);
    await agent.say('##1 is the first step');
    await customer.expect('Demo Agent: #1 is the first step');
    assert.ok(!customer.heard.some(({ text = '' }) => /frobnicate|annoyed/.test(text)));
  });

  it('ends for both with #exit, and the customer gets options to start a new one', async () => {
    await agent.say('#exit');
    await agent.expect(/conversation with Agent Smith is finished/);
    const ended = await customer.expect(/finished/);
    const buttons = ended.suggestedActions?.actions.map(({ title }) => title) ?? [];
    assert.deepEqual(buttons.slice(0, 4), [
      'Ask another question',
      'Create a request',
      'My requests',
      'Talk to an agent',
    ]);
    assert.deepEqual(buttons.slice(4), ['1 ★', '2 ★', '3 ★', '4 ★', '5 ★']);
  });

  it('tells the agent that nobody gets what is written after the end', async () => {
    await agent.say('one more thing');
    await agent.expect(/nobody got this/);
    assert.ok(!customer.heard.some(({ text = '' }) => text.includes('one more thing')));
  });
});
