import assert from 'node:assert/strict';
import { TIMINGS } from '../../composition/timings.ts';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { agentOnDuty } from '../support/liveDesk.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';

const QUICK = { ...TIMINGS, answerMs: 300, sendLimitMs: 600, retryMs: 50, turnMs: 1_000 };

describe('what an agent said outside a chat, unheard, and what is brought again in the next one', () => {
  let app: RunningApp;
  let agent: EmulatorChat;
  let customer: EmulatorChat;

  before(async () => {
    app = await startApp({}, { timings: QUICK });
    agent = await agentOnDuty(app);
    customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'c', userName: 'Demo Customer' });
    agent.stopAnswering();
    assert.equal(
      await agent.say('the fix is on its way', { id: 'line' }),
      500,
      'they were not told that nobody got it',
    );
    agent.answerAgain();
  });
  after(async () => {
    await Promise.all([agent.close(), customer.close()]);
    await app.stop();
  });

  it('is held, and its sender asked', async () => {
    // It waits for the turn before, which nobody has finished, and the customer comes meanwhile.
    const again = agent.say('the fix is on its way', { id: 'line' });
    await customer.say('talk to operator');
    await agent.expect(/Demo Customer[\s\S]*summary/i);
    assert.equal(await again, 200);
    await agent.expect(/Demo Customer[\s\S]*#send/);
    assert.ok(!customer.heard.some(({ text = '' }) => text.includes('the fix')));
  });

  it('goes to the customer when they say so', async () => {
    await agent.say('#send');
    await customer.expect('Demo Agent: the fix is on its way');
  });
});

describe('what a customer says to an agent who has gone, before they can have heard of that', () => {
  let app: RunningApp;
  let agent: EmulatorChat;
  let customer: EmulatorChat;

  before(async () => {
    app = await startApp({}, { timings: QUICK });
    agent = await agentOnDuty(app);
    customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'c', userName: 'Demo Customer' });
    await customer.say('talk to operator');
    await agent.expect(/Demo Customer[\s\S]*summary/i);
    customer.stopAnswering();
    await agent.say('#exit');
  });
  after(async () => {
    customer.answerAgain();
    await Promise.all([agent.close(), customer.close()]);
    await app.stop();
  });

  it('is shown to them as not sent while the bot cannot answer it', async () => {
    assert.equal(await customer.say('one more thing', { id: 'late' }), 500);
  });

  it('is answered by the bot when it is brought again, after the news that the agent has gone', async () => {
    customer.answerAgain();
    assert.equal(await customer.say('one more thing', { id: 'late' }), 200);
    const texts = customer.heard.map(({ text = '' }) => text);
    assert.ok(
      texts.some((text) => /with Demo Agent is finished/.test(text)),
      texts.join(' | '),
    );
    assert.ok(!agent.heard.some(({ text = '' }) => text.includes('one more thing')));
  });
});
