import type { Logger } from 'pino';

export interface Regular {
  readonly everyMs: number;
  /** For the log. */
  readonly what: string;
  readonly work: () => Promise<unknown>;
  readonly logger: Logger;
}

export interface Regularly {
  /** Runs as soon as no run is under way: there is something that need not wait. */
  soon(): void;
  /** Waits for a run under way. */
  stop(): Promise<void>;
}

/**
 * Does the work now and then. The timer carries no meaning: what is due is a record, and any later run, here or on
 * another server, finds it.
 */
export function regularly({ everyMs, what, work, logger }: Regular): Regularly {
  let underWay: Promise<void> = Promise.resolve();
  let state: 'idle' | 'busy' | 'busyAndAgain' | 'stopped' = 'idle';
  const run = (): void => {
    if (state !== 'idle') return;
    state = 'busy';
    underWay = work()
      .catch((error: unknown) => logger.error({ err: error }, `${what} failed; the next run tries again`))
      .then(() => settle());
  };
  const settle = (): void => {
    const again = state === 'busyAndAgain';
    if (state !== 'stopped') state = 'idle';
    if (again) run();
  };
  run();
  const timer = setInterval(run, everyMs).unref();
  return {
    soon() {
      if (state === 'busy') state = 'busyAndAgain';
      run();
    },
    stop() {
      state = 'stopped';
      clearInterval(timer);
      return underWay;
    },
  };
}
