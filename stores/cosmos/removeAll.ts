import type { Version } from '../../handoff/ports.ts';
import type { Found, ItemKey, Items } from './items.ts';

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
