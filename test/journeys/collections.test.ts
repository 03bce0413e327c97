import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { buttonsOf } from '../support/buttonsOf.ts';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { AGENT_IN_TEAMS, signedInAdmin } from '../support/liveDesk.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';
import type { SiteVisitor } from '../support/siteVisitor.ts';
import { changeSettings, giveRole } from '../support/siteVisitor.ts';

const OWN = { title: 'Print from Chrome', excerpt: 'Press Ctrl and P.', url: 'https://intranet.example.com/print' };

interface Card {
  readonly title?: string;
  readonly subtitle?: string;
  readonly buttons?: readonly { readonly value: string }[];
}

const cardOf = ({ attachments }: Partial<Activity>) => attachments?.[0]?.content as Card | undefined;

describe('the switchable knowledge bases', () => {
  let app: RunningApp;
  let admin: SiteVisitor;
  let agent: EmulatorChat;
  let customer: EmulatorChat;

  before(async () => {
    app = await startApp();
    admin = await signedInAdmin(app.url);
    agent = await openEmulatorChat({ ...AGENT_IN_TEAMS, botUrl: app.botUrl });
    customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'c', userName: 'Demo Customer' });
  });
  after(async () => {
    await Promise.all([agent.close(), customer.close()]);
    await app.stop();
  });

  const google = (enabled: boolean, articles: { en?: (typeof OWN)[] } = {}) =>
    changeSettings(admin, (settings) => ({
      ...settings,
      knowledge: { ...settings.knowledge, google: { enabled, articles } },
    }));

  it('are off at first, and say how to get help', async () => {
    await customer.say('google support');
    const said = await customer.expect(/Google support is not available here/);
    assert.deepEqual(buttonsOf(said), ['Search the knowledge base', 'Create a request', 'Talk to an agent']);
  });

  it('stand in the menu and open by their name once an admin has switched them on', async () => {
    assert.equal((await google(true)).status, 200);
    await customer.say('hello');
    assert.ok(buttonsOf(await customer.expect(/What can I do for you/)).includes('Google support'));
    await customer.say('Google support');
    const said = await customer.expect(/Choose a topic/);
    assert.ok(buttonsOf(said).includes('Recover your Google Account or Gmail'));
  });

  it('show a page of theirs with its source, and go on after a restart', async () => {
    await customer.say('Recover your Google Account or Gmail');
    const card = cardOf(await customer.expect(/Did this solve it/));
    assert.equal(card?.subtitle, 'Google support');
    assert.equal(card.buttons?.[0]?.value, 'https://support.google.com/accounts/answer/7682439');
    await app.restart();
    await customer.say('No');
    await customer.expect(/did not help|no other article/);
  });

  it('are searched behind the articles of the desk', async () => {
    await customer.say('search for gmail attachments');
    const card = cardOf(await customer.expect(/This article may help/));
    assert.deepEqual([card?.title, card?.subtitle], ['Send attachments with Gmail', 'Google support']);
    await customer.say('No');
    await customer.expect(/did not help|no other article/);
  });

  it('tell the agent what was shown, and that it did not help', async () => {
    await agent.say('#on');
    await agent.expect(/Tenant role setup/);
    await giveRole(admin, 'Demo Agent', 'liveAgent');
    await changeSettings(admin, (settings) => ({ ...settings, liveChat: { ...settings.liveChat, enabled: true } }));
    await agent.say('#on');
    await agent.expect(/on duty now/);
    await customer.say('talk to an agent');
    await customer.expect(/will take this conversation/);
    await agent.say('#summary');
    await agent.expect(/Demo Customer/);
    const summaries = agent.heard.map((activity) => JSON.stringify(activity)).join('\n');
    assert.match(summaries, /Send attachments with Gmail \(Google support\) \(did not help\)/);
    await customer.say('#exit');
    await customer.expect(/finished/);
  });

  it('hold what the admin has put in', async () => {
    assert.equal((await google(true, { en: [OWN] })).status, 200);
    await customer.say('google support');
    const [topic, back] = buttonsOf(await customer.expect(/Choose a topic/));
    assert.equal(topic, 'Print from Chrome');
    assert.match(back ?? '', /^Go on with “/, 'what was looked at before the chat');
    await customer.say('Print from Chrome');
    assert.equal(cardOf(await customer.expect(/Did this solve it/))?.buttons?.[0]?.value, OWN.url);
    await customer.say('Yes');
    await customer.expect(/Good to hear/);
  });

  it('are not changed by an article that cannot be', async () => {
    const refused = await google(true, { en: [{ ...OWN, url: 'print' }] });
    assert.equal(refused.status, 400);
    assert.match(await refused.text(), /knowledge\.google\.articles\.en\.0\.url.*must be a web address/);
    await customer.say('google support');
    assert.deepEqual(buttonsOf(await customer.expect(/Choose a topic/)), ['Print from Chrome']);
  });
});
