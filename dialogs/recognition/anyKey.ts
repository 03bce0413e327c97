import type { Locale } from '../../locales/index.ts';
import type { ToldAction } from './recogniseRequest.ts';
import { requestNamed } from './recogniseRequest.ts';

/** Of no project; it stands where a request is called otherwise, while the rest is read. */
export const ANY_KEY = 'REQUEST-1';

/** What is said of the request with that key; without an action it is to be shown. Undefined where nothing is wanted of it. */
export function saidOfAny(text: string, locale: Locale): Partial<ToldAction> | undefined {
  const named = requestNamed(text, locale, () => false);
  if (named?.kind !== 'showRequest' || named.key !== ANY_KEY) return undefined;
  const { action, argument } = named;
  return { ...(action !== undefined && { action }), ...(argument !== undefined && { argument }) };
}
