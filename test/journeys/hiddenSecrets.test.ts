import assert from 'node:assert/strict';
import { openChatScene } from '../support/chatScene.ts';
import type { ChatScene } from '../support/chatScene.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import { agentOnDuty, signedIn } from '../support/liveDesk.ts';
import type { PageChat } from '../support/pageChat.ts';
import { openPageChat } from '../support/pageChat.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { startApp } from '../support/runningApp.ts';

const HIDDEN = /hidden/;
const SECRET = 'Hunter2!hunter';

/** How often a customer was told, up to an answer that comes after whatever is said of the message before it. */
function timesTold(heard: PageChat['heard'] | EmulatorChat['heard']): number {
  return heard.filter(({ text = '' }) => HIDDEN.test(text)).length;
}

describe('a secret that a customer types', () => {
  let app: RunningApp;
  let page: PageChat;

  beforeEach(async () => {
    app = await startApp();
    page = await openPageChat(app.url, await signedIn(app.url, 'koji.customer@example.com', 'customer_Pas$w0rd'));
  });

  afterEach(async () => {
    await page.close();
    await app.stop();
  });

  it('is said to be hidden, once, before the bot answers the rest', async () => {
    await page.say(`my password is ${SECRET} and my printer is jammed`);
    await page.expect(/nobody was shown it/);
    await page.say('hello');
    await page.expect(/Hello Demo Customer/);
    assert.equal(timesTold(page.heard), 1);
  });

  it('in a form is said to be hidden, once, and the form goes on', async () => {
    await page.say('create a request');
    await page.expect(/What kind/);
    await page.say('Get IT help');
    await page.expect(/Summary/);
    await page.say(`password: ${SECRET}`);
    await page.expect(/nobody was shown it/);
    await page.expect(/What is the problem/);
    await page.say('#help');
    await page.expect(/#exit/);
    assert.equal(timesTold(page.heard), 1);
  });

  it('is not said to be hidden where nothing was, whatever the client says', async () => {
    await page.say('hello', { channelData: { kojiMasked: true } });
    await page.expect(/Hello Demo Customer/);
    assert.equal(timesTold(page.heard), 0);
  });

  it('is said to be hidden by the bot on a channel that hides nothing itself, once', async () => {
    const chat = await openEmulatorChat({ botUrl: app.botUrl, userId: 'customer', userName: 'Second Customer' });
    await chat.say(`my password is ${SECRET} and my printer is jammed`, { channelData: { kojiMasked: true } });
    await chat.expect(/nobody was shown it/);
    await chat.say('hello', { channelData: { kojiMasked: true } });
    await chat.expect(/Hello/);
    assert.equal(timesTold(chat.heard), 1);
    await chat.close();
  });

  it('reaches no agent, and is said to be hidden once while waiting and once while connected', async () => {
    const agent = await agentOnDuty(app);
    const first = await openEmulatorChat({ botUrl: app.botUrl, userId: 'first', userName: 'Second Customer' });
    await first.say('talk to operator');
    await first.expect(/will take this conversation/);

    await page.say('talk to operator');
    await page.expect(/position/i);
    await page.say(`password: ${SECRET}`);
    await page.expect(HIDDEN);
    await first.say('#exit');
    await page.expect(/Demo Agent will take this conversation/);
    await page.say(`password: ${SECRET}`);
    await page.expect(HIDDEN);
    await page.say('#help');
    await page.expect(/talking to a human/);
    assert.equal(timesTold(page.heard), 2);
    assert.ok(!JSON.stringify(agent.heard).includes(SECRET));
    await Promise.all([first.close(), agent.close()]);
  });
});

describe('a secret in an agent’s note', () => {
  let scene: ChatScene;

  before(async () => {
    scene = await openChatScene();
  });
  after(() => scene.close());

  it('is hidden, and the agent is told with the confirmation; other notes are confirmed as ever', async () => {
    const { agent, customer } = scene;
    await customer.say('talk to operator');
    await agent.expect(/is connected to you/);
    await agent.say(`#note his password is ${SECRET}`);
    await agent.expect(/^Noted, except for .*password.*hidden/);
    await agent.say('#note sounds annoyed');
    await agent.expect(/^Noted\. The customer never sees notes/);
    assert.ok(!JSON.stringify([...agent.heard, ...customer.heard]).includes(SECRET));
  });
});
