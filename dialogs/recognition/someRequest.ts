import { isOnlyCourtesy } from '../../locales/courtesies.ts';
import type { Locale } from '../../locales/index.ts';
import { requestNamed } from './recogniseRequest.ts';
import type { Described } from './requestDescribed.ts';
import { withKey } from './requestDescribed.ts';
import { keysIn } from './requestKeys.ts';
import { ARTICLES, ENDING, HOW, NOUNS, OTHER, OWN, PLURALS } from './titleWords.ts';
import { tokensIn } from './tokens.ts';

/** In characters; what is longer tells something. */
const LONGEST = 300;
/** Of no project; it stands for the words while the rest is read. */
const ANY_KEY = 'REQUEST-1';

/** What is to be done with one request of which nothing is said, so that it is to be asked which: `close my request`. */
export function someRequest(text: string, locale: Locale): Described | undefined {
  if (text.length > LONGEST || keysIn(text).length > 0) return undefined;
  const tokens = tokensIn(text);
  const [at = -1, ...others] = tokens.flatMap(({ word }, index) => (NOUNS.has(word) ? [index] : []));
  const [ahead, noun] = [tokens[at - 1], tokens[at]];
  const isAnother = noun === undefined || others.length > 0 || PLURALS.has(noun.word) || OTHER.has(ahead?.word ?? '');
  if (isAnother || HOW.has(tokens[0]?.word ?? '')) return undefined;
  const isOwn = OWN.has(ahead?.word ?? '');
  const first = ahead && (isOwn || ARTICLES.has(ahead.word)) ? ahead : noun;
  const around = { before: text.slice(0, first.from), after: text.slice(noun.to) };
  const order = requestNamed(withKey(around, ANY_KEY), locale, () => false);
  const action = order?.kind === 'showRequest' && order.key === ANY_KEY ? order.action : undefined;
  if (action === undefined || !isWhole(around, tokens[at + 1]?.word ?? '')) return undefined;
  const said = text.slice(noun.from, noun.to);
  return { ...around, words: [], said, action, isOwn, isOrder: true, isCertain: isOwn, isOneOfSeveral: false };
}

/** No `close the ticket machine`; in German, the verb may stand behind it. */
function isWhole({ before, after }: Pick<Described, 'before' | 'after'>, next: string): boolean {
  return isOnlyCourtesy(after) || isOnlyCourtesy(before) || /^\s*[:,.;!?]/.test(after) || ENDING.has(next);
}
