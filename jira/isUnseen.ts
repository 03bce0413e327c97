import { isKojiError } from '../errors.ts';

/** A service account that may not see something cannot tell its customer more than that there is none. */
export function isUnseen(error: unknown): boolean {
  return isKojiError(error, 'notFound') || isKojiError(error, 'forbidden');
}
