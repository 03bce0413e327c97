import assert from 'node:assert/strict';
import type { Session } from '../../portal/ports.ts';
import { NOW } from '../support/clock.ts';
import { without } from '../support/data.ts';
import { behavesAsDocuments } from './documents.ts';
import type { OpenFixture } from './storeFixture.ts';
import { useFixture } from './storeFixture.ts';

const HOUR = 3_600_000;

function aSession(overrides: Partial<Session> = {}): Session {
  return {
    id: 'session-1',
    personId: 'account:customer',
    chatUserId: 'dl_customer',
    conversations: { portal: 'conversation-customer' },
    createdAt: NOW,
    expiresAt: NOW + HOUR,
    ...overrides,
  };
}

/** What every SessionStore does. */
export function describeSessionStore(name: string, open: OpenFixture): void {
  describe(`${name}: sessions`, () => {
    const fixture = useFixture(open);
    const store = () => fixture().stores.sessions;

    behavesAsDocuments(fixture, {
      store: (stores) => stores.sessions,
      variant: (text) => aSession({ conversations: { portal: text } }),
      other: aSession({ id: 'another' }),
      keyOf: (session) => session.id,
      record: 'sessions',
      id: 'session-1',
    });

    it('keeps a session of nobody', async () => {
      const nobodys = without(aSession({ conversations: {} }), 'personId');
      await store().create(nobodys);
      assert.deepEqual((await store().load('session-1'))?.value, nobodys);
    });

    it('has no session from the moment it expires', async () => {
      await store().create(aSession());
      fixture().clock.advance(HOUR - 1);
      assert.notEqual(await store().load('session-1'), undefined);
      fixture().clock.advance(1);
      assert.equal(await store().load('session-1'), undefined);
    });

    it('removes one session and no other, and what is not there without complaint', async () => {
      await store().create(aSession());
      await store().create(aSession({ id: 'another' }));
      await store().remove('session-1');
      await store().remove('session-1');
      assert.equal(await store().load('session-1'), undefined);
      assert.notEqual(await store().load('another'), undefined);
    });

    it('does not bring a removed session back by replacing it', async () => {
      const version = await store().create(aSession());
      assert(version !== 'exists');
      await store().remove('session-1');
      assert.equal(await store().replace(aSession(), version), 'stale');
      assert.equal(await store().load('session-1'), undefined);
    });

    it('removes the expired ones and keeps the others', async () => {
      await store().create(aSession({ id: 'past', expiresAt: NOW + 1 }));
      await store().create(aSession({ id: 'due', expiresAt: NOW + 2 }));
      await store().create(aSession({ id: 'running', expiresAt: NOW + 3 }));
      await store().removeExpired(NOW + 2);
      const left = await Promise.all(['past', 'due', 'running'].map((id) => store().load(id)));
      assert.deepEqual(
        left.map((found) => found?.value.id),
        [undefined, undefined, 'running'],
      );
    });
  });
}
