import assert from 'node:assert/strict';
import { z } from 'zod';
import { accountOf, siteForEachTest } from './jiraSite.ts';
import type { SiteCall } from './jiraSite.ts';
import { read, readPage } from './readSite.ts';

const customer = accountOf('Demo Customer');
const second = accountOf('Second Customer');
const agent = accountOf('Demo Agent');

const createBody = {
  serviceDeskId: '1',
  requestTypeId: '1',
  requestFieldValues: { summary: 'Help', description: 'Now' },
};

describe('requests on the simulated site', () => {
  const site = siteForEachTest();

  describe('are created', () => {
    const path = '/rest/servicedeskapi/request';

    it('of the caller, or of somebody else when an agent asks', async () => {
      await read(site, path, { as: customer, json: createBody });
      await read(site, path, { as: agent, json: { ...createBody, raiseOnBehalfOf: second.accountId } });
      const reporters = site.simulator
        .snapshot()
        .requests.slice(-2)
        .map((request) => request.reporterId);
      assert.deepEqual(reporters, [customer.accountId, second.accountId]);
    });

    it('for somebody else only when an agent asks', async () => {
      const json = { ...createBody, raiseOnBehalfOf: second.accountId };
      assert.equal((await site.call(path, { as: customer, json })).status, 403);
    });

    it('only with a body that is JSON and complete', async () => {
      assert.equal((await site.call(path, { json: {} })).status, 400);
      const headers = { 'content-type': 'application/json' };
      const form = new FormData();
      assert.equal((await site.call(path, { method: 'POST', headers, body: form })).status, 400);
    });
  });

  describe('are listed', () => {
    it('of the caller only, whoever that is', async () => {
      const path = '/rest/servicedeskapi/request?requestOwnership=OWNED_REQUESTS';
      const keys = async (as: SiteCall['as']): Promise<unknown> =>
        (await readPage(site, path, { as })).values.map((each) => each['issueKey']);
      assert.deepEqual(await keys(customer), ['CERT-1', 'CERT-2', 'CERT-3']);
      assert.deepEqual(await keys(second), ['CERT-4', 'CERT-6', 'CERT-7', 'CERT-5']);
      assert.deepEqual(await keys(agent), []);
    });

    it('by JQL for those who may browse the project', async () => {
      const jql = `project = CERT AND reporter = "${customer.accountId}" ORDER BY updated DESC`;
      const path = `/rest/api/3/search/jql?${new URLSearchParams({ jql }).toString()}`;
      const issues = z.looseObject({ issues: z.array(z.unknown()) });
      assert.equal(issues.parse(await read(site, path)).issues.length, 3);
      assert.equal(issues.parse(await read(site, path, { as: customer })).issues.length, 0);
    });

    it('but not by JQL that it cannot read', async () => {
      const response = await site.call('/rest/api/3/search/jql?jql=watcher+%3D+me');
      assert.equal(response.status, 400);
    });
  });

  describe('of other customers are hidden', () => {
    it('when they ask for a request', async () => {
      assert.equal((await site.call('/rest/servicedeskapi/request/CERT-4', { as: customer })).status, 404);
      assert.equal((await site.call('/rest/servicedeskapi/request/CERT-5', { as: customer })).status, 200);
    });

    it('and answers an empty page for the comments of others', async () => {
      const page = await readPage(site, '/rest/servicedeskapi/request/CERT-4/comment', { as: customer });
      assert.equal(page.size, 0);
    });

    it('and shows internal comments to agents only', async () => {
      const path = '/rest/servicedeskapi/request/CERT-1/comment';
      assert.equal((await readPage(site, path, { as: customer })).size, 2);
      assert.equal((await readPage(site, path, { as: agent })).size, 3);
      assert.equal((await readPage(site, `${path}?public=false`, { as: agent })).size, 1);
    });

    it('and takes internal comments from agents only', async () => {
      const path = '/rest/servicedeskapi/request/CERT-1/comment';
      const json = { body: 'psst', public: false };
      assert.equal((await site.call(path, { as: customer, json })).status, 403);
      assert.equal((await site.call(path, { as: agent, json })).status, 201);
    });
  });

  it('say when their status was reached in milliseconds, and with an offset without colon', async () => {
    const answer = await read(site, '/rest/servicedeskapi/request/CERT-1');
    const { currentStatus } = z
      .looseObject({ currentStatus: z.looseObject({ statusDate: z.record(z.string(), z.unknown()) }) })
      .parse(answer);
    const twoDaysAgo = site.clock.now() - 2 * 24 * 60 * 60_000;
    assert.equal(currentStatus.statusDate['epochMillis'], twoDaysAgo);
    assert.match(String(currentStatus.statusDate['iso8601']), /T\d\d:\d\d:\d\d\+0000$/);
  });

  it('keep properties', async () => {
    const path = '/rest/api/3/issue/CERT-1/properties/koji.conversation';
    assert.equal((await site.call(path)).status, 404);
    assert.equal((await site.call(path, { method: 'PUT', json: { id: 7 } })).status, 201);
    assert.equal((await site.call(path, { method: 'PUT', json: { id: 8 } })).status, 200);
    assert.deepEqual(await read(site, path), { key: 'koji.conversation', value: { id: 8 } });
    assert.equal((await site.call(path, { as: customer })).status, 404);
  });

  for (const key of ['__proto__', 'a%2Fb']) {
    it(`refuse ${key} as the name of a property`, async () => {
      const path = `/rest/api/3/issue/CERT-1/properties/${key}`;
      assert.equal((await site.call(path, { method: 'PUT', json: {} })).status, 400);
    });
  }
});
