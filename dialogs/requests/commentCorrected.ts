import type { Locale } from '../../locales/index.ts';
import { isOnlyCourtesy } from '../../locales/courtesies.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { actionMeant } from '../actionMeant.ts';
import type { Intent } from '../intents.ts';
import type { IsOwnKey } from '../recogniseRequest.ts';
import { requestAsked } from '../recogniseRequest.ts';
import { keysIn } from '../requestKeys.ts';

/** In words, a key having two: `on OPS-1`. Longer, a text may well speak of another request. */
const SHORTEST_TOLD = 3;

/** In words; a longer text that begins so may as well tell something: `no toner in the other room either`. */
const LONGEST_NO = 5;

const NO = new Set(Object.values(PHRASES).flatMap(({ notWords }) => notWords.flatMap(wordsIn)));

/** `no, …`, `not like that`, said to what is to be sent: it is against that, and no part of it. */
export function turnsAgainst(text: string): boolean {
  return beginsWithNo(text) && (wordsIn(text).length <= LONGEST_NO || /^\S+,/.test(text.trim()));
}

function beginsWithNo(text: string): boolean {
  return NO.has(wordsIn(text)[0] ?? '');
}

interface Corrected {
  /** Of the request that the comment is for. */
  readonly key: string;
  readonly locale: Locale;
  readonly isOwn: IsOwnKey;
}

/**
 * What shall be done instead of sending a comment: something else with the request, said after a “no”, or something with
 * another one: `no, share it with demo@example.com`, `not this one, OPS-3`, `OPS-3: other words`.
 */
export function correctedTo(text: string, { key, locale, isOwn }: Corrected): Intent | undefined {
  const other = keysIn(text).find((each) => each.key.toUpperCase() !== key && isOwn(each.key.toUpperCase()));
  const isNo = beginsWithNo(text);
  if (other) {
    const isMeant = isNo || isOnlyCourtesy(other.before) || wordsIn(text).length <= SHORTEST_TOLD;
    if (!isMeant) return undefined;
    const asked = isNo ? undefined : requestAsked(text, locale, isOwn);
    return asked ?? { kind: 'showRequest', key: other.key.toUpperCase() };
  }
  const told = isNo ? actionMeant(withoutNo(text), locale) : undefined;
  return told && { kind: 'showRequest', key, ...told };
}

function withoutNo(text: string): string {
  const rest = text.trim().replace(/^\S+\s*/u, '');
  return beginsWithNo(rest) ? withoutNo(rest) : rest;
}
