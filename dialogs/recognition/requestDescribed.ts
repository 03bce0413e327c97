import { isOnlyCourtesy } from '../../locales/courtesies.ts';
import type { Locale } from '../../locales/index.ts';
import { ANY_KEY, saidOfAny } from './anyKey.ts';
import type { RequestAction } from './intents.ts';
import { keysIn } from './requestKeys.ts';
import {
  ARTICLES,
  ENDING,
  HOW,
  isContent,
  isSmall,
  NAMED_BEHIND,
  NEWEST,
  NOUNS,
  OTHER,
  OWN,
  PLURALS,
  PREPOSITIONS,
} from './titleWords.ts';
import type { Token } from './tokens.ts';
import { tokensIn } from './tokens.ts';

/** One way to read what a text calls a request: `my VPN ticket`, `the request about the printer`. */
export interface Described {
  /** What its title has to say, normalised; none where the newest is meant: `my last request`. */
  readonly words: readonly string[];
  /** The same as it is written. */
  readonly said: string;
  readonly before: string;
  readonly after: string;
  /** Whether the rest says what is to be done with it, or to show it. */
  readonly isOrder: boolean;
  readonly action?: RequestAction;
  /** Whether it is said to be the customer's: `my`. */
  readonly isOwn: boolean;
  /** Whether it surely is one that there is: `my VPN ticket`, `the request about the printer`. */
  readonly isCertain: boolean;
  /** Whether the text calls another one, too. */
  readonly isOneOfSeveral: boolean;
}

/** In characters; what is longer tells something. */
const LONGEST = 300;
/** Who asks something about `my VPN ticket` does so in so many; a longer text without an order tells something. */
const LONGEST_QUESTION = 80;
/** In words. */
const MOST_AHEAD = 5;
const MOST_BEHIND = 7;
const MOST_NOUNS = 3;
/** Where a verb stands at the end, in words. */
const MOST_AFTER = 2;

/**
 * What a text without the key of a request may call one by: the most telling way first. It takes the titles of somebody's
 * requests to know whether it does.
 */
export function requestsDescribed(text: string, locale: Locale): readonly Described[] {
  if (text.length > LONGEST || keysIn(text).length > 0) return [];
  const tokens = tokensIn(text);
  const nouns = tokens.flatMap(({ word }, at) => (NOUNS.has(word) ? [at] : [])).slice(0, MOST_NOUNS);
  const ofEach = nouns.map((at) => waysAt(text, tokens, { at, locale }));
  const isOneOfSeveral = ofEach.filter((ways) => ways.some(({ isOwn }) => isOwn)).length > 1;
  return ofEach
    .flat()
    .map((way) => ({ ...way, isOneOfSeveral }))
    .toSorted((one, other) => other.words.length - one.words.length);
}

/** The text with a key in the place of what it calls the request by. */
export function withKey({ before, after }: Pick<Described, 'before' | 'after'>, key: string): string {
  return `${before}${key}${after}`;
}

interface Noun {
  readonly at: number;
  readonly locale: Locale;
}

function waysAt(text: string, tokens: readonly Token[], { at, locale }: Noun): readonly Described[] {
  const [first] = tokens;
  const spans = [...ahead(tokens, at), ...behind(tokens, at)].filter((span) => isInOnePiece(text, span));
  const ways = onlyWhole(spans.map((span) => read(text, span, locale)));
  // `my printer tickets` may be what it prints, and `my laptop requests a key` what it does.
  const isOne = !PLURALS.has(tokens[at]?.word ?? '');
  return ways.filter((way) => {
    const mayBeAsked = way.isOwn && way.words.length > 0 && text.length <= LONGEST_QUESTION;
    const isQuestion = mayBeAsked && !HOW.has(first?.word ?? '');
    return way.isOrder || (isOne && (isQuestion || isSubject(way)));
  });
}

/** A name is not cut off where it goes on, unless a verb stands at the end: `meine Anfrage zum Drucker schließen`. */
function onlyWhole(ways: readonly Read[]): readonly Read[] {
  const [longest, ...shorter] = ways.filter(({ isBehind }) => isBehind).toReversed();
  const isVerb = ({ isOrder, after }: Read): boolean => isOrder && after.trim().split(/\s+/).length <= MOST_AFTER;
  const cut = longest === undefined || longest.isOrder ? [] : shorter.filter(isVerb);
  return [...ways.filter(({ isBehind }) => !isBehind), ...(longest ? [longest] : []), ...cut];
}

/** `the VPN ticket is still open`; no `the printer ticket machine`. */
function isSubject({ before, after, isTheirs }: Read): boolean {
  const [next = ''] = tokensIn(after.slice(0, LONGEST_QUESTION)).map(({ word }) => word);
  const isWhole = isOnlyCourtesy(after) || /^\s*[:,.;!?]/.test(after) || ENDING.has(next);
  return isTheirs && isOnlyCourtesy(before) && isWhole;
}

interface Span {
  readonly from: number;
  readonly to: number;
  /** Of the words, from the first to behind the last. */
  readonly named: readonly [from: number, to: number];
  readonly words: readonly string[];
  readonly isOwn: boolean;
  /** Said to be one that there is: `my`, `the`. */
  readonly isTheirs: boolean;
  readonly isBehind: boolean;
}

/** `my VPN ticket`, `close VPN ticket`; no `a VPN ticket`, which is yet to be made, and no `this VPN ticket`. */
function ahead(tokens: readonly Token[], noun: number): readonly Span[] {
  const starts = Array.from({ length: Math.min(MOST_AHEAD, noun) }, (_none, index) => noun - 1 - index);
  const wordAt = (at: number): string => tokens[at]?.word ?? '';
  const determiner = starts.find((at) => [OWN, ARTICLES, OTHER].some((words) => words.has(wordAt(at))));
  const isOther = determiner !== undefined && OTHER.has(wordAt(determiner));
  // `imprimante de tickets` is something else.
  if (isOther || PREPOSITIONS.has(wordAt(noun - 1))) return [];
  const isFirst = NAMED_BEHIND.has(wordAt(noun));
  return starts
    .filter((at) => at > (determiner ?? -1))
    .flatMap((first) => {
      const isTheirs = first - 1 === determiner;
      const isOwn = isTheirs && OWN.has(wordAt(first - 1));
      const from = isTheirs ? first - 1 : first;
      const spans = spanOf(tokens, { from, to: noun, first, last: noun - 1 }, { isOwn, isTheirs, isBehind: false });
      // `mon ordinateur demande un mot de passe`
      return isFirst ? spans.filter(({ words }) => words.length === 0) : spans;
    });
}

/** `my ticket about the printer`, `ma demande de VPN`. */
function behind(tokens: readonly Token[], noun: number): readonly Span[] {
  const determiner = tokens[noun - 1]?.word ?? '';
  const isOwn = OWN.has(determiner);
  const leads = PREPOSITIONS.has(tokens[noun + 1]?.word ?? '');
  if (!leads || !(isOwn || ARTICLES.has(determiner))) return [];
  const rest = tokens.slice(noun + 1, noun + 1 + MOST_BEHIND);
  const end = rest.findIndex(({ word }) => ENDING.has(word));
  const lasts = (end < 0 ? rest : rest.slice(0, end)).map((_token, index) => noun + 1 + index);
  return lasts
    .filter((last) => !isSmall(tokens[last]?.word ?? ''))
    .flatMap((last) =>
      spanOf(tokens, { from: noun - 1, to: last, first: noun + 1, last }, { isOwn, isTheirs: true, isBehind: true }),
    );
}

interface Places {
  /** Of what is replaced by the key. */
  readonly from: number;
  readonly to: number;
  /** Of what its title has to say. */
  readonly first: number;
  readonly last: number;
}

function spanOf(
  tokens: readonly Token[],
  { from, to, first, last }: Places,
  how: Pick<Span, 'isOwn' | 'isTheirs' | 'isBehind'>,
): readonly Span[] {
  const said = tokens.slice(first, last + 1);
  const isOne = tokens.slice(from, to + 1).every(({ word }) => !PLURALS.has(word));
  const isNewest = isOne && said.every(({ word }) => NEWEST.has(word));
  const content = said.filter(({ word }) => isContent(word));
  const isNamed = content.some(({ word }) => /\p{L}/u.test(word));
  const [start, end, one, other] = [tokens[from], tokens[to], content[0] ?? said[0], content.at(-1) ?? said.at(-1)];
  if (!start || !end || !one || !other || !(isNewest || isNamed)) return [];
  const words = isNewest ? [] : content.map(({ word }) => word);
  // `Druckerticket` is named as it is written.
  const named = [one.from, other.to === end.from ? end.to : other.to] as const;
  return [{ ...how, from: start.from, to: end.to, named, words }];
}

/** A comma or a full stop parts it from what is said besides; it does not end in the middle of a number. */
function isInOnePiece(text: string, { from, to }: Span): boolean {
  return !/[;:!?\n]|[.,](?!\d)/.test(text.slice(from, to)) && !/^[.\-_'’/]?[\p{L}\p{N}]/u.test(text.slice(to));
}

interface Read extends Described {
  readonly isTheirs: boolean;
  readonly isBehind: boolean;
}

function read(text: string, span: Span, locale: Locale): Read {
  const { from, to, named, words, isOwn, isTheirs, isBehind } = span;
  const around = { before: text.slice(0, from), after: text.slice(to) };
  const order = saidOfAny(withKey(around, ANY_KEY), locale);
  const action = order?.action;
  // In French, “comment” asks how.
  const isHow = action === 'comment' && locale === 'fr' && /^\s*comment\b/i.test(text);
  const done = action === undefined || isHow ? {} : { action };
  const said = text.slice(...named);
  return {
    ...around,
    words,
    said,
    isOwn,
    isCertain: isOwn || (isTheirs && isBehind),
    isTheirs,
    isBehind,
    ...done,
    isOrder: order !== undefined && !isHow,
    isOneOfSeveral: false,
  };
}
