import assert from 'node:assert/strict';
import { KojiError } from '../../errors.ts';
import { MOST_LOOKS } from '../../portal/visits.ts';
import type { Answer } from './browser.ts';
import { SiteHarness } from './siteHarness.ts';

const NONCE = /'nonce-([^']+)'/;

describe('the pages of the portal', () => {
  let site: SiteHarness;

  beforeEach(async () => {
    site = await SiteHarness.start();
  });

  afterEach(() => site.close());

  const customer = () => site.signedIn('koji.customer@example.com', 'customer_Pas$w0rd');
  const secondCustomer = () => site.signedIn('koji.customer2@example.com', 'customer_Pas$w0rd');

  function assertStrict({ headers, text }: Answer): void {
    const policy = headers.get('content-security-policy') ?? '';
    const nonce = NONCE.exec(policy)?.[1] ?? assert.fail(`no nonce in ${policy}`);
    assert.ok(policy.startsWith("default-src 'none'; script-src 'nonce-"));
    assert.match(policy, /base-uri 'none'; frame-ancestors 'none'$/);
    assert.equal(/unsafe-|\*|strict-dynamic/.test(policy), false, policy);
    for (const [tag] of text.matchAll(/<script[^>]*>/g)) assert.ok(tag.includes(`nonce="${nonce}"`), tag);
    assert.equal(/ on[a-z]+=|<style|style="/.test(text), false, 'nothing inline');
    assert.match(text, /<html lang="en">/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('x-frame-options'), 'DENY');
    assert.equal(headers.get('referrer-policy'), 'same-origin');
    assert.equal(headers.get('cache-control'), 'no-store');
  }

  it('all have a strict policy', async () => {
    const browser = await customer();
    for (const path of ['/', '/portal', '/portal/requests', '/portal/requests/CERT-7', '/login', '/jira', '/mail']) {
      assertStrict(await browser.get(path));
    }
  });

  it('have a fresh nonce each time', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () =>
        NONCE.exec((await site.browser().get('/portal')).headers.get('content-security-policy') ?? ''),
      ),
    );
    assert.notEqual(nonces[0]?.[1], nonces[1]?.[1]);
  });

  it('are not everywhere: a browser gets a page that leads on, a program gets JSON', async () => {
    const browser = site.browser();
    const page = await browser.get('/porta<l>?x=1', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    assert.equal(page.status, 404);
    assert.match(page.text, /<h1>There is no such page<\/h1>[^]*href="\/portal"/);
    assertStrict(page);
    for (const accept of ['*/*', 'application/json']) {
      const answer = await browser.get('/nowhere', { accept });
      assert.equal(answer.status, 404);
      assert.equal((JSON.parse(answer.text) as { code: string }).code, 'ResourceNotFound');
    }
    const posted = await browser.postJson('/nowhere', {}, { accept: 'text/html' });
    assert.deepEqual([posted.status, posted.headers.get('content-type')], [404, 'application/json']);
  });

  it('name the built files, with the styles of what they import', async () => {
    const { text } = await site.browser().get('/portal');
    assert.match(text, /<script type="module" src="\/assets\/portal-1.js"/);
    assert.match(text, /href="\/assets\/site-1.css"/);
    assert.match(text, /href="\/assets\/chat-1.css"/);
  });

  it('start at / with a link to everything', async () => {
    const { text } = await site.browser().get('/');
    assert.match(text, /<a href="\/portal">Help portal<\/a>\s*<p>Where customers get help.<\/p>/);
  });

  it('offer the chat and a way to log in to everybody', async () => {
    const { status, text } = await site.browser().get('/portal');
    assert.equal(status, 200);
    assert.match(text, />\s*Chat with virtual assistant\s*<\/button>/);
    assert.match(text, /<a class="button" href="\/login\?return=%2Fportal">Log in<\/a>/);
    assert.match(text, /For &lt;anything&gt;/);
  });

  it('show who is signed in, and tell other tabs', async () => {
    const browser = await customer();
    const { text } = await browser.get('/portal');
    assert.match(text, /<span class="who">Demo Customer<\/span>/);
    assert.match(text, />Log out<\/button>/);
    assert.deepEqual(JSON.parse((await browser.get('/session')).text), { name: 'Demo Customer' });
    assert.deepEqual(JSON.parse((await site.browser().get('/session')).text), { name: null });
  });

  it('find articles, and put what was searched for in as text', async () => {
    const found = await site.browser().get('/portal?query=password');
    assert.match(found.text, /<a href="https:\/\/example.com\/1">Reset your password<\/a>/);
    assert.match(found.text, /<a href="#">Odd link<\/a>/);
    const nothing = await site.browser().get(`/portal?query=${encodeURIComponent('"><script>')}`);
    assert.match(nothing.text, /Nothing found for “&quot;&gt;&lt;script&gt;”/);
    assertStrict(nothing);
  });

  it('offer the chat also when the service desk does not answer', async () => {
    site.desk.failure = new KojiError('unavailable', 'Jira is down.');
    const { status, text } = await site.browser().get('/portal');
    assert.equal(status, 200);
    assert.match(text, /cannot be shown right now/);
    assert.match(text, /Chat with virtual assistant/);
  });

  it('ask the desk so many times for one address, and offer the chat when it was too often', async () => {
    for (let look = 0; look < MOST_LOOKS; look += 1) await site.browser().get('/portal?query=password');
    const refused = await site.browser().get('/portal?query=more');
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '60']);
    assert.match(refused.text, /Too many searches were made from here[^]*Chat with virtual assistant/);
    assert.equal((await site.browser('192.0.2.2').get('/portal?query=more')).status, 200);
    assert.equal((await (await customer()).get('/portal?query=more')).status, 200, 'who has signed in counts alone');
    assert.equal(site.desk.searched.filter((query) => query === 'more').length, 2);
    site.clock.advance(60_000);
    assert.equal((await site.browser().get('/portal')).status, 200);
  });

  it("show a customer's own request with its comments", async () => {
    const { status, text } = await (await customer()).get('/portal/requests/CERT-7');
    assert.equal(status, 200);
    assert.match(text, /The &lt;screen&gt; flickers/);
    assert.match(text, /Which &lt;cable&gt;\?/);
    assert.match(text, /<h2>Description<\/h2>\s*<p class="text">Since &lt;Monday&gt;\nEvery morning<\/p>/);
    assert.match(text, /&lt;photo&gt;\.png<\/strong>\s*<p>1\.2 MB, /);
    assert.match((await (await customer()).get('/portal/requests')).text, /href="\/portal\/requests\/CERT-7"/);
  });

  it("say the same of another customer's request and of one that does not exist", async () => {
    const browser = await secondCustomer();
    const [theirs, none] = [await browser.get('/portal/requests/CERT-7'), await browser.get('/portal/requests/CERT-8')];
    assert.equal(theirs.status, 404);
    assert.equal(theirs.text.replaceAll(/nonce="[^"]*"/g, ''), none.text.replaceAll(/nonce="[^"]*"/g, ''));
  });

  it('lead those who are not signed in to the sign-in page and back', async () => {
    const { status, headers } = await site.browser().get('/portal/requests/CERT-7');
    assert.deepEqual([status, headers.get('location')], [303, '/login?return=%2Fportal%2Frequests%2FCERT-7']);
  });

  it('show a page with a reference when something fails, and nothing of the cause', async () => {
    site.desk.failure = new KojiError('contract', 'secret detail');
    const answer = await (await customer()).get('/portal/requests/CERT-7');
    assert.equal(answer.status, 500);
    assert.match(answer.text, /give this reference: /);
    assert.equal(answer.text.includes('secret detail'), false);
    assertStrict(answer);
  });

  it('come with files that browsers may keep for good', async () => {
    const { status, headers, text } = await site.browser().get('/assets/portal-1.js');
    assert.deepEqual([status, text], [200, 'portal();']);
    assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal((await site.browser().get('/assets/..%2f.vite%2fmanifest.json')).status >= 400, true);
  });
});
