import type { Logger } from 'pino';

export interface Regular {
  readonly everyMs: number;
  /** For the log. */
  readonly what: string;
  readonly work: () => Promise<unknown>;
  readonly logger: Logger;
}

/**
 * Does the work now and then. The timer carries no meaning: what is due is a record, and any later run, here or on
 * another server, finds it. `stop` waits for a run under way.
 */
export function regularly({ everyMs, what, work, logger }: Regular): { stop(): Promise<void> } {
  let underWay: Promise<void> = Promise.resolve();
  let busy = false;
  const run = (): void => {
    if (busy) return;
    busy = true;
    underWay = work()
      .catch((error: unknown) => logger.error({ err: error }, `${what} failed; the next run tries again`))
      .then(() => {
        busy = false;
      });
  };
  run();
  const timer = setInterval(run, everyMs).unref();
  return {
    stop() {
      clearInterval(timer);
      return underWay;
    },
  };
}
