/** Runs work with the same key one after the other, and work with different keys side by side. */
export interface KeyedQueue {
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Whether work with this key would wait for nothing. */
  isFree(key: string): boolean;
}

export function createKeyedQueue(): KeyedQueue {
  const tails = new Map<string, Promise<unknown>>();
  return {
    isFree: (key) => !tails.has(key),
    async run(key, work) {
      const before = tails.get(key) ?? Promise.resolve();
      // Whether the work before succeeded is its own caller's concern.
      const mine = before.then(work, work);
      tails.set(key, mine);
      try {
        return await mine;
      } finally {
        if (tails.get(key) === mine) tails.delete(key);
      }
    },
  };
}
