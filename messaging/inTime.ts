import { KojiError } from '../errors.ts';

/** What `work` comes to; an error of kind `unavailable` where that takes longer. The work itself goes on. */
export function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  const limit = AbortSignal.timeout(ms);
  const expired = new Promise<never>((_resolve, reject) => {
    const fail = (): void => reject(new KojiError('unavailable', 'There was no answer in time.'));
    limit.addEventListener('abort', fail, { once: true });
  });
  return Promise.race([work, expired]);
}
