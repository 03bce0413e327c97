import { setTimeout } from 'node:timers/promises';
import { KojiError } from '../../errors.ts';
import { fromCosmosError, pauseBefore } from './cosmosError.ts';

/**
 * Runs one operation on Cosmos DB within a time limit and repeats it while that may help. `what` completes the sentence
 * "Cosmos DB did not …". The work must be such that doing it twice does no harm.
 */
export type Call = <T>(what: string, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;

export interface CallLimits {
  readonly mostTries: number;
  /** Hears of each failure that it goes on after. */
  readonly onRetry?: (error: unknown) => void;
}

const WITHIN_A_TURN: CallLimits = { mostTries: 5 };
/** Pauses grow no more after so many tries: to about three seconds. */
const LONGEST_PAUSE_TRIES = 6;

/** `timeLimitMs` holds for an operation with all its repetitions and pauses. */
export function createCall(timeLimitMs: number, limits: CallLimits = WITHIN_A_TURN): Call {
  return async (what, work) => {
    const expired = Promise.withResolvers<never>();
    const signal = AbortSignal.timeout(timeLimitMs);
    const expire = () => {
      const limit = `${String(timeLimitMs)} ms`;
      expired.reject(new KojiError('unavailable', `Cosmos DB did not ${what} within ${limit}.`));
    };
    signal.addEventListener('abort', expire);
    try {
      return await Promise.race([repeat(what, () => work(signal), { ...limits, signal }), expired.promise]);
    } finally {
      signal.removeEventListener('abort', expire);
    }
  };
}

async function repeat<T>(
  what: string,
  work: () => Promise<T>,
  { mostTries, onRetry, signal }: CallLimits & { readonly signal: AbortSignal },
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const mayTry = tries < mostTries && !signal.aborted;
      const pause = mayTry ? pauseBefore(error, Math.min(tries, LONGEST_PAUSE_TRIES)) : undefined;
      if (pause === undefined) throw fromCosmosError(error, what);
      onRetry?.(fromCosmosError(error, what));
      await setTimeout(pause, undefined, { signal });
    }
  }
}
