import assert from 'node:assert/strict';
import type { Lease } from '../../handoff/ports.ts';
import { NOW } from '../support/clock.ts';
import { behavesAsDocuments } from './documents.ts';
import type { OpenFixture } from './storeFixture.ts';
import { useFixture } from './storeFixture.ts';

function aLease(overrides: Partial<Lease> = {}): Lease {
  return { id: 'request:conversation-1', holder: 'server-1', until: NOW, ...overrides };
}

/** What every LeaseStore does. */
export function describeLeaseStore(name: string, open: OpenFixture): void {
  describe(`${name}: who does what must be done once`, () => {
    const fixture = useFixture(open);
    const store = () => fixture().stores.leases;

    behavesAsDocuments(fixture, {
      store: (stores) => stores.leases,
      variant: (holder) => aLease({ holder }),
      other: aLease({ id: 'request:conversation-2', made: 'CERT-8' }),
      keyOf: (lease) => lease.id,
      record: 'leases',
      id: 'request:conversation-1',
    });

    it('erases those whose time was up before a time, and no other', async () => {
      await store().create(aLease({ id: 'given back', until: 0 }));
      await store().create(aLease({ id: 'old' }));
      await store().create(aLease({ id: 'held', until: NOW + 1 }));
      assert.equal(await store().eraseEndedBefore(NOW + 1), 2);
      const left = await Promise.all(['given back', 'old', 'held'].map((id) => store().load(id)));
      assert.deepEqual(
        left.map((found) => found?.value.id),
        [undefined, undefined, 'held'],
      );
    });

    it('erases damaged ones, which nobody could ever take again', async () => {
      await store().create(aLease({ id: 'sweeper', until: NOW + 1 }));
      await fixture().damage('leases', 'sweeper');
      assert.equal(await store().eraseEndedBefore(NOW), 1);
      assert.notEqual(await store().create(aLease({ id: 'sweeper' })), 'exists');
    });
  });
}
