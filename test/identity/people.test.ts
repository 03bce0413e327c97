import assert from 'node:assert/strict';
import type { Person } from '../../identity/ports.ts';
import { aPerson } from '../support/data.ts';
import { NOW } from '../support/clock.ts';
import { ADMIN, AGENT, CUSTOMER, IdentityWorld } from './identityWorld.ts';

const TEAMS_USER = { tenantId: 'contoso', aadObjectId: 'object-1', name: 'Demo Agent' };

describe('people', () => {
  let world: IdentityWorld;

  beforeEach(() => {
    world = new IdentityWorld();
  });

  const identity = () => world.identity;
  const seenTwiceAtOnce = () =>
    Promise.all([identity().fromAccount(CUSTOMER, 'portal'), identity().fromAccount(CUSTOMER, 'emulator')]);

  it('appear as customers when they first prove an account', async () => {
    const person = await identity().fromAccount(CUSTOMER, 'portal');
    const expected: Person = aPerson({
      id: 'account:qm:customer',
      accountId: CUSTOMER.accountId,
      channels: ['portal'],
    });
    assert.deepEqual(person, expected);
    assert.deepEqual(await identity().find(person.id), expected);
  });

  it('named in the configuration are admins from the start', async () => {
    assert.equal((await identity().fromAccount(ADMIN, 'portal')).role, 'admin');
  });

  it('keep their role, and their first visit, when they come again', async () => {
    const admin = await identity().fromAccount(ADMIN, 'portal');
    const agent = await identity().fromAccount(AGENT, 'portal');
    await identity().setRole({ byPersonId: admin.id, personId: agent.id, role: 'liveAgent' });
    world.clock.advance(3_600_000);
    const again = await identity().fromAccount({ ...AGENT, name: 'Renamed Agent' }, 'emulator');
    assert.deepEqual(again, {
      ...agent,
      name: 'Renamed Agent',
      role: 'liveAgent',
      channels: ['portal', 'emulator'],
      lastSeenAt: NOW + 3_600_000,
    });
  });

  it('are not written down again for every message', async () => {
    await identity().fromTeams(TEAMS_USER);
    const version = (await world.people.load('entra:contoso:object-1'))?.version;
    world.clock.advance(60_000);
    await identity().fromTeams(TEAMS_USER);
    assert.equal((await world.people.load('entra:contoso:object-1'))?.version, version);
  });

  it('are one person when they come twice at the same time', async () => {
    await seenTwiceAtOnce();
    assert.deepEqual(
      world.people.values.map(({ channels }) => [...channels].sort()),
      [['emulator', 'portal']],
    );
  });

  it('of Teams get their account when a code has proved it, and keep their role', async () => {
    const before = await identity().fromTeams(TEAMS_USER);
    assert.equal(before.accountId, undefined);
    const after = await identity().fromTeams(TEAMS_USER, ADMIN);
    assert.deepEqual([after.id, after.accountId, after.email], [before.id, ADMIN.accountId, ADMIN.email]);
    assert.equal(after.role, 'customer');
    assert.equal((await identity().fromTeams(TEAMS_USER)).accountId, ADMIN.accountId);
  });

  describe('added ahead of time', () => {
    it('can be given a role, which is theirs when they sign in', async () => {
      const admin = await identity().fromAccount(ADMIN, 'portal');
      const invited = await identity().invite(' Koji.Agent@gmail.com ');
      assert.ok(typeof invited === 'object');
      assert.deepEqual([invited.name, invited.role, invited.channels], [AGENT.email, 'customer', []]);
      await identity().setRole({ byPersonId: admin.id, personId: invited.id, role: 'liveAgent' });
      const arrived = await identity().fromAccount(AGENT, 'portal');
      assert.deepEqual([arrived.id, arrived.name, arrived.role], [invited.id, AGENT.name, 'liveAgent']);
      assert.equal((await identity().all()).length, 2);
    });

    it('do not hand their role to a second account that gets the address later', async () => {
      await identity().invite(AGENT.email);
      const first = await identity().fromAccount(AGENT, 'portal');
      const second = await identity().fromAccount({ ...AGENT, accountId: 'another' }, 'portal');
      assert.notEqual(second.id, first.id);
    });

    it('must not be there already, and need an address', async () => {
      await identity().fromAccount(AGENT, 'portal');
      assert.equal(await identity().invite(AGENT.email.toUpperCase()), 'exists');
      assert.equal(await identity().invite('somebody'), 'badEmail');
    });
  });

  describe('have a role that', () => {
    let admin: Person;
    let agent: Person;

    beforeEach(async () => {
      admin = await identity().fromAccount(ADMIN, 'portal');
      agent = await identity().fromAccount(AGENT, 'portal');
    });

    const setRole = (change: object) =>
      identity().setRole({ byPersonId: admin.id, personId: agent.id, role: 'liveAgent', ...change });

    it('an admin sets, and that counts at once', async () => {
      assert.equal(await identity().isLiveAgent(agent.id), false);
      assert.equal(await setRole({}), 'saved');
      assert.equal(await identity().isLiveAgent(agent.id), true);
      assert.equal(await setRole({ role: 'customer' }), 'saved');
      assert.equal(await identity().isLiveAgent(agent.id), false);
    });

    it('nobody else sets', async () => {
      assert.equal(await setRole({ byPersonId: agent.id, personId: admin.id }), 'notAllowed');
      assert.equal(await setRole({ byPersonId: 'account:nobody' }), 'notAllowed');
      assert.equal((await identity().find(admin.id))?.role, 'admin');
    });

    it('admins do not set for themselves', async () => {
      assert.equal(await setRole({ personId: admin.id }), 'ownRole');
      assert.equal((await identity().find(admin.id))?.role, 'admin');
    });

    it('only known people of the tenant have', async () => {
      await world.people.create(aPerson({ id: 'account:elsewhere', tenantId: 'elsewhere' }));
      assert.equal(await setRole({ personId: 'account:nobody' }), 'unknownPerson');
      assert.equal(await setRole({ personId: 'account:elsewhere' }), 'unknownPerson');
    });

    it('is not overwritten when it is no longer the one that was shown', async () => {
      await setRole({ role: 'analyst' });
      assert.equal(await setRole({ expectedRole: 'customer' }), 'stale');
      assert.equal((await identity().find(agent.id))?.role, 'analyst');
    });

    it('is not overwritten when somebody sets another one at the same time', async () => {
      world.people.beforeReplace = () => setRole({ role: 'analyst' });
      assert.equal(await setRole({}), 'stale');
      assert.equal((await identity().find(agent.id))?.role, 'analyst');
    });

    it('is set even when the person comes by at the same time', async () => {
      world.people.beforeReplace = () => identity().fromAccount(AGENT, 'emulator');
      assert.equal(await setRole({}), 'saved');
      assert.deepEqual((await identity().find(agent.id))?.channels, ['portal', 'emulator']);
    });
  });

  describe('have skills that', () => {
    let admin: Person;
    let agent: Person;

    beforeEach(async () => {
      admin = await identity().fromAccount(ADMIN, 'portal');
      agent = await identity().fromAccount(AGENT, 'portal');
    });

    const setSkills = (change: object) =>
      identity().setSkills({ byPersonId: admin.id, personId: agent.id, skills: ['Payroll'], ...change });
    const skills = async () => (await identity().find(agent.id))?.skills;

    it('an admin sets, all at once, also for themselves', async () => {
      assert.equal(await setSkills({}), 'saved');
      assert.deepEqual(await skills(), ['Payroll']);
      assert.equal(await setSkills({ skills: [] }), 'saved');
      assert.deepEqual(await skills(), []);
      assert.equal(await setSkills({ personId: admin.id }), 'saved');
    });

    it('nobody else sets, and only known people have', async () => {
      assert.equal(await setSkills({ byPersonId: agent.id }), 'notAllowed');
      assert.equal(await setSkills({ personId: 'account:nobody' }), 'unknownPerson');
      assert.equal(await skills(), undefined);
    });

    it('outlive a visit of the person, also one at the same time', async () => {
      world.people.beforeReplace = () => identity().fromAccount(AGENT, 'emulator');
      assert.equal(await setSkills({}), 'saved');
      await identity().fromAccount(AGENT, 'msteams');
      const found = await identity().find(agent.id);
      assert.deepEqual([found?.skills, found?.channels], [['Payroll'], ['portal', 'emulator', 'msteams']]);
    });
  });
});
