import { withoutCourtesies } from '../../locales/courtesies.ts';
import type { Locale } from '../../locales/index.ts';
import { LOCALES, choiceText } from '../../locales/index.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { isMadeOf } from './madeOf.ts';
import { saysPlainYes } from './acknowledged.ts';
import { requestActionSaid } from './recogniseRequest.ts';
import { isHindered } from './requestInSentence.ts';

type Verdict = 'yes' | 'no';

const IT = new Set(Object.values(PHRASES).flatMap(({ itWords }) => itWords.map(normalise)));
/** The Spanish “sí” is no “if”. */
const OWN = new Set(LOCALES.flatMap((locale) => [choiceText(locale, 'yes'), choiceText(locale, 'no')]).map(normalise));
const ORDERS = new Set(Object.values(PHRASES).flatMap(({ orderWords }) => orderWords.map(normalise)));

/** Whether a yes wants something done, and has no other yes before that: `go ahead`, `send it`. */
export function ordersSomething(yes: string): boolean {
  const [first = '', ...others] = wordsIn(yes);
  return !OWN.has(first) && [first, ...others].some((word) => ORDERS.has(word));
}

/** Yes and no, as they answer whatever is asked: `close it` confirms what the bot would do, and is no choice of a list. */
export function plainVerdicts(locale: Locale, verdict: Verdict): readonly string[] {
  return (PHRASES[locale].options[verdict] ?? []).filter((way) => isPlain(way, locale));
}

/** Whether a text is such a yes, with what is polite around it: `send it` is none. */
export function isPlainYes(text: string): boolean {
  const said = withoutCourtesies(text).join(' ');
  return saysPlainYes(text) || LOCALES.some((locale) => plainVerdicts(locale, 'yes').map(normalise).includes(said));
}

/** Those that say yes, without case, accents and signs; a single letter is as often something else. */
export function plainYes(locale: Locale): ReadonlySet<string> {
  return PLAIN_YES.get(locale) ?? new Set();
}

/** Whether a text says nothing but yes, however often: `ok thanks`, `yes, right, go ahead`. */
export function isAffirming(text: string): boolean {
  return LOCALES.some((locale) => isMadeOf(text, { needed: plainYes(locale) }));
}

function isPlain(way: string, locale: Locale): boolean {
  const [first = '', ...others] = wordsIn(way);
  const isAgainst = !OWN.has(first) && isHindered([first]);
  if (isAgainst || isHindered(others) || [first, ...others].some((word) => IT.has(word))) return false;
  return requestActionSaid(way, locale) === undefined;
}

const PLAIN_YES: ReadonlyMap<Locale, ReadonlySet<string>> = new Map(
  LOCALES.map((locale) => {
    const ways = plainVerdicts(locale, 'yes').map(normalise);
    return [locale, new Set(ways.filter(({ length }) => length > 1))] as const;
  }),
);
