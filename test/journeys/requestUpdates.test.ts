import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { buttonsOf } from '../support/buttonsOf.ts';
import { openChatScene } from '../support/chatScene.ts';
import type { ChatScene } from '../support/chatScene.ts';
import { signInByCode } from '../support/codeSignIn.ts';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';
import type { SiteVisitor } from '../support/siteVisitor.ts';
import { createSiteVisitor } from '../support/siteVisitor.ts';

const SECRET = 'a-webhook-secret-for-tests';

describe('what happens to a request', () => {
  let app: RunningApp;
  let customer: EmulatorChat;
  let desk: SiteVisitor;

  before(async () => {
    app = await startApp({ JIRA_WEBHOOK_SECRET: SECRET });
    customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'c', userName: 'Somebody' });
    desk = createSiteVisitor(app.url);
    await desk.signIn('koji.agent@gmail.com', 'agent_Pas$w0rd');
    await signInByCode(app.url, customer, 'koji.customer@example.com');
  });
  after(async () => {
    await customer.close();
    await app.stop();
  });

  const comment = (key: string, text: string, audience = 'customer') =>
    desk.submit(`/jira/browse/${key}/comment`, { text, audience });
  const move = (key: string, status: string) => desk.submit(`/jira/browse/${key}/status`, { status });

  it('reaches the chat of a customer who is there: a public comment, with what can be done about it', async () => {
    await comment('CERT-2', 'Only for the team', 'team');
    await comment('CERT-2', 'Which *town* are you in?');
    const heard = await customer.expect(/Demo Agent\*\* has commented on \[CERT-2\][^]*Which town are you in/);
    assert.deepEqual(buttonsOf(heard), ['CERT-2', 'Comment on CERT-2']);
    assert.ok(!customer.heard.some(({ text }) => text?.includes('Only for the team')));
  });

  it('takes what is typed next for the answer, once that is confirmed', async () => {
    await customer.say('Lyon, second floor');
    await customer.expect(/add this to CERT-2 as your comment[^]*Lyon, second floor/);
    await customer.say('yes');
    await customer.expect('It is on CERT-2 now');
  });

  it('takes the answer as a public comment on their behalf', async () => {
    await customer.say('Comment on CERT-2');
    await customer.expect(/What shall I write on CERT-2/);
    await customer.say('In Lyon');
    await customer.expect(/Shall I add it/);
    await customer.say('Yes');
    await customer.expect('It is on CERT-2 now');
    const page = await (await desk.get('/jira/browse/CERT-2')).text();
    assert.match(page, /Demo Customer writes in the chat:\s*In Lyon/);
  });

  it('is a change of status, and the question how it was once it is resolved', async () => {
    await move('CERT-2', 'In progress');
    await customer.expect(/CERT-2.*is now \*\*In progress\*\*/);
    await move('CERT-2', 'Resolved');
    const asked = await customer.expect(/is now \*\*Resolved\*\*.*How satisfied/);
    assert.ok(buttonsOf(asked).includes('Rate CERT-2'));
    await customer.say('Rate CERT-2');
    await customer.expect(/From 1 \(not at all\) to 5/);
    await customer.say('Stop');
    await customer.expect(/I have stopped/);
  });

  it('is told once, and not told of what the customer did', async () => {
    await customer.say('close CERT-1');
    await customer.expect(/shall I do that/);
    await customer.say('Yes');
    await customer.expect('CERT-1 is now');
    await comment('CERT-1', 'Good to hear.');
    await customer.expect(/Good to hear/);
    assert.equal(customer.heard.filter(({ text }) => text?.includes('Good to hear')).length, 1);
    assert.ok(!customer.heard.some(({ text }) => /CERT-1\].*is now \*\*Resolved/.test(text ?? '')));
  });

  it('is what somebody else writes in the chat on a request that is shared with them', async () => {
    const second = await openEmulatorChat({ botUrl: app.botUrl, userId: 'c2', userName: 'Else' });
    try {
      await signInByCode(app.url, second, 'koji.customer2@example.com');
      await customer.say('share CERT-3 with koji.customer2@example.com');
      await customer.expect(/Shall I share CERT-3/);
      await customer.say('yes');
      await customer.expect(/CERT-3 is shared with Second Customer/);
      await second.say('comment on CERT-3: It is the same on our floor');
      await second.expect(/Shall I add it/);
      await second.say('yes');
      await second.expect('It is on CERT-3 now');
      await customer.expect(/Second Customer\*\* has commented on \[CERT-3\][^]*the same on our floor/);
      assert.ok(!second.heard.some(({ text }) => text?.includes('has commented on [CERT-3]')));
    } finally {
      await second.close();
    }
  });

  describe('by webhook', () => {
    const send = (payload: object, secret = SECRET, delivery = 'delivery-1') => {
      const body = JSON.stringify(payload);
      const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
      return fetch(`${app.url}/api/jira/webhook`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-hub-signature': signature,
          'x-atlassian-webhook-identifier': delivery,
        },
        body,
      });
    };
    const event = { webhookEvent: 'comment_created', issue: { id: '10001', key: 'CERT-1' } };
    const answerTo = async (response: Promise<Response>) => {
      const answer = await response;
      return { status: answer.status, body: (await answer.json()) as { status?: string; error?: string } };
    };

    it('is taken once, when it is signed with the secret', async () => {
      assert.deepEqual(await answerTo(send(event)), { status: 200, body: { status: 'noticed' } });
      assert.deepEqual(await answerTo(send(event)), { status: 200, body: { status: 'known' } });
      const other = { webhookEvent: 'user_created' };
      assert.deepEqual(await answerTo(send(other)), { status: 200, body: { status: 'ignored' } });
    });

    it('is refused without it, with what to do', async () => {
      const { status, body } = await answerTo(send(event, 'another-secret-of-somebody'));
      assert.equal(status, 401);
      assert.match(body.error ?? '', /JIRA_WEBHOOK_SECRET/);
      const unsigned = await fetch(`${app.url}/api/jira/webhook`, { method: 'POST', body: '{}' });
      assert.equal(unsigned.status, 401);
    });
  });
});

describe('after a live chat', () => {
  let scene: ChatScene;
  let agent: EmulatorChat;
  let customer: EmulatorChat;

  before(async () => {
    scene = await openChatScene({ email: 'koji.customer@example.com' });
    ({ agent, customer } = scene);
  });
  after(() => scene.close());

  it('the request of the chat and the chat of its customer stay connected', async () => {
    await customer.say('the badge reader is dead');
    await customer.say('transfer to an agent');
    await agent.expect(/Demo Customer[\s\S]*badge reader/);
    await agent.say('#ticket');
    const told = await agent.expect(/Request CERT-\d+ is created/);
    const [key = ''] = /CERT-\d+/.exec(told.text ?? '') ?? [];
    const desk = createSiteVisitor(scene.app.url);
    await desk.signIn('koji.agent2@example.com', 'agent_Pas$w0rd');
    await desk.submit(`/jira/browse/${key}/comment`, { text: 'A technician comes at noon.', audience: 'customer' });
    await agent.say('Somebody will come.');
    await customer.expect(/Somebody will come/);
    assert.ok(!customer.heard.some(({ text }) => text?.includes('technician')), 'not in the middle of the chat');
    await agent.say('#exit');
    const ended = await customer.expect(/is finished.*rate it from 1/);
    assert.ok(buttonsOf(ended).includes('5 ★') && buttonsOf(ended).includes('My requests'));
    await customer.say('5 ★');
    await customer.expect(/technician comes at noon/);
    await customer.expect(/Thank you for your rating/);
    await customer.say('4');
    await customer.expect(/rated that conversation already/);
    await customer.say('Somebody has to let them in');
    const offered = await customer.expect(new RegExp(`add this to ${key}[^]*Somebody has to let them in`));
    assert.deepEqual(buttonsOf(offered), [`Send this to ${key} as a comment`, 'No, it is something else']);
    const page = async () => (await desk.get(`/jira/browse/${key}`)).text();
    assert.ok(!(await page()).includes('let them in'), 'nothing before it is confirmed');
    await customer.say(`Send this to ${key} as a comment`);
    await customer.expect(`It is on ${key} now`);
    assert.match(await page(), /Demo Customer writes in the chat:\s*Somebody has to let them in/);
    await desk.submit(`/jira/browse/${key}/comment`, { text: 'Reception will.', audience: 'customer' });
    await customer.expect(/Reception will/);
  });
});
