import { isKojiError } from '../errors.ts';
import type { KojiError } from '../errors.ts';
import type { Refused } from './ports.ts';
import { sentenceFromJira } from './translateError.ts';

/**
 * Jira's reason for declining what was asked for, as a value; every other error is thrown on. `forbidden` is no reason
 * to show to a person, so it stays an error unless the caller has handled it.
 */
export function asRefusal(error: unknown): Refused {
  if (isKojiError(error, 'badRequest')) return refusedWith(error);
  throw error;
}

export function refusedWith(error: KojiError): Refused {
  return { kind: 'refused', reason: sentenceFromJira(error) };
}
