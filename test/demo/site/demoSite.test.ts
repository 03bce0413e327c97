import assert from 'node:assert/strict';
import { WRONG_TRIES } from '../../../demo/site/loginRoutes.ts';
import type { Browser } from '../../portal/browser.ts';
import { SiteHarness } from '../../portal/siteHarness.ts';

const CUSTOMER = { email: 'koji.customer@example.com', password: 'customer_Pas$w0rd' };
const AGENT = { email: 'koji.agent@gmail.com', password: 'agent_Pas$w0rd' };

describe('the demo site', () => {
  let site: SiteHarness;
  let browser: Browser;

  beforeEach(async () => {
    site = await SiteHarness.start();
    browser = site.browser();
  });

  afterEach(() => site.close());

  const logIn = (fields: Record<string, string> = {}) => browser.submit('/login', { ...CUSTOMER, ...fields });
  const whoIsIn = async () => (JSON.parse((await browser.get('/session')).text) as { name: string | null }).name;

  it('has a sign-in page with labelled fields', async () => {
    const { text } = await browser.get('/login?return=/jira');
    assert.match(text, /<label for="email">Email<\/label>/);
    assert.match(text, /<label for="password">Password<\/label>/);
    assert.match(text, /<button class="button" type="submit">Log in<\/button>/);
    assert.match(text, /name="return" value="\/jira"/);
  });

  it('signs in with the right password, and leads back', async () => {
    const { status, headers } = await logIn({ email: ' Koji.Customer@example.com', return: '/portal/requests' });
    assert.deepEqual([status, headers.get('location')], [303, '/portal/requests']);
    assert.equal(await whoIsIn(), 'Demo Customer');
  });

  it('answers alike for a wrong password and an unknown address, and signs nobody in', async () => {
    const wrong = await logIn({ password: 'wrong' });
    const unknown = await logIn({ email: 'nobody@example.com' });
    assert.deepEqual([wrong.status, unknown.status], [401, 401]);
    for (const { text } of [wrong, unknown]) assert.match(text, /The e-mail or the password is wrong/);
    assert.equal(await whoIsIn(), null);
  });

  it("does not take another account's password", async () => {
    assert.equal((await logIn({ password: AGENT.password })).status, 401);
  });

  it('takes no more passwords for an address after too many wrong ones, until some minutes later', async () => {
    for (let tries = 0; tries < WRONG_TRIES; tries += 1) await logIn({ password: 'wrong' });
    const refused = await logIn();
    assert.equal(refused.status, 429);
    assert.match(refused.text, /Try again in 5 minutes/);
    assert.equal((await logIn(AGENT)).status, 303, 'other addresses are not locked out');
    site.clock.advance(5 * 60_000);
    assert.equal((await logIn()).status, 303);
  });

  it('does not lead to other sites', async () => {
    const { headers } = await logIn({ return: '//elsewhere.example/portal' });
    assert.equal(headers.get('location'), '/portal');
  });

  it('takes no forms of other sites', async () => {
    const signIn = await browser.submit('/login', CUSTOMER, 'https://elsewhere.example');
    assert.equal(signIn.status, 403);
    assert.equal(await whoIsIn(), null);
    await logIn();
    const signOut = await browser.submit('/logout', {}, 'https://elsewhere.example');
    assert.equal(signOut.status, 403);
    assert.equal(await whoIsIn(), 'Demo Customer');
  });

  it('refuses incomplete and oversized forms', async () => {
    assert.equal((await browser.submit('/login', { email: CUSTOMER.email })).status, 400);
    assert.equal((await logIn({ password: 'x'.repeat(20_000) })).status, 413);
  });

  it('signs out', async () => {
    await logIn();
    const { status, headers } = await browser.submit('/logout', {});
    assert.deepEqual([status, headers.get('location')], [303, '/portal']);
    assert.equal(await whoIsIn(), null);
  });

  it('leads a licensed person from Projects over Certification to the backoffice', async () => {
    await logIn(AGENT);
    assert.match((await browser.get('/jira')).text, /<a href="\/jira\/projects\/certification">Certification<\/a>/);
    const project = await browser.get('/jira/projects/certification');
    assert.match(project.text, /<a href="\/backoffice">Koji backoffice<\/a>/);
  });

  it('keeps customers of the portal out of Jira, and shows them the way', async () => {
    await logIn();
    const { status, text } = await browser.get('/jira/projects/certification');
    assert.equal(status, 403);
    assert.match(text, /<a class="button" href="\/portal">/);
  });

  it('asks who is there before it shows Jira', async () => {
    const { status, headers } = await browser.get('/jira');
    assert.deepEqual([status, headers.get('location')], [303, '/login?return=%2Fjira']);
  });

  it('shows the outgoing mail', async () => {
    assert.match((await browser.get('/mail')).text, /No mail yet/);
    await site.identity.startCode('conversation-1', CUSTOMER.email, 'en');
    const { text } = await browser.get('/mail');
    assert.match(text, /koji.customer@example.com/);
    assert.match(text, /<p class="text">111111<\/p>/);
  });

  it('says what the form of a kind of request would ask for, where Jira has the form', async () => {
    const { status, text } = await browser.get('/portal/forms/1');
    assert.equal(status, 200);
    assert.match(text, /This demo site has none[^]*Summary \(required\)/);
    assert.equal((await browser.get('/portal/forms/4711')).status, 404);
  });

  describe('the requests of the project', () => {
    const PATH = '/jira/browse/CERT-2';

    it('are for people with a licence', async () => {
      assert.equal((await browser.get(PATH)).headers.get('location'), `/login?return=${encodeURIComponent(PATH)}`);
      await logIn();
      assert.equal((await browser.get(PATH)).status, 403);
      assert.equal((await browser.submit(`${PATH}/comment`, { text: 'Let me in', audience: 'team' })).status, 403);
    });

    it('take comments for the customer or for the team, and another status', async () => {
      await logIn(AGENT);
      assert.match((await browser.get('/jira/projects/certification/requests')).text, /The VPN is slow/);
      await browser.submit(`${PATH}/comment`, { text: 'Look <here>', audience: 'team' });
      const { status } = await browser.submit(`${PATH}/status`, { status: 'In progress' });
      assert.equal(status, 303);
      const { text } = await browser.get(PATH);
      assert.match(text, /Demo Agent[^]*internal note[^]*Look &lt;here&gt;/);
      assert.match(text, /<dd>In progress<\/dd>/);
    });

    it('refuse what is empty, no status, or of another project', async () => {
      await logIn(AGENT);
      assert.equal((await browser.submit(`${PATH}/comment`, { text: ' ', audience: 'customer' })).status, 400);
      assert.equal((await browser.submit(`${PATH}/status`, { status: 'Gone' })).status, 400);
      for (const key of ['STAFF-1', 'CERT-4711']) assert.equal((await browser.get(`/jira/browse/${key}`)).status, 404);
    });
  });
});
