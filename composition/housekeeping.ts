import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { DirectLine } from '../directline/index.ts';
import type { Stores } from '../stores/stores.ts';

/** How long transcripts are kept. */
const RETENTION_MS = 90 * 24 * 60 * 60_000;
const HOUR_MS = 60 * 60_000;

export interface HousekeepingParts {
  readonly stores: Stores;
  readonly directLine: DirectLine | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Erases what is past its time, now and every hour. Nothing else depends on the timer: what is due stays due, and any
 * later run or start erases it.
 */
export function startHousekeeping(parts: HousekeepingParts): { stop(): void } {
  const { logger } = parts;
  const run = (): void => {
    tidy(parts).catch((error: unknown) =>
      logger.error({ err: error }, 'housekeeping failed; the next run tries again'),
    );
  };
  run();
  const timer = setInterval(run, HOUR_MS).unref();
  return { stop: () => clearInterval(timer) };
}

async function tidy({ stores, directLine, clock }: HousekeepingParts): Promise<void> {
  await stores.journal.eraseBefore(clock.now() - RETENTION_MS);
  await stores.sessions.removeExpired(clock.now());
  directLine?.purge(RETENTION_MS);
}
