import type { Locale } from '../../locales/index.ts';
import { isOnlyCourtesy } from '../../locales/courtesies.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { isAcknowledgement, saysYes } from '../recognition/acknowledged.ts';
import { actionMeant } from '../recognition/actionMeant.ts';
import type { Intent } from '../recognition/intents.ts';
import type { IsOwnKey } from '../recognition/recogniseRequest.ts';
import { requestAsked } from '../recognition/recogniseRequest.ts';
import { keysIn } from '../recognition/requestKeys.ts';

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

/** In words; longer, it is told to whoever reads the request. */
const LONGEST_DOUBTFUL = 8;

const LOOK = Object.values(PHRASES).flatMap(({ lookWords }) => lookWords.map((each) => wordsIn(each).join(' ')));

/** `wait`, `replace ink by toner`, `who can read this?`: what may well be said of a comment, and not in it. */
export function isDoubtful(text: string): boolean {
  const words = wordsIn(text);
  if (words.length > LONGEST_DOUBTFUL || text.includes('\n')) return false;
  if (isOnlyCourtesy(text) || isAcknowledgement(text)) return true;
  const said = ` ${words.join(' ')} `;
  return (
    text.trim().endsWith('?') ||
    /[-=]>/.test(text) ||
    saysYes(words[0] ?? '') ||
    LOOK.some((each) => said.includes(` ${each} `))
  );
}

/** `escalate OPS-1`, said at a comment on OPS-1, is no part of it; nor is the bot able to do it. */
export function orderedOf(key: string, text: string): Intent | undefined {
  const isOrder = wordsIn(text).length <= LONGEST_ORDER && keysIn(text).some((each) => each.key.toUpperCase() === key);
  return isOrder ? { kind: 'showRequest', key } : undefined;
}

/** In words; a key has two of them. */
const LONGEST_ORDER = 3;

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
  const order = isNo ? withoutNo(text) : withoutInstead(text);
  const told = order === undefined ? undefined : actionMeant(order, locale);
  return told && { kind: 'showRequest', key, ...told };
}

function withoutNo(text: string): string {
  const rest = text.trim().replace(/^\S+\s*/u, '');
  return beginsWithNo(rest) ? withoutNo(rest) : rest;
}

const INSTEAD = new RegExp(
  String.raw`(?<!\p{L})(?:${Object.values(PHRASES)
    .flatMap(({ insteadWords }) => insteadWords)
    .join('|')})(?!\p{L})`,
  'giu',
);

/** `close it instead`; undefined where nothing says so. */
function withoutInstead(text: string): string | undefined {
  const rest = text.replace(INSTEAD, ' ');
  return rest === text ? undefined : rest;
}
