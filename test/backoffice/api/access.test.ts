import assert from 'node:assert/strict';
import type { Person } from '../../../identity/ports.ts';
import { aPerson } from '../../support/data.ts';
import { ADMIN, AGENT, ANALYST, call, CUSTOMER, refusalOf, startBackoffice } from './fakeBackoffice.ts';
import type { FakeBackoffice } from './fakeBackoffice.ts';

const OTHER_ADMIN = aPerson({ id: 'account:other-admin', role: 'admin' });

describe('access to the backoffice', () => {
  let backoffice: FakeBackoffice;
  beforeEach(async () => {
    backoffice = await startBackoffice([OTHER_ADMIN]);
  });
  afterEach(() => backoffice.close());

  describe('the pages', () => {
    it('leads who is not signed in to the sign-in page, and back afterwards', async () => {
      const answer = await call(`${backoffice.url}/backoffice`, undefined);
      assert.equal(answer.status, 302);
      assert.equal(answer.headers.get('location'), '/login?return=/backoffice');
    });

    it('keeps the page that was asked for over the sign-in, without its query', async () => {
      const answer = await call(`${backoffice.url}/backoffice/chat?x=1&return=//evil.example`, undefined);
      assert.equal(answer.headers.get('location'), '/login?return=/backoffice/chat');
    });

    it('tells a portal-only customer why they do not get in, and where to go', async () => {
      const answer = await call(`${backoffice.url}/backoffice`, CUSTOMER);
      const page = await answer.text();
      assert.equal(answer.status, 403);
      assert.match(page, /for people with a Jira licence/);
      assert.match(page, /href="\/portal"/);
      assert.doesNotMatch(page, /main\.tsx/);
    });

    for (const path of ['/backoffice', '/backoffice/chat', '/backoffice/tenant-role-setup']) {
      it(`serves the app at ${path} to a licensed person`, async () => {
        const answer = await call(backoffice.url + path, AGENT);
        assert.equal(answer.status, 200);
        assert.match(await answer.text(), /backoffice\/web\/main\.tsx[^]*id="root"/);
      });
    }
  });

  describe('the API', () => {
    it('refuses who is not signed in', async () => {
      const refusal = await refusalOf(await call(`${backoffice.url}/backoffice/api/me`, undefined));
      assert.deepEqual([refusal.status, refusal.kind], [401, 'unauthorized']);
      assert.match(refusal.message, /Log in/);
    });

    it('refuses a portal-only customer', async () => {
      const refusal = await refusalOf(await call(`${backoffice.url}/backoffice/api/me`, CUSTOMER));
      assert.deepEqual([refusal.status, refusal.kind], [403, 'forbidden']);
    });

    it('shows an admin every page', async () => {
      const answer = await call(`${backoffice.url}/backoffice/api/me`, ADMIN);
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      assert.deepEqual(await answer.json(), {
        id: ADMIN.id,
        name: 'Demo Admin',
        email: 'koji.admin@example.com',
        role: 'admin',
        pages: ['liveAgent', 'knowledge', 'tenantRoleSetup', 'chat'],
      });
    });

    const pagesOf = async (person: Person) =>
      ((await (await call(`${backoffice.url}/backoffice/api/me`, person)).json()) as { pages: string[] }).pages;

    it('shows an analyst what helped, and the chat', async () => {
      assert.deepEqual(await pagesOf(ANALYST), ['knowledge', 'chat']);
    });

    it('shows everybody else the chat only', async () => {
      assert.deepEqual(await pagesOf(AGENT), ['chat']);
    });

    it('counts a role that was taken away at once', async () => {
      const url = `${backoffice.url}/backoffice/api/settings`;
      assert.equal((await call(url, OTHER_ADMIN)).status, 200);
      await backoffice.people.setRole({ byPersonId: ADMIN.id, personId: OTHER_ADMIN.id, role: 'customer' });
      const answer = await call(url, OTHER_ADMIN);
      assert.equal(answer.status, 403);
    });

    it('answers an unknown path with a refusal, not with a page', async () => {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
        const refusal = await refusalOf(await call(`${backoffice.url}/backoffice/api/setting`, ADMIN, { method }));
        assert.deepEqual([refusal.status, refusal.kind], [404, 'notFound'], method);
      }
    });

    const ADMIN_ONLY = [
      { method: 'GET', path: '/backoffice/api/settings' },
      { method: 'PUT', path: '/backoffice/api/settings' },
      { method: 'GET', path: '/backoffice/api/people' },
      { method: 'POST', path: '/backoffice/api/people' },
      { method: 'PUT', path: '/backoffice/api/people/account%3Aagent/role' },
    ] as const;
    for (const { method, path } of ADMIN_ONLY) {
      it(`lets only Koji admins ${method} ${path}`, async () => {
        for (const person of [AGENT, ANALYST]) {
          const refusal = await refusalOf(await call(backoffice.url + path, person, { method }));
          assert.deepEqual([refusal.status, refusal.kind], [403, 'forbidden'], person.name);
          assert.match(refusal.message, /Koji admin/);
        }
        assert.equal((await call(backoffice.url + path, undefined, { method })).status, 401);
      });
    }

    it('refuses a change that another site sends in the name of an admin', async () => {
      const path = `${backoffice.url}/backoffice/api/people/${encodeURIComponent(AGENT.id)}/role`;
      const headers = { origin: 'https://evil.example' };
      const refusal = await refusalOf(await call(path, ADMIN, { method: 'PUT', headers, json: { role: 'admin' } }));
      assert.deepEqual([refusal.status, refusal.kind], [403, 'forbidden']);
      assert.equal((await backoffice.people.find(AGENT.id))?.role, 'customer');
    });
  });
});
