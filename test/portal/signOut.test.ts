import assert from 'node:assert/strict';
import { KojiError } from '../../errors.ts';
import { SiteHarness } from './siteHarness.ts';

describe('logging out of the site', () => {
  let site: SiteHarness;

  beforeEach(async () => {
    site = await SiteHarness.start();
  });

  afterEach(() => site.close());

  it('can be asked for again where the store was away, and takes the chat from the person then', async () => {
    const browser = await site.signedIn('koji.customer@example.com', 'customer_Pas$w0rd');
    const { chatUserId = '' } = site.sessions.values.find(({ personId }) => personId !== undefined) ?? {};
    const inChat = { channel: 'directline', channelUserId: chatUserId, conversationId: 'c', name: '' };
    assert.equal((await site.identity.resolve(inChat))?.name, 'Demo Customer');
    const { links } = site;
    const load = links.load.bind(links);
    links.load = () => Promise.reject(new KojiError('unavailable', 'the store is away'));
    assert.equal((await browser.submit('/logout', {})).status, 503);
    links.load = load;
    assert.equal((await browser.submit('/logout', {})).status, 303);
    assert.equal(await site.identity.resolve(inChat), undefined);
    assert.match((await browser.get('/session')).text, /"name":null/);
  });

  it('is part of logging in as somebody else, and made up for where the store was away', async () => {
    const browser = await site.signedIn('koji.customer@example.com', 'customer_Pas$w0rd');
    const { chatUserId = '' } = site.sessions.values.find(({ personId }) => personId !== undefined) ?? {};
    const { links } = site;
    const remove = links.remove.bind(links);
    links.remove = () => Promise.reject(new KojiError('unavailable', 'the store is away'));
    const second = { email: 'koji.customer2@example.com', password: 'customer_Pas$w0rd' };
    assert.equal((await browser.submit('/login', second)).status, 503);
    links.remove = remove;
    assert.equal((await browser.submit('/login', second)).status, 303);
    const inChat = { channel: 'directline', channelUserId: chatUserId, conversationId: 'c', name: '' };
    assert.equal(await site.identity.resolve(inChat), undefined);
    assert.match((await browser.get('/session')).text, /"name":"Second Customer"/);
  });
});
