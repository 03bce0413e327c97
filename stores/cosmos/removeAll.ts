import type { Version } from '../../handoff/ports.ts';
import type { Found, ItemKey, Items, Query } from './items.ts';

/** Enough to hide the way to the server, and few enough to leave throughput to the messages. */
const AT_ONCE = 8;

/** Removes what was found, each by itself, and returns how many were there to be removed. */
export async function removeAll(
  items: Items,
  found: readonly Found[],
  which: (found: Found) => { readonly key: ItemKey; readonly expected?: Version },
): Promise<number> {
  let removed = 0;
  const queue = found.values();
  const work = async () => {
    for (const each of queue) {
      const { key, expected } = which(each);
      if (await items.remove(key, expected)) removed += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return removed;
}

/** Items found at one go, so that a year of them never stands in memory at once. */
const FOUND_AT_ONCE = 500;

/** Finds and removes until nothing is left that the query finds; returns how many went. */
export async function removeWhere(
  items: Items,
  query: Omit<Query, 'most'>,
  remove: (found: readonly Found[]) => Promise<number>,
): Promise<number> {
  let removed = 0;
  for (;;) {
    const found = await items.find({ ...query, most: { count: FOUND_AT_ONCE } });
    const lately = await remove(found);
    removed += lately;
    // Another server may be removing the same items.
    if (found.length < FOUND_AT_ONCE || lately === 0) return removed;
  }
}

/** What was last written before `at` (epoch milliseconds); Cosmos DB notes that itself, in whole seconds. */
export function unchangedSince(at: number): Omit<Query, 'most'> {
  return { where: 'c._ts < @at', values: { '@at': Math.floor(at / 1000) } };
}

/** Removes what was last written before `at`, but only as it was found. */
export function removeUnchangedSince(items: Items, at: number): Promise<number> {
  return removeWhere(items, unchangedSince(at), (found) =>
    removeAll(items, found, ({ stored, version }) => ({ key: { id: stored.id }, expected: version })),
  );
}
