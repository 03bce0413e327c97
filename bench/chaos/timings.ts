import { z } from 'zod';
import type { Timings } from '../../composition/timings.ts';
import { TIMINGS } from '../../composition/timings.ts';

/** The product about twenty times faster. `Retry-After` is in whole seconds, so one second stays one second. */
export const FAST: Timings = {
  ...TIMINGS,
  sendLimitMs: 500,
  answerMs: 250,
  retryMs: 50,
  longestRetryMs: 500,
  slowSendMs: 40,
  writeDownMs: 60,
  handOverMs: 60,
  delayedMs: 300,
  insistMs: 3_000,
  turnMs: 1_000,
  claimMs: 1_000,
  unclaimedSlotMs: 2_000,
  sweepMs: 250,
  sweepHoldMs: 1_500,
};

/** What a server is told of its clock: how much it is ahead of this machine's. */
export const clockSchema = z.object({ aheadMs: z.number() });
