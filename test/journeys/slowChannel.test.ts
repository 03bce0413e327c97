import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { TIMINGS } from '../../composition/timings.ts';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { agentOnDuty, liveAgentAtSite } from '../support/liveDesk.ts';
import { codeMailedTo } from '../support/mailPage.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';

describe('an agent whose channel does not answer', () => {
  let app: RunningApp;
  let agent: EmulatorChat;
  let customer: EmulatorChat;

  before(async () => {
    app = await startApp();
    const atSite = await liveAgentAtSite(app.url);
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

describe('people whose channels fail when the bot answers them', () => {
  const AGAIN = 'This may have reached you before:';
  let app: RunningApp;
  let agent: EmulatorChat;
  let customer: EmulatorChat;
  let next: EmulatorChat;

  before(async () => {
    app = await startApp({}, { timings: { ...TIMINGS, answerMs: 500, sendLimitMs: 1_000, retryMs: 50 } });
    agent = await agentOnDuty(app);
    customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'c', userName: 'Demo Customer' });
    next = await openEmulatorChat({ botUrl: app.botUrl, userId: 'n', userName: 'Second Customer' });
    await customer.say('transfer to an agent');
    await agent.expect(/Demo Customer/);
  });

  after(async () => {
    customer.answerAgain();
    await app.stop();
    await Promise.all([agent.close(), customer.close(), next.close()]);
  });

  it('are heard all the same, however long the channel says nothing', async () => {
    customer.stopAnswering();
    assert.equal(await customer.say('#help'), 200);
    assert.equal(await customer.say('after the help'), 200);
    await agent.expect('Demo Customer: after the help');
    await customer.expect(/end the conversation/);
    await customer.expect(AGAIN);
    customer.answerAgain();
  });

  it('get no apology for a command that was carried out, but its answer once more; the next customer comes at once', async () => {
    await next.say('transfer to an agent');
    await next.expect(/position in the queue/);
    agent.failOnce();
    assert.equal(await agent.say('#exit'), 200);
    await agent.expect(AGAIN);
    await next.expect(/Demo Agent will take this conversation/);
    assert.deepEqual(
      agent.heard.filter(({ text }) => text?.startsWith('Sorry')),
      [],
    );
  });

  it('hear that the conversation is finished in the end', async () => {
    next.failOnce();
    assert.equal(await next.say('#exit'), 200);
    await next.expect(new RegExp(`${AGAIN}[^]*finished`));
  });
});

describe('a channel that gives no ids to what people say', () => {
  it('loses none of it', async () => {
    const app = await startApp();
    const customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'i', userName: 'Demo Customer' });
    for (const id of ['', null, undefined]) {
      const before = customer.heard.length;
      assert.equal(await customer.say('#help', { id } as Partial<Activity>), 200);
      assert.equal(customer.heard.length, before + 1, String(id));
    }
    await customer.close();
    await app.stop();
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
