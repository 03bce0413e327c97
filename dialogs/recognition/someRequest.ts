import { isOnlyCourtesy } from '../../locales/courtesies.ts';
import type { Locale } from '../../locales/index.ts';
import { requestNamed } from './recogniseRequest.ts';
import type { Described } from './requestDescribed.ts';
import { withKey } from './requestDescribed.ts';
import { keysIn } from './requestKeys.ts';
import { ARTICLES, ENDING, HERE, HOW, NOUNS, OTHER, OWN, PLURALS } from './titleWords.ts';
import type { Token } from './tokens.ts';
import { tokensIn } from './tokens.ts';

/** In characters; what is longer tells something. */
const LONGEST = 300;
/** Of no project; it stands for the words while the rest is read. */
const ANY_KEY = 'REQUEST-1';

/** What is to be done with one request of which nothing is said, so that it is to be asked which: `close my request`. */
export function someRequest(text: string, locale: Locale): Described | undefined {
  if (text.length > LONGEST || keysIn(text).length > 0) return undefined;
  const tokens = tokensIn(text);
  const called = HOW.has(tokens[0]?.word ?? '') ? undefined : onlyNoun(tokens);
  if (!called) return undefined;
  const { first, noun, next, isOwn } = called;
  const around = { before: text.slice(0, first.from), after: text.slice(noun.to) };
  const order = requestNamed(withKey(around, ANY_KEY), locale, () => false);
  const action = order?.kind === 'showRequest' && order.key === ANY_KEY ? order.action : undefined;
  if (action === undefined || !isWhole(around, next)) return undefined;
  const said = text.slice(noun.from, noun.to);
  return { ...around, words: [], said, action, isOwn, isOrder: true, isCertain: isOwn, isOneOfSeveral: false };
}

/** `my request`, `the ticket`, `this ticket` with none at hand; no `a request`, which is yet to be made. */
function onlyNoun(tokens: readonly Token[]) {
  const [at = -1, ...others] = tokens.flatMap(({ word }, index) => (NOUNS.has(word) ? [index] : []));
  const [ahead, noun] = [tokens[at - 1], tokens[at]];
  const word = ahead?.word ?? '';
  const isAnother = OTHER.has(word) && !HERE.has(word);
  if (!noun || others.length > 0 || PLURALS.has(noun.word) || isAnother) return undefined;
  const isCalled = [OWN, ARTICLES, HERE].some((words) => words.has(word));
  return { first: (isCalled && ahead) || noun, noun, next: tokens[at + 1]?.word ?? '', isOwn: OWN.has(word) };
}

/** No `close the ticket machine`; in German, the verb may stand behind it. */
function isWhole({ before, after }: Pick<Described, 'before' | 'after'>, next: string): boolean {
  return isOnlyCourtesy(after) || isOnlyCourtesy(before) || /^\s*[:,.;!?]/.test(after) || ENDING.has(next);
}
