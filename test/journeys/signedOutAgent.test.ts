import assert from 'node:assert/strict';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import { liveAgentAtSite } from '../support/liveDesk.ts';
import { startApp } from '../support/runningApp.ts';

interface Ticket {
  readonly token: string;
  readonly conversationId: string;
}

describe('an agent who signs out of the backoffice in the middle of a chat', () => {
  it('is off duty, can write to the customer no more, and the customer is at the front of the queue', async () => {
    const app = await startApp();
    const agent = await liveAgentAtSite(app.url);
    const { token, conversationId } = (await (
      await agent.send('POST', '/chat/token', { page: 'backoffice' })
    ).json()) as Ticket;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const directLine = `${app.url}/v3/directline/conversations`;
    await fetch(directLine, { method: 'POST', headers });
    const say = (text: string): Promise<Response> =>
      fetch(`${directLine}/${conversationId}/activities`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ type: 'message', from: { id: 'me' }, text }),
      });
    await say('#on');
    const customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'c', userName: 'Demo Customer' });
    await customer.say('talk to operator');
    await customer.expect(/Demo Agent will take this conversation/);
    await say('hello');
    await customer.expect('Demo Agent: hello');

    await agent.send('POST', '/logout', {});
    await customer.expect(/front of the queue/);
    await say('who sits here now?');
    await customer.say('are you still there?');
    const heard = await (await fetch(`${directLine}/${conversationId}/activities`, { headers })).text();
    assert.ok(!heard.includes('are you still there?'));
    assert.ok(!customer.heard.some(({ text = '' }) => text.includes('who sits here now?')));
    await customer.close();
    await app.stop();
  });
});
