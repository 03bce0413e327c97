import type { Locale } from '../../locales/index.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { ANY_KEY, saidOfAny } from './anyKey.ts';
import type { ToldAction } from './recogniseRequest.ts';
import { keysIn } from './requestKeys.ts';

const anyOf = (words: readonly string[]): string => `(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`;
const ALL = Object.values(PHRASES).map(({ requestTitles }) => requestTitles);
const HERE = `${anyOf(ALL.flatMap(({ here }) => here))}\\s+`;
const NOUN = anyOf(ALL.flatMap(({ nouns }) => nouns));
const THIS = new RegExp(`${HERE}${NOUN}|${anyOf(ALL.flatMap(({ hereAlone }) => hereAlone))}`, 'iu');
const HERE_OF_THIS = new RegExp(`${HERE}(?=${NOUN})`, 'iu');

/**
 * What is said of `this request` as it would be said of its key: `mark this request as done`. Without an action it is to be
 * shown: `the status of this request`.
 */
export function saidOfThis(text: string, locale: Locale): Partial<ToldAction> | undefined {
  if (!THIS.test(text) || keysIn(text).length > 0) return undefined;
  return saidOfAny(text.replace(THIS, ANY_KEY), locale);
}

/** As it is said of any: of `add to this ticket that …` is left `add to ticket that …`. */
export function withoutThis(text: string): string {
  return text.replace(HERE_OF_THIS, '');
}
