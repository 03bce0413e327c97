import assert from 'node:assert/strict';
import type { Fault } from '../../demo/jira/faults.ts';
import { startDesk } from './deskHarness.ts';

describe('searchArticles', () => {
  for (const [text, title] of [
    ['reset my password', 'Reset your password'],
    ['How do I connect to the VPN?', 'Connect to the VPN'],
    ['printer', 'The printer does not print'],
    ['wi-fi', 'Join the office Wi-Fi'],
    ['two-step verification', 'Turn on two-step verification'],
    ['shared calendar', 'Share a calendar'],
  ] as const) {
    it(`finds "${title}" for "${text}"`, async () => {
      await using harness = await startDesk();
      const [best] = await harness.desk.searchArticles(text, 3);
      assert.equal(best?.title, title);
    });
  }

  it('gives a plain excerpt and a link that opens', async () => {
    await using harness = await startDesk();
    const [best] = await harness.desk.searchArticles('vpn', 1);
    assert.equal(best?.url, `${new URL(harness.site.url).origin}/portal/articles/98002`);
    assert.match(best.excerpt, /^Install the VPN client/);
  });

  it('takes the marks off that Atlassian puts around what it found', async () => {
    await using harness = await startDesk();
    const article = {
      title: 'Join the @@@hl@@@Wi@@@endhl@@@-Fi',
      excerpt: '@@@hl@@@Wi@@@endhl@@@-Fi here',
      source: { type: 'confluence' },
      content: { iframeSrc: 'https://example.com/1' },
    };
    const text = JSON.stringify({ values: [article], isLastPage: true, size: 1, start: 0, limit: 1 });
    const headers = { 'content-type': 'application/json' };
    harness.site.simulator.faults.plan({ kind: 'answer', status: 200, headers, text }, { operation: 'getArticles' });
    assert.deepEqual(await harness.desk.searchArticles('wifi', 1), [
      { id: 'https://example.com/1', title: 'Join the Wi-Fi', excerpt: 'Wi-Fi here', url: 'https://example.com/1' },
    ]);
  });

  it('gives no more than asked for', async () => {
    await using harness = await startDesk();
    assert.equal((await harness.desk.searchArticles('computer phone mail', 2)).length, 2);
  });

  it('finds nothing for nothing, without asking', async () => {
    await using harness = await startDesk();
    assert.deepEqual(await harness.desk.searchArticles('  ', 3), []);
    assert.deepEqual(harness.site.simulator.journal, []);
  });

  it('finds nothing for nonsense', async () => {
    await using harness = await startDesk();
    assert.deepEqual(await harness.desk.searchArticles('🎺🎺 zxqv', 3), []);
  });

  /** A page with nothing on it, and another behind it. */
  const emptyPage = (next: string): Fault => {
    const links = { next: `https://example.com/rest/servicedeskapi/servicedesk/1/knowledgebase/article?${next}` };
    const text = JSON.stringify({ values: [], isLastPage: false, size: 0, start: 0, limit: 3, _links: links });
    return { kind: 'answer', status: 200, headers: { 'content-type': 'application/json' }, text };
  };
  const FROM_BEGINNING = `query=vpn&cursor=${Buffer.from('0').toString('base64url')}`;

  it('looks at the next page where there is one, and nothing on the first', async () => {
    await using harness = await startDesk();
    harness.site.simulator.faults.plan(emptyPage(FROM_BEGINNING), { operation: 'getArticles' });
    const [best] = await harness.desk.searchArticles('vpn', 3);
    assert.equal(best?.title, 'Connect to the VPN');
  });

  it('finds as many as are asked for where pages are small', async () => {
    await using harness = await startDesk({ maxPageSize: 1 });
    const titles = (await harness.desk.searchArticles('computer phone mail', 2)).map(({ title }) => title);
    assert.equal(new Set(titles).size, 2);
    assert.equal(harness.site.simulator.journal.filter(({ operation }) => operation === 'getArticles').length, 2);
  });

  it('does not look for ever', async () => {
    await using harness = await startDesk();
    harness.site.simulator.faults.plan(emptyPage(FROM_BEGINNING), { operation: 'getArticles', times: 100 });
    assert.deepEqual(await harness.desk.searchArticles('vpn', 3), []);
  });

  it('does not ask for the same page again where nobody says how to get the next', async () => {
    await using harness = await startDesk();
    harness.site.simulator.faults.plan(emptyPage('query=vpn'), { operation: 'getArticles' });
    assert.deepEqual(await harness.desk.searchArticles('vpn', 3), []);
  });
});
