import assert from 'node:assert/strict';
import { createGuardedClient } from '../../jira/guardedClient.ts';
import { BOT, startJiraSite } from '../demo/jira/jiraSite.ts';

const logger = { debug: () => undefined, warn: () => undefined };

describe('the guarded client', () => {
  for (const url of [
    '/rest/servicedeskapi/request/../servicedesk',
    '/rest/servicedeskapi/request/CERT-1?expand=comment',
    '/rest/servicedeskapi/request/CERT-1#x',
    '/rest/servicedeskapi/request/%2e%2e/servicedesk',
    '/rest/servicedeskapi/request//CERT-1',
    '/rest/servicedeskapi/request/',
    '/rest/api/2/myself',
    '/secure/admin',
    'https://example.com/rest/api/3/myself',
  ]) {
    it(`does not send ${url}`, async () => {
      await using site = await startJiraSite();
      const client = createGuardedClient({ host: site.url, ...BOT, clock: site.clock, logger, timeoutMs: 1000 });
      await assert.rejects(client.sendRequest({ url, method: 'GET' }), { kind: 'badRequest' });
      assert.deepEqual([...site.simulator.journal, ...site.simulator.violations], []);
    });
  }

  it('sends plain paths', async () => {
    await using site = await startJiraSite();
    const client = createGuardedClient({ host: site.url, ...BOT, clock: site.clock, logger, timeoutMs: 1000 });
    assert.ok(await client.sendRequest({ url: '/rest/servicedeskapi/request/CERT-1', method: 'GET' }));
  });
});
