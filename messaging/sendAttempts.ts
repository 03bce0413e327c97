import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { isKojiError } from '../errors.ts';
import type { Outcome, Sent } from '../handoff/ports.ts';
import { inTime } from './inTime.ts';
import type { Pacing, Release, Thread } from './pacing.ts';

/** In milliseconds. */
export interface SendTimings {
  /** What one attempt may take, getting the bot's token included. */
  readonly sendLimitMs: number;
  /** The pause after the first send that was not taken, doubled each time up to the longest. */
  readonly retryMs: number;
  readonly longestRetryMs: number;
  /** How long it is tried; a longer `Retry-After` is waited for, and then it is tried once more. */
  readonly insistMs: number;
}

/** What one attempt came to. `retry`: certainly not accepted, and worth another attempt. */
export type Attempt =
  | { readonly outcome: 'delivered'; readonly activityId: string }
  | { readonly outcome: Exclude<Outcome, 'delivered'> }
  /** `afterMs`: as long as the channel wants to be left alone, where it says so. */
  | { readonly outcome: 'retry'; readonly afterMs: number | undefined };

/** One call of a channel's connector; each does the same. `mayHaveArrived`: one before it may have been taken. */
export type Call = (mayHaveArrived: boolean) => Promise<{ readonly id: string }>;

export interface SendAttempts {
  once(thread: Thread, call: Call, release: Release): Promise<Attempt>;
  /** Tries until it is known what became of it, or for long enough. */
  untilSettled(thread: Thread, call: Call, insistence: Insistence): Promise<Sent>;
}

export interface Insistence {
  /** Whether it may be said again after so many times that it may have arrived. */
  readonly mayRepeat: (unknowns: number) => boolean;
  /** Whether it is still to be said at all. */
  readonly isWanted?: () => boolean | Promise<boolean>;
}

export interface SendAttemptsOptions {
  readonly pacing: Pacing;
  readonly clock: Clock;
  /** Resolves after so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  readonly logger: Logger;
  readonly timings: SendTimings;
}

export function createSendAttempts({ pacing, clock, pause, logger, timings }: SendAttemptsOptions): SendAttempts {
  const { sendLimitMs, retryMs, longestRetryMs, insistMs } = timings;

  async function once(thread: Thread, call: () => ReturnType<Call>, release: Release): Promise<Attempt> {
    try {
      return { outcome: 'delivered', activityId: (await inTime(call(), sendLimitMs)).id };
    } catch (error) {
      const judged = judge(error, clock.now());
      logger.warn({ err: briefly(error), outcome: judged.outcome, channel: thread.channelId }, 'a send failed');
      if (judged.outcome === 'retry' && judged.afterMs !== undefined) pacing.holdOff(thread, judged.afterMs);
      return judged;
    } finally {
      release();
    }
  }

  /** What the channel has named itself is kept by the pacing, unless it is hardly a pause. */
  const isHeldOff = (attempt: Attempt): boolean => attempt.outcome === 'retry' && (attempt.afterMs ?? 0) >= retryMs;

  return {
    once: (thread, call, release) => once(thread, () => call(false), release),
    async untilSettled(thread, call, { mayRepeat, isWanted = () => true }) {
      let longEnough = clock.now() + insistMs;
      let unknowns = 0;
      let postedAt: number | undefined;
      for (let pauseMs = retryMs; ; pauseMs = Math.min(pauseMs * 2, longestRetryMs)) {
        const release = await pacing.admit(thread);
        const askedAt = clock.now();
        if (!(await admitted(isWanted, release))) return settled('rejected', postedAt);
        const began = clock.now();
        // A store that was away meanwhile is no refusal of the channel's.
        longEnough += began - askedAt;
        const attempt = await once(thread, () => call(unknowns > 0), release);
        if (attempt.outcome === 'delivered') {
          return {
            outcome: 'delivered',
            postedAt: postedAt ?? began,
            ...(attempt.activityId ? { activityId: attempt.activityId } : {}),
          };
        }
        if (attempt.outcome === 'unknown') {
          unknowns += 1;
          postedAt ??= began;
        }
        const again = attempt.outcome === 'unknown' ? mayRepeat(unknowns) : attempt.outcome === 'retry';
        if (!again || clock.now() >= longEnough) return settled(attempt.outcome, postedAt);
        if (!isHeldOff(attempt)) await pause(pauseMs);
      }
    },
  };
}

/** Whether it is still to be said; what is not counts no more. */
async function admitted(isWanted: () => boolean | Promise<boolean>, release: Release): Promise<boolean> {
  let isStill = false;
  try {
    isStill = await isWanted();
  } finally {
    if (!isStill) release();
  }
  return isStill;
}

/** `postedAt`: when it may have arrived first. */
function settled(last: Exclude<Attempt['outcome'], 'delivered'>, postedAt: number | undefined): Sent {
  if (postedAt === undefined) return { outcome: last === 'gone' ? last : 'rejected' };
  return { outcome: last === 'gone' ? last : 'unknown', postedAt };
}

const failureSchema = z.object({
  statusCode: z.number().optional(),
  code: z.string().optional(),
  response: z.object({ headers: z.custom<{ get(name: string): string | undefined }>() }).optional(),
});

/** Errors of a connection that was never made: the message cannot have arrived. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/**
 * What a failed send means, by status and code (Microsoft's error tables for bots in Teams): 429 and 412 were certainly
 * not accepted; 403 and 404 say that nobody is there any more; any other 4xx is for good, except 408; everything else may have arrived.
 */
function judge(error: unknown, now: number): Exclude<Attempt, { outcome: 'delivered' }> {
  // Our own refusal to send there at all.
  if (isKojiError(error, 'forbidden')) return { outcome: 'rejected' };
  const parsed = failureSchema.safeParse(error);
  const { statusCode, code, response } = parsed.success ? parsed.data : {};
  if (statusCode === 429 || statusCode === 412)
    return { outcome: 'retry', afterMs: retryAfterMs(response?.headers.get('retry-after'), now) };
  if (statusCode === 403 || statusCode === 404) return { outcome: 'gone' };
  if (wasNeverSent(error, code)) return { outcome: 'retry', afterMs: undefined };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500 && statusCode !== 408)
    return { outcome: 'rejected' };
  return { outcome: 'unknown' };
}

/** There was no token for it, or no connection. */
function wasNeverSent(error: unknown, code: string | undefined): boolean {
  return isKojiError(error) ? error.nothingDone : code !== undefined && NEVER_SENT.has(code);
}

/** A date as HTTP writes it; `Date.parse` takes a great deal more for a date than that. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Seconds or a date (RFC 9110, 10.2.3); undefined for what is neither. */
function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const said = header?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(said)) return Number(said) * 1000;
  const at = HTTP_DATE.test(said) ? Date.parse(said) : NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** Status and code only: the body of a failed send may repeat what was said. */
export function briefly(error: unknown): { name: string; message?: string; statusCode?: number; code?: string } {
  const parsed = failureSchema.safeParse(error);
  const { statusCode, code } = parsed.success ? parsed.data : {};
  return {
    name: error instanceof Error ? error.name : 'unknown',
    // Our own words never quote what was said.
    ...(isKojiError(error) ? { message: error.message } : {}),
    ...(statusCode === undefined ? {} : { statusCode }),
    ...(code === undefined ? {} : { code }),
  };
}
