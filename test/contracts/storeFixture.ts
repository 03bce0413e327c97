import { isKojiError } from '../../errors.ts';
import type { Stores } from '../../stores/stores.ts';
import type { FakeClock } from '../support/clock.ts';

/** One empty store of the kind under test, and what a test must be able to do to it. */
export interface StoreFixture {
  /** Other ones after every restart. */
  readonly stores: Stores;
  readonly clock: FakeClock;
  /** Closes the stores and opens them again on the same data. */
  restart(): Promise<void>;
  /** Leaves nothing of a stored record but its key and its version; `id` is what errors call it. */
  damage(record: string, id: string): Promise<void>;
  /** What the stores have logged, one text for each line. */
  readonly logged: string[];
  dispose(): Promise<void>;
}

export type OpenFixture = () => Promise<StoreFixture>;

/** A fresh fixture for every test of the suite around it. */
export function useFixture(open: OpenFixture): () => StoreFixture {
  let fixture: StoreFixture;
  beforeEach(async () => {
    fixture = await open();
  });
  afterEach(async () => {
    await fixture.dispose();
  });
  return () => fixture;
}

/** For assert.rejects: a record that cannot be read, named so that it can be found, and not quoted. */
export function isDamage(record: string, id: string, secret: string): (error: unknown) => boolean {
  return (error) => {
    if (!isKojiError(error, 'storedRecord')) return false;
    return error.message.includes(record) && error.message.includes(id) && !error.message.includes(secret);
  };
}
