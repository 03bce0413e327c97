import assert from 'node:assert/strict';
import { z } from 'zod';
import { accountOf, siteForEachTest, startJiraSite } from './jiraSite.ts';
import { read, readPage } from './readSite.ts';

const DESK = '/rest/servicedeskapi/servicedesk/CERT';
const customer = accountOf('Demo Customer');

describe('the simulated site', () => {
  const site = siteForEachTest();

  describe('asks who calls', () => {
    for (const [title, as] of [
      ['nobody', undefined],
      ['a wrong token', { email: customer.email, apiToken: 'wrong' }],
      ['a password instead of a token', { email: customer.email, apiToken: customer.password }],
      ['somebody who left', { email: 'koji.gone@example.com', apiToken: 'gone-api-token' }],
    ] as const) {
      it(`and refuses ${title} in plain text`, async () => {
        const response = await site.call(DESK, { as });
        assert.equal(response.status, 401);
        assert.equal(await response.text(), 'Client must be authenticated to access this resource.');
      });

      it(`but answers ${title} with nothing where anybody may ask`, async () => {
        assert.deepEqual(await read(site, '/rest/api/3/user/search?query=koji', { as }), []);
      });
    }

    it('and tells each caller who they are', async () => {
      const me = z.object({ accountId: z.string() }).parse(await read(site, '/rest/api/3/myself', { as: customer }));
      assert.equal(me.accountId, customer.accountId);
    });
  });

  describe('keeps desks', () => {
    for (const id of ['1', 'CERT', 'projectKey:CERT', 'projectId:10000', 'serviceDeskId:1']) {
      it(`under the name ${id}`, async () => {
        const desk = z.object({ id: z.string() }).parse(await read(site, `/rest/servicedeskapi/servicedesk/${id}`));
        assert.equal(desk.id, '1');
      });
    }

    it('closed to those who are not on them', async () => {
      const path = '/rest/servicedeskapi/servicedesk/STAFF';
      const response = await site.call(path, { as: customer });
      assert.equal(response.status, 404);
      assert.deepEqual(await response.json(), {
        errorMessage: 'The Service Desk you are trying to view does not exist.',
        i18nErrorMessage: { i18nKey: 'sd.agent.servicedesk.error.servicedesk.missing', parameters: [] },
      });
      assert.equal((await site.call(path, { as: accountOf('Demo Admin') })).status, 200);
      assert.equal((await readPage(site, '/rest/servicedeskapi/servicedesk')).size, 1);
    });
  });

  describe('has request types', () => {
    it('of which hidden ones come only without a search or when asked for', async () => {
      const all = await readPage(site, `${DESK}/requesttype`);
      const searched = await readPage(site, `${DESK}/requesttype?searchQuery=request`);
      const withHidden = await readPage(
        site,
        `${DESK}/requesttype?searchQuery=emailed&includeHiddenRequestTypesInSearch=true`,
      );
      assert.equal(all.size, 6);
      assert.equal(
        searched.values.some((type) => type['name'] === 'Emailed request'),
        false,
      );
      assert.equal(withHidden.size, 1);
    });

    it('whose hidden fields only admins see', async () => {
      const path = `${DESK}/requesttype/3/field`;
      const meta = z.looseObject({ requestTypeFields: z.array(z.unknown()), canRaiseOnBehalfOf: z.boolean() });
      const forAdmin = meta.parse(await read(site, path, { as: accountOf('Demo Admin') }));
      const forCustomer = meta.parse(await read(site, path, { as: customer }));
      assert.equal(forAdmin.requestTypeFields.length, forCustomer.requestTypeFields.length + 1);
      assert.equal(forCustomer.canRaiseOnBehalfOf, false);
    });
  });

  describe('makes pages', () => {
    it('with the address of the next one, to the last', async () => {
      const first = await readPage(site, `${DESK}/requesttype?limit=4`);
      assert.deepEqual([first.size, first.isLastPage], [4, false]);
      const next = new URL(first._links.next ?? '');
      const second = await readPage(site, next.href.slice(site.url.length));
      assert.deepEqual([second.size, second.isLastPage], [2, true]);
    });

    it('of articles by cursor', async () => {
      const first = await readPage(site, `${DESK}/knowledgebase/article?query=phone+account&highlight=false&limit=2`);
      const next = new URL(first._links.next ?? '');
      assert.ok(next.searchParams.get('cursor'));
      const second = await readPage(site, next.href.slice(site.url.length));
      assert.notDeepEqual(second.values[0], first.values[0]);
    });
  });

  it('marks what it found in articles when asked to', async () => {
    const page = await readPage(site, `${DESK}/knowledgebase/article?query=vpn&highlight=true`);
    assert.equal(page.values[0]?.['title'], 'Connect to the @@@hl@@@VPN@@@endhl@@@');
  });

  it('refuses experimental calls without the header', async () => {
    assert.equal((await site.call(`${DESK}/customer`)).status, 412);
    assert.equal((await site.call(`${DESK}/customer`, { headers: { 'X-ExperimentalApi': 'opt-in' } })).status, 200);
  });

  describe('takes files', () => {
    const path = `${DESK}/attachTemporaryFile`;
    const headers = { 'X-Atlassian-Token': 'no-check' };

    function aForm(fieldName: string, count = 1): FormData {
      const form = new FormData();
      for (let each = 0; each < count; each += 1) form.append(fieldName, new File(['x'], 'x.txt'));
      return form;
    }

    it('with the header against forged requests only', async () => {
      assert.equal((await site.call(path, { body: aForm('file') })).status, 403);
      assert.equal((await site.call(path, { body: aForm('file'), headers })).status, 201);
    });

    it('under the name "file" only', async () => {
      assert.equal((await site.call(path, { body: aForm('upload'), headers })).status, 400);
    });

    it('up to 60 at once', async () => {
      assert.equal((await site.call(path, { body: aForm('file', 60), headers })).status, 201);
      assert.equal((await site.call(path, { body: aForm('file', 61), headers })).status, 413);
    });

    it('but no form that is broken', async () => {
      const broken = { ...headers, 'content-type': 'multipart/form-data; boundary=x' };
      const response = await site.call(path, { method: 'POST', headers: broken, body: new FormData() });
      assert.equal(response.status, 400);
    });
  });

  it('answers late when told to', async () => {
    const gate = Promise.withResolvers<void>();
    site.simulator.faults.plan({ kind: 'delay', until: gate.promise });
    let answered = false;
    const call = site.call(DESK).then((response) => {
      answered = true;
      return response;
    });
    await site.call(DESK);
    assert.equal(answered, false);
    gate.resolve();
    assert.equal((await call).status, 200);
  });

  it('carries a call out and never answers when told to', async () => {
    await using other = await startJiraSite();
    const path = '/rest/api/3/issue/CERT-1/properties/answered';
    other.simulator.faults.plan({ kind: 'answerLost' }, { operation: 'setIssueProperty' });
    let outcome = 'none';
    other.call(path, { method: 'PUT', json: true }).then(
      () => (outcome = 'answered'),
      () => (outcome = 'closed'),
    );
    while ((await other.call(path)).status !== 200);
    assert.equal(outcome, 'none');
  });

  it('answers as the site was before when told to, and changes nothing', async () => {
    await using other = await startJiraSite();
    const path = '/rest/api/3/issue/CERT-1/properties/late';
    const state = other.simulator.snapshot();
    await other.call(path, { method: 'PUT', json: true });
    other.simulator.faults.plan({ kind: 'stale', state });
    assert.deepEqual([(await other.call(path)).status, (await other.call(path)).status], [404, 200]);
  });

  for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH']) {
    it(`notes ${method} of what it does not have as a violation, and never as a plain refusal`, async () => {
      await using other = await startJiraSite();
      const path = '/rest/servicedeskapi/request/CERT-1/nothing';
      assert.equal((await other.call(path, { method })).status, 404);
      assert.deepEqual(
        other.simulator.violations.map(({ operation }) => operation),
        [`${method} ${path}`],
      );
    });
  }

  it('leads links into the portal to the pages of the demo site', async () => {
    const toPage = await site.call('/servicedesk/customer/portal/1/CERT-1');
    assert.equal(toPage.headers.get('location'), '/portal/requests/CERT-1');
    const toPortal = await site.call('/servicedesk/customer/portal/1/create/2');
    assert.equal(toPortal.headers.get('location'), '/portal/forms/2');
    const elsewhere = await site.call('/servicedesk/customer/portal/1/user/login');
    assert.equal(elsewhere.headers.get('location'), '/portal');
    const toFile = await site.call('/servicedesk/customershim/secure/attachment/404');
    assert.equal(toFile.headers.get('location'), '/portal/requests');
  });
});
