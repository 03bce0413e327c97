import { isOnlyCourtesy } from '../../locales/courtesies.ts';
import type { Locale } from '../../locales/index.ts';
import { ANY_KEY, saidOfAny } from './anyKey.ts';
import type { Described } from './requestDescribed.ts';
import { withKey } from './requestDescribed.ts';
import { keysIn } from './requestKeys.ts';
import { ARTICLES, ENDING, HERE, HOW, INDEFINITE, isContent, NOUNS, OTHER, OWN, PLURALS } from './titleWords.ts';
import type { Token } from './tokens.ts';
import { tokensIn } from './tokens.ts';

/** In characters; what is longer tells something. */
const LONGEST = 300;
/** Who says more tells something else besides: `my request is that the mouse squeaks`. */
const MOST_WORDS = 9;
const MOST_TELLING = 1;

/** What is to be done with one request of which nothing is said, so that it is to be asked which: `close my request`. */
export function someRequest(text: string, locale: Locale): Described | undefined {
  if (text.length > LONGEST || keysIn(text).length > 0) return undefined;
  const tokens = tokensIn(text);
  const called = asksHow(tokens, locale) ? undefined : onlyNoun(tokens);
  if (!called) return undefined;
  const { first, noun, next, isOwn, isAnyOne } = called;
  const around = { before: text.slice(0, first.from), after: text.slice(noun.to) };
  const action = saidOfAny(withKey(around, ANY_KEY), locale)?.action;
  // `log a request and share it`: what is to be done with one that there is stands before it.
  const isYetToBe = isAnyOne && !saidOfAny(`${around.before}${ANY_KEY}`, locale)?.action;
  if (action === undefined || isYetToBe || !isWhole(around, next)) return undefined;
  const said = text.slice(noun.from, noun.to);
  return { ...around, words: [], said, action, isOwn, isOrder: true, isCertain: isOwn, isOneOfSeveral: false };
}

/** Whether a text that asks for nothing by name is about a request of the customer's that it does not name: `my ticket is urgent`. */
export function isOfOwnRequest(text: string, locale: Locale): boolean {
  const tokens = tokensIn(text.slice(0, LONGEST));
  const telling = tokens.filter(({ word }) => isContent(word) && !NOUNS.has(word));
  const isShort = tokens.length <= MOST_WORDS && telling.length <= MOST_TELLING;
  return isShort && keysIn(text).length === 0 && !asksHow(tokens, locale) && onlyNoun(tokens)?.isOwn === true;
}

/** In French alone, “comment” does. */
function asksHow([first]: readonly Token[], locale: Locale): boolean {
  return HOW.has(first?.word ?? '') && (first?.word !== 'comment' || locale === 'fr');
}

/** `my request`, `the ticket`, `a ticket`, `this ticket` with none at hand; no `another request`, which is yet to be made. */
function onlyNoun(tokens: readonly Token[]) {
  const [at = -1, ...others] = tokens.flatMap(({ word }, index) => (NOUNS.has(word) ? [index] : []));
  const [ahead, noun] = [tokens[at - 1], tokens[at]];
  const word = ahead?.word ?? '';
  const isAnother = OTHER.has(word) && !HERE.has(word) && !INDEFINITE.has(word);
  if (!noun || others.length > 0 || PLURALS.has(noun.word) || isAnother) return undefined;
  const isCalled = [OWN, ARTICLES, HERE, INDEFINITE].some((words) => words.has(word));
  const next = tokens[at + 1]?.word ?? '';
  return { first: (isCalled && ahead) || noun, noun, next, isOwn: OWN.has(word), isAnyOne: INDEFINITE.has(word) };
}

/** No `close the ticket machine`; in German, the verb may stand behind it. */
function isWhole({ before, after }: Pick<Described, 'before' | 'after'>, next: string): boolean {
  return isOnlyCourtesy(after) || isOnlyCourtesy(before) || /^\s*[:,.;!?]/.test(after) || ENDING.has(next);
}
