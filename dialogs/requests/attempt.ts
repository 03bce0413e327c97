import type { ErrorKind } from '../../errors.ts';
import { isKojiError } from '../../errors.ts';

/**
 * With these Jira has declined the call as a whole. Whether it is away (`isAway`) is another question: of a change that it
 * does not answer nobody knows whether it was made, of one that it does not let us make everybody does.
 */
const DECLINED: readonly ErrorKind[] = [
  'badRequest',
  'unauthorized',
  'forbidden',
  'notFound',
  'conflict',
  'tooLarge',
  'rateLimited',
];
/** With these nobody knows what became of it. */
const IN_DOUBT: readonly ErrorKind[] = ['unavailable', 'contract'];

/** Whether it is certain that a change which failed with this error was not made. */
export function isUndone(error: unknown): boolean {
  return isKojiError(error) && (error.nothingDone || DECLINED.includes(error.kind));
}

/** `notDone`: nothing was changed. `unknown`: there was no answer, so it may be done. */
export type Failed = { readonly kind: 'notDone' } | { readonly kind: 'unknown' };

/** A change, or how it failed. Whoever repeats an `unknown` one by themselves might make it twice. */
export async function attempt<Result>(change: () => Promise<Result>): Promise<Result | Failed> {
  try {
    return await change();
  } catch (error) {
    if (isUndone(error)) return { kind: 'notDone' };
    if (isKojiError(error) && IN_DOUBT.includes(error.kind)) return { kind: 'unknown' };
    throw error;
  }
}
