import { setTimeout } from 'node:timers/promises';
import { KojiError } from '../../errors.ts';
import { fromCosmosError, pauseBefore } from './cosmosError.ts';

/**
 * Runs one operation on Cosmos DB within a time limit and repeats it while that may help. `what` completes the sentence
 * "Cosmos DB did not …". The work must be such that doing it twice does no harm.
 */
export type Call = <T>(what: string, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;

const MOST_TRIES = 5;

/** `timeLimitMs` holds for an operation with all its repetitions and pauses. */
export function createCall(timeLimitMs: number): Call {
  return async (what, work) => {
    const expired = Promise.withResolvers<never>();
    const signal = AbortSignal.timeout(timeLimitMs);
    const expire = () => {
      const limit = `${String(timeLimitMs)} ms`;
      expired.reject(new KojiError('unavailable', `Cosmos DB did not ${what} within ${limit}.`));
    };
    signal.addEventListener('abort', expire);
    try {
      return await Promise.race([repeat(what, () => work(signal), signal), expired.promise]);
    } finally {
      signal.removeEventListener('abort', expire);
    }
  };
}

async function repeat<T>(what: string, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const pause = tries < MOST_TRIES && !signal.aborted ? pauseBefore(error, tries) : undefined;
      if (pause === undefined) throw fromCosmosError(error, what);
      await setTimeout(pause, undefined, { signal });
    }
  }
}
