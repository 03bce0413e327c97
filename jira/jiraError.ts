import type { ErrorKind, KojiErrorOptions } from '../errors.ts';
import { KojiError } from '../errors.ts';

/** What is wrong with an answer of Jira's, or that there was none; as opposed to a call that we got wrong ourselves. */
export function jiraError(kind: ErrorKind, message: string, options: Omit<KojiErrorOptions, 'from'> = {}): KojiError {
  return new KojiError(kind, message, { ...options, from: 'serviceDesk' });
}
