import type { Logger } from 'pino';
import { isKojiError } from '../errors.ts';

/**
 * Looks every few milliseconds, until the function it answers is called. A store that is away for a moment is for the
 * log: the next look finds what this one did not.
 */
export function startTicker(everyMs: number, look: () => void, logger: Logger): () => void {
  const timer = setInterval(() => {
    try {
      look();
    } catch (err) {
      if (!isKojiError(err)) throw err;
      logger.warn({ err }, 'a look at the Direct Line store failed; the next one tries again');
    }
  }, everyMs).unref();
  return () => clearInterval(timer);
}
