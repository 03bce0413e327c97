import { KojiError } from '../../errors.ts';
import type { Documents } from '../ports.ts';

/** How often a change is decided anew because somebody was faster. More would mean that the document is under attack. */
const ATTEMPTS = 20;

export type Changed<T, R extends string> =
  | { readonly kind: 'saved'; readonly value: T }
  | { readonly kind: 'refused'; readonly refusal: R; readonly value: T }
  | { readonly kind: 'missing' };

/**
 * Load, decide, save with the version that was read; decided anew when somebody was faster. `decide` answers with the
 * next state, with the same object when there is nothing to write, or with a refusal; it may look at other records first.
 */
export async function change<K, T extends object, R extends string>(
  store: Documents<K, T>,
  key: K,
  decide: (value: T) => T | R | Promise<T | R>,
): Promise<Changed<T, R>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = await store.load(key);
    if (!found) return { kind: 'missing' };
    const next = await decide(found.value);
    if (typeof next === 'string') return { kind: 'refused', refusal: next, value: found.value };
    if (next === found.value) return { kind: 'saved', value: next };
    if ((await store.replace(next, found.version)) !== 'stale') return { kind: 'saved', value: next };
  }
  throw new KojiError('unavailable', 'A record changed too often to be saved; try again.');
}
