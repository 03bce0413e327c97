import assert from 'node:assert/strict';
import { KojiError } from '../../errors.ts';
import { MAILS_PER_HOUR } from '../../identity/mailLimit.ts';
import { MOST_VISITS } from '../../portal/visits.ts';
import { CUSTOMER } from '../identity/identityWorld.ts';
import type { Browser } from './browser.ts';
import { SiteHarness } from './siteHarness.ts';

describe('signing in by code', () => {
  let site: SiteHarness;
  let browser: Browser;

  beforeEach(async () => {
    site = await SiteHarness.start('code');
    browser = site.browser();
  });

  afterEach(() => site.close());

  const ask = (email = CUSTOMER.email) => browser.submit('/login', { email, return: '/portal/requests' });
  const enter = (code: string, from = browser) =>
    from.submit('/login/code', { code, email: CUSTOMER.email, return: '/portal/requests' });
  const whoIsIn = async () => (JSON.parse((await browser.get('/session')).text) as { name: string | null }).name;

  it('leads from the address over the code back to the page that was asked for', async () => {
    assert.match(
      (await browser.get('/login?return=/portal/requests')).text,
      /name="return" value="\/portal\/requests"/,
    );
    assert.match((await ask()).text, /We have sent a code to koji.customer@example.com/);
    const before = browser.cookie;
    const { status, headers } = await enter('111111');
    assert.deepEqual([status, headers.get('location')], [303, '/portal/requests']);
    assert.notEqual(browser.cookie, before, 'the session has a new cookie');
    assert.equal(await whoIsIn(), 'Demo Customer');
  });

  it('says what is wrong with a code, and signs nobody in', async () => {
    await ask();
    const { status, text } = await enter('000000');
    assert.equal(status, 400);
    assert.match(text, /That is not the code. Tries left: 4./);
    assert.equal(await whoIsIn(), null);
  });

  it('says so where the mail cannot be sent, keeps the address, and sends one when asked again', async () => {
    site.mailFailure = new KojiError('unavailable', 'the mail server does not answer');
    const { status, text } = await ask();
    assert.equal(status, 503);
    assert.match(text, /code could not be mailed[^]*value="koji.customer@example.com"/);
    site.mailFailure = undefined;
    assert.match((await ask()).text, /We have sent a code/);
  });

  it('works in the browser that asked only', async () => {
    await ask();
    assert.match((await enter('111111', site.browser())).text, /works no more/);
  });

  it('answers alike for addresses with and without an account', async () => {
    const known = (await ask()).text.replaceAll(CUSTOMER.email, 'EMAIL').replaceAll(/nonce="[^"]*"/g, '');
    browser = site.browser();
    const unknown = (await ask('nobody@example.com')).text.replaceAll('nobody@example.com', 'EMAIL');
    assert.equal(unknown.replaceAll(/nonce="[^"]*"/g, ''), known);
  });

  it('mails so many codes for one address of a visitor, however many browsers ask', async () => {
    const askAs = (index: number, from?: string) =>
      site.browser(from).submit('/login', { email: `person${String(index)}@example.com` });
    for (let index = 0; index < MAILS_PER_HOUR.visitor; index += 1) assert.equal((await askAs(index)).status, 200);
    const refused = await askAs(99);
    assert.equal(refused.status, 429);
    assert.match(refused.text, /Too many codes were asked for. Minutes to wait for the next one: 60/);
    assert.equal(site.outbox.list().length, MAILS_PER_HOUR.visitor);
    assert.equal((await askAs(99, '192.0.2.2')).status, 200);
  });

  it('begins so many sessions for one address, whatever is wrong with the forms', async () => {
    for (let visit = 0; visit < MOST_VISITS; visit += 1) await site.browser().submit('/login', { email: 'me' });
    assert.equal((await ask()).status, 429);
    assert.equal(site.sessions.values.length, MOST_VISITS);
  });

  it('refuses forms of other sites, and incomplete ones', async () => {
    const elsewhere = await browser.submit('/login', { email: CUSTOMER.email }, 'https://elsewhere.example');
    assert.equal(elsewhere.status, 403);
    assert.equal((await browser.submit('/login', {})).status, 400);
    assert.equal((await ask('me')).status, 400);
    assert.equal(site.outbox.list().length, 0);
  });

  it('knows no passwords and no other pages of the demo', async () => {
    await browser.submit('/login', { email: CUSTOMER.email, password: 'customer_Pas$w0rd' });
    assert.equal(await whoIsIn(), null);
    for (const path of ['/mail', '/jira']) assert.equal((await browser.get(path)).status, 404);
  });
});
