import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';

const ALL = Object.values(PHRASES);
type Titles = (typeof ALL)[number]['requestTitles'];

function setOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.flatMap((each) => each.split('|')).flatMap(wordsIn));
}

const titleWords = (which: keyof Titles): readonly string[] => ALL.flatMap(({ requestTitles }) => requestTitles[which]);

/** In every language: a German may well write “my VPN ticket”. */
export const PLURALS = setOf(titleWords('plurals'));
export const NOUNS: ReadonlySet<string> = new Set([...setOf(titleWords('nouns')), ...PLURALS]);
/** In French and Spanish, what it is about stands behind the noun: `mon VPN demande un code` is no `demande`. */
export const NAMED_BEHIND: ReadonlySet<string> = new Set(
  [PHRASES.fr, PHRASES.es]
    .flatMap(({ requestTitles }) => [...requestTitles.nouns, ...requestTitles.plurals])
    .filter((noun) => !PHRASES.en.requestTitles.nouns.some((each) => noun.startsWith(each))),
);
export const OWN = setOf(titleWords('own'));
export const ARTICLES = setOf(titleWords('articles'));
/** `a`, `another`, `this`: one that is yet to be made, or that is at hand. */
export const OTHER = setOf(titleWords('other'));
/** Those of them that stand for the one at hand. */
export const HERE = setOf(titleWords('here'));
/** `a`: one that is yet to be made, or any of those there are. */
export const INDEFINITE = setOf(titleWords('indefinite'));
export const NEWEST = setOf(titleWords('newest'));
export const HOW = setOf(titleWords('how'));
/** Nouns that German joins with another one to one word. */
export const COMPOUNDED: readonly string[] = PHRASES.de.requestTitles.nouns.filter((each) => each.length > 5);

/** With one of them, something else is said than what the request is about. */
export const ENDING = setOf([
  ...titleWords('ending'),
  ...ALL.flatMap(({ thatWords, becauseWords, hinderingWords, joiningWords, aboutRequest }) => [
    ...thatWords,
    ...becauseWords,
    ...hinderingWords,
    ...joiningWords.filter((each) => wordsIn(each).length === 1),
    ...aboutRequest.joining,
  ]),
]);

/** What leads from `ticket` to what it is about. */
export const PREPOSITIONS: ReadonlySet<string> = new Set(
  [...setOf([...titleWords('of'), ...ALL.flatMap(({ aboutWords }) => aboutWords)])].filter((each) => !ENDING.has(each)),
);

const SMALL = setOf(
  ALL.flatMap(({ fillers, aboutWords, withWords, stopWords, requestFillers }) =>
    [fillers, aboutWords, withWords, stopWords, requestFillers].flat(),
  ),
);
/** `open`, `second`, `two`: these tell no title from another. */
const NAMELESS = setOf([
  ...titleWords('nameless'),
  ...ALL.flatMap(({ ordinals, numbers, lastWords }) => [...ordinals, ...numbers, ...lastWords]),
]);

export function isSmall(word: string): boolean {
  return SMALL.has(word) || OWN.has(word) || ARTICLES.has(word);
}

/** Whether a word says what something is about. */
export function isContent(word: string): boolean {
  return !isSmall(word) && !NAMELESS.has(word);
}
