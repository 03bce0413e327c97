import assert from 'node:assert/strict';
import { MOST_ATTACHMENTS } from '../../handoff/attachmentLimit.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import { agentOnDuty } from '../support/liveDesk.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { startApp } from '../support/runningApp.ts';

const REFUSED = /11 files[^]*10[^]*several messages/;

function files(count: number) {
  const attachments = Array.from({ length: count }, (_none, index) => ({
    contentType: 'text/plain',
    contentUrl: 'data:text/plain;base64,aGVsbG8=',
    name: `note ${String(index + 1)}.txt`,
  }));
  return { attachments };
}

describe('a message with more files than one may have', () => {
  let app: RunningApp;
  let customer: EmulatorChat;

  beforeEach(async () => {
    app = await startApp();
    customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'customer', userName: 'Second Customer' });
  });

  afterEach(async () => {
    await customer.close();
    await app.stop();
  });

  it('is refused by the bot as a whole, which says how to send them', async () => {
    await customer.say('create a request', files(MOST_ATTACHMENTS + 1));
    await customer.expect(REFUSED);
    assert.equal(customer.heard.length, 1, 'nothing was begun with it');
    await customer.say('', files(MOST_ATTACHMENTS));
    await customer.expect('note 10.txt');
  });

  it('does not reach the agent in parts, nor does one of the agent reach the customer', async () => {
    const agent = await agentOnDuty(app);
    await customer.say('talk to operator');
    await customer.expect(/Demo Agent will take this conversation/);

    await customer.say('here they are', files(MOST_ATTACHMENTS + 1));
    await customer.expect(REFUSED);
    await agent.say('and mine', files(MOST_ATTACHMENTS + 1));
    await agent.expect(REFUSED);
    await customer.say('that is all');
    const next = await agent.expect(/here they are|that is all/);
    assert.match(next.text ?? '', /that is all/);
    await agent.say('thank you');
    const answer = await customer.expect(/and mine|thank you/);
    assert.match(answer.text ?? '', /thank you/);
    await agent.close();
  });
});
