import assert from 'node:assert/strict';
import type { ArticleVotesList } from '../../backoffice/api/contract.ts';
import { buttonsOf } from '../support/buttonsOf.ts';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { signedInAdmin } from '../support/liveDesk.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';
import type { SiteVisitor } from '../support/siteVisitor.ts';
import { createSiteVisitor, giveRole } from '../support/siteVisitor.ts';

const PATH = '/backoffice/api/knowledge/votes';
const WAYS_ON = ['Create a request', 'Talk to an agent'];

describe('“Did this solve it?”', () => {
  let app: RunningApp;
  let admin: SiteVisitor;
  let agent: SiteVisitor;
  let customer: EmulatorChat;

  before(async () => {
    app = await startApp();
    admin = await signedInAdmin(app.url);
    agent = createSiteVisitor(app.url);
    await agent.signIn('koji.agent@gmail.com', 'agent_Pas$w0rd');
    customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'c', userName: 'Demo Customer' });
  });
  after(async () => {
    await customer.close();
    await app.stop();
  });

  async function votes(): Promise<readonly (readonly [string, number, number])[]> {
    const { articles } = (await (await admin.get(PATH)).json()) as ArticleVotesList;
    return articles.map(({ title, solved, notSolved }) => [title, solved, notSolved] as const);
  }

  it('leads on from a quick answer to an article, a request and a human, and counts both answers', async () => {
    await customer.say('the vpn does not connect');
    await customer.expect(/Did this solve it/);
    await customer.say('No');
    const article = await customer.expect(/This article may help/);
    assert.deepEqual(buttonsOf(article), ['Yes', 'No', ...WAYS_ON]);
    await customer.say('Yes');
    await customer.expect(/Good to hear/);
    const [shown, quickAnswer] = await votes();
    assert.deepEqual(quickAnswer, ['The VPN does not connect', 0, 1]);
    assert.deepEqual(shown?.slice(1), [1, 0]);
  });

  it('counts an answer once, although the channel delivers it twice', async () => {
    await customer.say('the vpn does not connect');
    await customer.expect(/Did this solve it/);
    await customer.say('Yes', { id: 'delivered-twice' });
    await customer.expect(/Good to hear/);
    await customer.say('Yes', { id: 'delivered-twice' });
    assert.deepEqual((await votes())[0], ['The VPN does not connect', 1, 1]);
  });

  it('is remembered over a restart', async () => {
    const before = await votes();
    await app.restart();
    assert.deepEqual(await votes(), before);
  });

  it('is for Koji admins and Koji analysts to see', async () => {
    assert.equal((await agent.get(PATH)).status, 403);
    await giveRole(admin, 'Demo Agent', 'analyst');
    assert.equal((await agent.get(PATH)).status, 200);
  });
});
