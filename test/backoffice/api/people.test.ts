import assert from 'node:assert/strict';
import type { PersonRow } from '../../../backoffice/api/contract.ts';
import { ROLES } from '../../../identity/ports.ts';
import type { Person } from '../../../identity/ports.ts';
import { NOW } from '../../support/clock.ts';
import { aPerson } from '../../support/data.ts';
import { DEFAULT_SETTINGS } from '../../../settings/settings.ts';
import { ADMIN, AGENT, ANALYST, call, refusalOf, startBackoffice } from './fakeBackoffice.ts';
import type { FakeBackoffice } from './fakeBackoffice.ts';

const BY_EMAIL = aPerson({ id: 'email:someone+x@example.com', name: 'Someone Else', email: 'someone+x@example.com' });
const IN_TEAMS = aPerson({ id: 'entra:tenant:object', name: 'Second Agent', channels: ['msteams'] });
const ELSEWHERE = aPerson({ id: 'account:elsewhere', name: 'Of Another Tenant', tenantId: 'other' });

describe('the people API', () => {
  let backoffice: FakeBackoffice;
  beforeEach(async () => {
    backoffice = await startBackoffice([BY_EMAIL, IN_TEAMS, ELSEWHERE]);
  });
  afterEach(() => backoffice.close());

  const people = async (query?: string): Promise<readonly PersonRow[]> => {
    const search = query === undefined ? '' : `?query=${encodeURIComponent(query)}`;
    const answer = await call(`${backoffice.url}/backoffice/api/people${search}`, ADMIN);
    return ((await answer.json()) as { people: PersonRow[] }).people;
  };
  const names = async (query?: string) => (await people(query)).map(({ name }) => name);
  const setRole = ({ id }: Pick<Person, 'id'>, json: unknown) =>
    call(`${backoffice.url}/backoffice/api/people/${encodeURIComponent(id)}/role`, ADMIN, { method: 'PUT', json });
  const add = (json: unknown) => call(`${backoffice.url}/backoffice/api/people`, ADMIN, { method: 'POST', json });

  it('lists the people of the tenant with role, channels and when they were last here', async () => {
    const row = (await people()).find(({ id }) => id === IN_TEAMS.id);
    assert.deepEqual(row, {
      id: 'entra:tenant:object',
      name: 'Second Agent',
      email: 'koji.customer@example.com',
      role: 'customer',
      skills: [],
      channels: ['msteams'],
      lastSeenAt: NOW,
      isYou: false,
    });
    assert.ok(!(await names()).includes('Of Another Tenant'));
  });

  it('marks the one who asks', async () => {
    assert.deepEqual(
      (await people()).filter(({ isYou }) => isYou).map(({ id }) => id),
      [ADMIN.id],
    );
  });

  it('finds people by a part of the name or the e-mail address, whatever the case', async () => {
    assert.deepEqual(await names('SECOND ag'), ['Second Agent']);
    assert.deepEqual(await names('someone+x@'), ['Someone Else']);
    assert.deepEqual(await names('nobody of this name'), []);
  });

  for (const role of ROLES) {
    it(`gives the role ${role}`, async () => {
      const answer = await setRole(AGENT, { role });
      assert.equal(answer.status, 200);
      assert.equal(((await answer.json()) as PersonRow).role, role);
      assert.equal((await backoffice.people.find(AGENT.id))?.role, role);
    });
  }

  it('finds a person by any kind of id', async () => {
    for (const person of [BY_EMAIL, IN_TEAMS]) {
      assert.equal((await setRole(person, { role: 'liveAgent' })).status, 200);
      assert.equal((await backoffice.people.find(person.id))?.role, 'liveAgent');
    }
  });

  it('does not let an admin change their own role', async () => {
    const refusal = await refusalOf(await setRole(ADMIN, { role: 'customer' }));
    assert.deepEqual([refusal.status, refusal.kind], [409, 'conflict']);
    assert.equal(refusal.message, 'You cannot change your own role. Ask another Koji admin to do it.');
    assert.equal((await backoffice.people.find(ADMIN.id))?.role, 'admin');
  });

  it('refuses a role that does not exist', async () => {
    for (const json of [{ role: 'owner' }, { role: ['admin'] }, {}, { role: 'admin', also: 1 }]) {
      const refusal = await refusalOf(await setRole(AGENT, json));
      assert.deepEqual([refusal.status, refusal.kind], [400, 'badRequest']);
    }
    assert.equal((await backoffice.people.find(AGENT.id))?.role, 'customer');
  });

  it('does not overwrite a role that another admin set in between', async () => {
    await setRole(AGENT, { role: 'liveAgent' });
    const refusal = await refusalOf(await setRole(AGENT, { role: 'analyst', expectedRole: 'customer' }));
    assert.deepEqual([refusal.status, refusal.kind], [412, 'stale']);
    assert.equal((await backoffice.people.find(AGENT.id))?.role, 'liveAgent');
  });

  it('refuses somebody who is not known in the tenant', async () => {
    for (const person of [{ id: 'account:nobody' }, ELSEWHERE]) {
      const refusal = await refusalOf(await setRole(person, { role: 'admin' }));
      assert.deepEqual([refusal.status, refusal.kind], [404, 'notFound']);
      assert.match(refusal.message, /Refresh the list/);
    }
  });

  describe('with the skills of the desk', () => {
    const setSkills = ({ id }: Pick<Person, 'id'>, json: unknown, asker: Person = ADMIN) =>
      call(`${backoffice.url}/backoffice/api/people/${encodeURIComponent(id)}/skills`, asker, { method: 'PUT', json });

    beforeEach(() => {
      const settings = {
        ...DEFAULT_SETTINGS,
        liveChat: { ...DEFAULT_SETTINGS.liveChat, skills: ['Payroll', 'Printers'] },
      };
      backoffice.settings.changes.push({ settings, byPersonId: ADMIN.id, at: NOW });
    });

    it('sets what somebody can be asked about, all at once', async () => {
      const answer = await setSkills(AGENT, { skills: ['Printers', 'Payroll', 'Payroll'] });
      assert.deepEqual(((await answer.json()) as PersonRow).skills, ['Printers', 'Payroll']);
      assert.deepEqual(((await (await setSkills(AGENT, { skills: [] })).json()) as PersonRow).skills, []);
      assert.deepEqual((await backoffice.people.find(AGENT.id))?.skills, []);
    });

    it('refuses a skill that the desk does not use, and says where to add it', async () => {
      const refusal = await refusalOf(await setSkills(AGENT, { skills: ['Astrology'] }));
      assert.equal(refusal.status, 400);
      assert.match(refusal.message, /Koji settings > Live agent/);
      assert.equal((await setSkills(AGENT, { skills: 'Payroll' })).status, 400);
    });

    it('is for admins, and for people of the tenant', async () => {
      assert.equal((await setSkills(AGENT, { skills: ['Payroll'] }, ANALYST)).status, 403);
      assert.equal((await setSkills(ELSEWHERE, { skills: ['Payroll'] })).status, 404);
    });
  });

  it('adds somebody ahead of time, who has not been here yet', async () => {
    const answer = await add({ email: ' New.Agent@Example.com ' });
    assert.equal(answer.status, 201);
    const row = (await people('new.agent')).at(0);
    assert.deepEqual(
      [row?.email, row?.role, row?.channels, row?.lastSeenAt],
      ['new.agent@example.com', 'customer', [], null],
    );
  });

  it('refuses to add somebody twice', async () => {
    const refusal = await refusalOf(await add({ email: AGENT.email }));
    assert.deepEqual([refusal.status, refusal.kind], [409, 'conflict']);
  });

  it('refuses what is no e-mail address', async () => {
    for (const email of ['', 'agent', 'a@b', 'a@b.example, c@d.example', 7]) {
      assert.equal((await add({ email })).status, 400, String(email));
    }
  });
});
