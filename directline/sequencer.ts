export interface Sequencer {
  /** Runs the task once every earlier task of the same key has ended, however it ended. */
  run<Result>(key: string, task: () => Promise<Result>): Promise<Result>;
  /** Resolves when no task is left. */
  idle(): Promise<void>;
}

/** One task at a time per key; keys do not wait for each other. */
export function createSequencer(): Sequencer {
  const tails = new Map<string, Promise<unknown>>();

  return {
    run: (key, task) => {
      const before = tails.get(key) ?? Promise.resolve();
      const result = before.then(task);
      const tail = result.then(
        () => undefined,
        // The caller holds `result` and learns of the failure there; the tail only says that the task has ended.
        () => undefined,
      );
      tails.set(key, tail);
      void tail.then(() => tails.get(key) === tail && tails.delete(key));
      return result;
    },
    idle: async () => {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
