import assert from 'node:assert/strict';
import type { SignInCode } from '../../identity/ports.ts';
import { ROLES } from '../../identity/ports.ts';
import { NOW } from '../support/clock.ts';
import { aPerson, TENANT, without } from '../support/data.ts';
import { behavesAsDocuments } from './documents.ts';
import type { OpenFixture } from './storeFixture.ts';
import { isDamage, useFixture } from './storeFixture.ts';
import { erasesWhatIsOld } from './unchanged.ts';

/** What every PeopleStore does. */
export function describePeopleStore(name: string, open: OpenFixture): void {
  describe(`${name}: people`, () => {
    const fixture = useFixture(open);
    const store = () => fixture().stores.people;
    const namesIn = async (tenantId: string) => (await store().all(tenantId)).map((person) => person.name);

    behavesAsDocuments(fixture, {
      store: (stores) => stores.people,
      variant: (text) => aPerson({ name: text }),
      other: aPerson({ id: 'account:agent' }),
      keyOf: (person) => person.id,
      record: 'people',
      id: 'account:customer',
    });

    it('keeps every role, and the absence of what is not known', async () => {
      for (const role of ROLES) {
        const person = without(without(aPerson({ id: role, role }), 'email'), 'accountId');
        await store().create(person);
        assert.deepEqual((await store().load(role))?.value, person);
      }
    });

    it('keeps what somebody can be asked about', async () => {
      const person = aPerson({ role: 'liveAgent', skills: ['Payroll', 'Printers'] });
      await store().create(person);
      assert.deepEqual((await store().load(person.id))?.value, person);
    });

    it('finds whoever has proved to own an account, on every channel', async () => {
      await store().create(aPerson());
      await store().create(aPerson({ id: 'entra:t:o', name: 'Also Customer' }));
      await store().create(aPerson({ id: 'account:agent', accountId: 'agent' }));
      await store().create(without(aPerson({ id: 'nobody' }), 'accountId'));
      const names = (await store().ofAccount('customer')).map(({ name }) => name);
      assert.deepEqual(names, ['Also Customer', 'Demo Customer']);
    });

    it('lists the people of one tenant by name, in any case of letters', async () => {
      const names = ['demo agent', 'Öztürk', 'Demo Admin', 'Zoe', 'Demo Customer'];
      for (const each of names) await store().create(aPerson({ id: each, name: each }));
      await store().create(aPerson({ id: 'elsewhere', tenantId: 'another', name: 'Somebody' }));
      assert.deepEqual(await namesIn(TENANT), ['Demo Admin', 'demo agent', 'Demo Customer', 'Öztürk', 'Zoe']);
      assert.deepEqual(await namesIn('another'), ['Somebody']);
    });
  });
}

function aSignInCode(overrides: Partial<SignInCode> = {}): SignInCode {
  return {
    id: 'conversation-customer',
    email: 'koji.customer@example.com',
    codeHash: 'hash',
    triesLeft: 5,
    sentAt: NOW,
    expiresAt: NOW + 600_000,
    ...overrides,
  };
}

/** What every SignInCodeStore does. */
export function describeSignInCodeStore(name: string, open: OpenFixture): void {
  describe(`${name}: sign-in codes`, () => {
    const fixture = useFixture(open);
    const store = () => fixture().stores.signInCodes;

    erasesWhatIsOld({
      write: () => store().create(aSignInCode()),
      isThere: async () => (await store().load('conversation-customer')) !== undefined,
      eraseUnchangedSince: (at) => store().eraseUnchangedSince(at),
    });

    behavesAsDocuments(fixture, {
      store: (stores) => stores.signInCodes,
      variant: (text) => aSignInCode({ codeHash: text }),
      other: aSignInCode({ id: 'another' }),
      keyOf: (code) => code.id,
      record: 'signInCodes',
      id: 'conversation-customer',
    });
  });
}

/** What every ChannelLinkStore does. */
export function describeChannelLinkStore(name: string, open: OpenFixture): void {
  describe(`${name}: channel links`, () => {
    const fixture = useFixture(open);
    const store = () => fixture().stores.channelLinks;
    const link = { id: 'msteams:29:abc', personId: 'account:agent' };

    it('has no link that was never put', async () => {
      assert.equal(await store().load(link.id), undefined);
    });

    it('gives a link back, also after a restart', async () => {
      await store().put(link);
      assert.deepEqual(await store().load(link.id), link);
      await fixture().restart();
      assert.deepEqual(await store().load(link.id), link);
    });

    it('binds an id anew to the person put last', async () => {
      await store().put(link);
      await store().put({ ...link, personId: 'account:admin' });
      assert.equal((await store().load(link.id))?.personId, 'account:admin');
    });

    it('makes a link once; the first stays as it is', async () => {
      const claims = ['account:agent', 'account:admin'].map((personId) => store().create({ ...link, personId }));
      const made = await Promise.all(claims);
      assert.deepEqual(made.toSorted(), ['created', 'exists']);
      const first = made[0] === 'created' ? 'account:agent' : 'account:admin';
      assert.equal((await store().load(link.id))?.personId, first);
    });

    it('removes one link and no other, and what is not there without complaint', async () => {
      const other = { ...link, id: 'emulator:user' };
      await store().put(link);
      await store().put(other);
      await store().remove(link.id);
      await store().remove(link.id);
      assert.equal(await store().load(link.id), undefined);
      assert.deepEqual(await store().load(other.id), other);
    });

    it('throws for a damaged link, names it and does not quote it', async () => {
      await store().put(link);
      await fixture().damage('channelLinks', link.id);
      await assert.rejects(store().load(link.id), isDamage('channelLinks', link.id, link.personId));
    });
  });
}
