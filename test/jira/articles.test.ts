import assert from 'node:assert/strict';
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
});
