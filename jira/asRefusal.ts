import { isKojiError } from '../errors.ts';
import type { Refused } from './ports.ts';

/**
 * Jira's reason for declining what was asked for, as a value; every other error is thrown on. `forbidden` is no reason
 * to show to a person, so it stays an error unless the caller has handled it.
 */
export function asRefusal(error: unknown): Refused {
  if (isKojiError(error, 'badRequest')) return { kind: 'refused', reason: error.message };
  throw error;
}
