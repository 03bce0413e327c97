import type { Clock } from '../../clock.ts';
import type { Documents, Version, Versioned } from '../../handoff/ports.ts';
import type { RecordType } from '../records/recordType.ts';
import { fromRecord, mustBe, toRecord } from '../records/recordType.ts';
import type { Found, ItemKey, Items, Query } from './items.ts';

/** Where documents of one type stand. */
export interface DocumentPlace<K, T extends object> {
  readonly record: RecordType<T>;
  readonly keyOf: (value: T) => K;
  readonly at: (key: K) => ItemKey;
}

export interface CosmosDocuments<K, T> extends Documents<K, T> {
  /** What can be read of it, in no order unless the query asks for one. */
  readonly find: (query: Query) => Promise<readonly Versioned<T>[]>;
}

/** The version of a document is the `_etag` that Cosmos DB gives it with every write. */
export function createDocuments<K, T extends object>(
  items: Items,
  place: DocumentPlace<K, T>,
  ttlOf: (value: T) => { readonly ttl?: number } = () => ({}),
): CosmosDocuments<K, T> {
  const { record, keyOf, at } = place;
  const keyFor = (value: T) => at(keyOf(value));
  const bodyOf = (value: T) => ({ ...toRecord(record, value), ...ttlOf(value) });
  const decode = ({ stored, version }: Found, partition: string | undefined): Versioned<T> => {
    const name = nameOf(stored.id, partition);
    const value = fromRecord(record, name, stored);
    mustBe(record, name, keyFor(value).id === stored.id);
    return { value, version };
  };
  return {
    async load(key) {
      const found = await items.read(at(key));
      return found && decode(found, at(key).partition);
    },
    create: (value) => items.create(keyFor(value), bodyOf(value)),
    replace: (value, expected: Version) => items.replace(keyFor(value), bodyOf(value), expected),
    async find(query) {
      return items.passOver(await items.find(query), (each) => decode(each, query.partition));
    },
  };
}

/** What errors call a record. */
export function nameOf(id: string, partition?: string): string {
  return partition === undefined ? id : `${partition}/${id}`;
}

/** Between the moment something is over and the moment Cosmos DB removes it; longer than clocks may differ. */
const GRACE_S = 3_600;

/** Lets Cosmos DB remove an item some time after `expiresAt`. It tidies up only; whether it is over the clock says. */
export function ttlUntil(expiresAt: number, clock: Clock): { readonly ttl: number } {
  const remaining = Math.ceil((expiresAt - clock.now()) / 1000);
  return { ttl: Math.max(0, remaining) + GRACE_S };
}
