import { KojiError } from '../../errors.ts';
import type { Stores } from '../../stores/stores.ts';

/** Stores of a process that dies after so many more operations: every later one fails. */
export interface Dying {
  readonly wrap: (stores: Stores) => Stores;
  /** Lets `operations` more of them succeed. */
  dieAfter(operations: number): void;
  /** As another process, which lives. */
  revive(): void;
}

export function dyingStores(): Dying {
  let left = Number.POSITIVE_INFINITY;
  const watch = <T extends object>(store: T): T =>
    new Proxy(store, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== 'function') return member;
        return async (...args: unknown[]): Promise<unknown> => {
          if (left <= 0) throw new KojiError('unavailable', 'The process of this test is dead.');
          left -= 1;
          return Reflect.apply(member, target, args);
        };
      },
    });
  return {
    wrap: (stores) => ({
      ...stores,
      handoffs: watch(stores.handoffs),
      agents: watch(stores.agents),
      conversations: watch(stores.conversations),
      journal: watch(stores.journal),
    }),
    dieAfter(operations) {
      left = operations;
    },
    revive() {
      left = Number.POSITIVE_INFINITY;
    },
  };
}
