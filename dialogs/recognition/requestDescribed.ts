import { isOnlyCourtesy } from '../../locales/courtesies.ts';
import type { Locale } from '../../locales/index.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { requestNamed } from './recogniseRequest.ts';
import { keysIn } from './requestKeys.ts';

/** One way to read what a text calls a request: `my VPN ticket`, `the request about the printer`. */
export interface Described {
  /** What its title has to say, normalised; none where the newest is meant: `my last request`. */
  readonly words: readonly string[];
  readonly before: string;
  readonly after: string;
  /** Whether the rest says what is to be done with it. */
  readonly isOrder: boolean;
  /** Whether it is said to be one that there is: `my`, `the`. */
  readonly isTheirs: boolean;
  /** Whether it is said to be the customer's: `my`. */
  readonly isOwn: boolean;
}

/** In characters; what is longer tells something. */
const LONGEST = 300;
/** Who asks something about `my VPN ticket` does so in so many; a longer text without an order tells something. */
const LONGEST_QUESTION = 80;
/** In words. */
const MOST_AHEAD = 5;
const MOST_BEHIND = 7;
const MOST_NOUNS = 3;
/** Of no project; it stands for the words while the rest is read. */
const ANY_KEY = 'REQUEST-1';

const ALL = Object.values(PHRASES);
const set = (words: readonly string[]): ReadonlySet<string> => new Set(words.flatMap(wordsIn));
const NOUNS = set(ALL.flatMap(({ requestTitles }) => requestTitles.nouns));
const OWN = set(ALL.flatMap(({ requestTitles }) => requestTitles.own));
const OTHER = set(ALL.flatMap(({ requestTitles }) => requestTitles.other));
const ARTICLES = set(ALL.flatMap(({ fillers, itWords }) => [...fillers, ...itWords]));
const NEWEST = set(ALL.flatMap(({ requestTitles }) => requestTitles.newest));
const SMALL = set(
  ALL.flatMap(({ fillers, aboutWords, withWords, stopWords }) => [fillers, aboutWords, withWords, stopWords].flat()),
);
const ENDING = set(
  ALL.flatMap(({ thatWords, becauseWords, hinderingWords, aboutRequest }) => [
    ...thatWords,
    ...becauseWords,
    ...hinderingWords,
    ...aboutRequest.joining,
  ]),
);

interface Token {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/**
 * What a text without the key of a request may call one by: the most telling way first. It takes the titles of somebody's
 * requests to know whether it does.
 */
export function requestsDescribed(text: string, locale: Locale): readonly Described[] {
  if (text.length > LONGEST || keysIn(text).length > 0) return [];
  const tokens = tokensIn(text);
  const places = tokens.flatMap(({ word }, at) => (NOUNS.has(word) ? [at] : [])).slice(0, MOST_NOUNS);
  return places
    .flatMap((at) => [...ahead(tokens, at), ...behind(tokens, at)])
    .filter((span) => isInOnePiece(text, span))
    .map((span) => read(text, span, locale))
    .filter((way) => way.isOrder || isSubject(way) || (way.isOwn && text.length <= LONGEST_QUESTION))
    .toSorted((one, other) => other.words.length - one.words.length);
}

/** `the VPN ticket is still open`; no `the printer ticket machine`. */
function isSubject({ before, after, isTheirs }: Described): boolean {
  const isWhole = isOnlyCourtesy(after) || /^\s*[:,.;!?]/.test(after) || ENDING.has(wordsIn(after)[0] ?? '');
  return isTheirs && isOnlyCourtesy(before) && isWhole;
}

/** The text with a key in the place of what it calls the request by. */
export function withKey({ before, after }: Pick<Described, 'before' | 'after'>, key: string): string {
  return `${before}${key}${after}`;
}

function tokensIn(text: string): readonly Token[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    word: normalise(word),
    from: index,
    to: index + word.length,
  }));
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly words: readonly string[];
  readonly isTheirs: boolean;
}

/** `my VPN ticket`, `close VPN ticket`; no `a VPN ticket`, which is yet to be made. */
function ahead(tokens: readonly Token[], noun: number): readonly Span[] {
  const starts = Array.from({ length: Math.min(MOST_AHEAD, noun) }, (_none, index) => noun - 1 - index);
  const own = starts.find((at) => OWN.has(tokens[at]?.word ?? ''));
  const other = starts.find((at) => OTHER.has(tokens[at]?.word ?? ''));
  const limit = Math.max(own ?? -1, other ?? -1);
  return starts
    .filter((at) => at > limit && limit !== other)
    .flatMap((at) => spanOf(tokens, { first: at, from: at - 1 === own ? at - 1 : at, to: noun, last: noun - 1 }))
    .map((span) => ({ ...span, isTheirs: own !== undefined && span.from === tokens[own]?.from }));
}

/** `my ticket about the printer`, `ma demande de VPN`. */
function behind(tokens: readonly Token[], noun: number): readonly Span[] {
  if (!OWN.has(tokens[noun - 1]?.word ?? '')) return [];
  const rest = tokens.slice(noun + 1, noun + 1 + MOST_BEHIND);
  const end = rest.findIndex(({ word }) => ENDING.has(word));
  const lasts = (end < 0 ? rest : rest.slice(0, end)).map((_token, index) => noun + 1 + index);
  return lasts
    .filter((last) => !SMALL.has(tokens[last]?.word ?? ''))
    .flatMap((last) => spanOf(tokens, { from: noun - 1, to: last, first: noun + 1, last }))
    .map((span) => ({ ...span, isTheirs: true }));
}

interface Places {
  /** Of what is replaced by the key. */
  readonly from: number;
  readonly to: number;
  /** Of what its title has to say. */
  readonly first: number;
  readonly last: number;
}

function spanOf(tokens: readonly Token[], { from, to, first, last }: Places): readonly Omit<Span, 'isTheirs'>[] {
  const [start, end] = [tokens[from], tokens[to]];
  const said = tokens.slice(first, last + 1).map(({ word }) => word);
  const isNewest = said.every((word) => NEWEST.has(word));
  const words = isNewest ? [] : said.filter((word) => !SMALL.has(word) && !NEWEST.has(word));
  return start && end && (isNewest || words.length > 0) ? [{ from: start.from, to: end.to, words }] : [];
}

/** A comma or a full stop parts it from what is said besides. */
function isInOnePiece(text: string, { from, to }: Span): boolean {
  return !/[,;:.!?\n]/.test(text.slice(from, to));
}

function read(text: string, { from, to, words, isTheirs }: Span, locale: Locale): Described {
  const around = { before: text.slice(0, from), after: text.slice(to) };
  const isOrder = requestNamed(withKey(around, ANY_KEY), locale, () => false) !== undefined;
  const isOwn = isTheirs && !ARTICLES.has(wordsIn(text.slice(from, to))[0] ?? '');
  return { ...around, words, isTheirs, isOwn, isOrder };
}
