import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { DirectLine } from '../directline/index.ts';
import type { Stores } from '../stores/stores.ts';
import { regularly } from './regularly.ts';

/** How long transcripts are kept. */
export const RETENTION_MS = 90 * 24 * 60 * 60_000;
const HOUR_MS = 60 * 60_000;
/** Jira sends a webhook again within an hour or so; a transcript that became a request need not be kept twice. */
const WORK_KEPT_MS = 24 * HOUR_MS;
/** A code works for ten minutes; what is left of it after that is somebody's address. */
const CODES_KEPT_MS = 24 * HOUR_MS;

export interface HousekeepingParts {
  readonly deskId: string;
  readonly stores: Stores;
  readonly directLine: DirectLine | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Erases what is past its time, now and every hour. */
export function startHousekeeping(parts: HousekeepingParts): { stop(): Promise<void> } {
  return regularly({ everyMs: HOUR_MS, what: 'housekeeping', work: () => tidy(parts), logger: parts.logger });
}

/** By a clock that was put on by months they would be old; what was said there is still to be passed on. */
async function liveAt(deskId: string, { handoffs }: Stores): Promise<readonly string[]> {
  const waiting = (await handoffs.waiting(deskId)).map(({ value }) => value.id);
  const connected = await handoffs.due(deskId, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  return [...waiting, ...connected.map(({ id }) => id)];
}

async function tidy({ deskId, stores, directLine, clock }: HousekeepingParts): Promise<void> {
  await stores.journal.eraseBefore(clock.now() - RETENTION_MS, await liveAt(deskId, stores));
  await stores.handoffs.eraseEndedBefore(deskId, clock.now() - RETENTION_MS);
  await stores.sessions.removeExpired(clock.now());
  await stores.botState.eraseUnchangedSince(clock.now() - RETENTION_MS);
  await stores.newsBoxes.eraseUnchangedSince(clock.now() - RETENTION_MS);
  await stores.signInCodes.eraseUnchangedSince(clock.now() - CODES_KEPT_MS);
  await stores.requestTasks.eraseFinishedBefore(clock.now() - WORK_KEPT_MS);
  await stores.leases.eraseEndedBefore(clock.now() - HOUR_MS);
  directLine?.purge(RETENTION_MS);
}
