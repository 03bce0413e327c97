import MiniSearch from 'minisearch';
import { withoutCourtesies } from '../../locales/courtesies.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { isMistyped, isSlip } from './isMistyped.ts';

/** One way of saying what `id` stands for. */
export interface Phrase<Id extends string> {
  readonly id: Id;
  readonly text: string;
}

/** Finds what a whole message says. A sentence in which a phrase merely occurs is not that phrase. */
export interface PhraseIndex<Id extends string> {
  find(text: string): Id | undefined;
}

/** A phrase is short; looking at more words than this would only cost time. */
const MOST_WORDS = 14;
/** In characters. */
const LONGEST_TEXT = 200;
/** Begins a phrase without which word of it is a filler: “call me” is no “call”. */
const TO_THE_LETTER = '=';
/** One word says little, so a typo in a short one would make it another word: "shop" is not "stop". */
const SHORTEST_LONE_TYPO = 7;

/**
 * Phrases with small typos forgiven. `fillers` are words that carry no meaning here ("please", "i want to"): they may
 * stand anywhere or be missing, and so may what is polite around it all; not in a phrase that begins with `=`. All other words of the message must be those
 * of the phrase, and the other way round.
 */
export function createPhraseIndex<Id extends string>(
  phrases: readonly Phrase<Id>[],
  fillers: readonly string[],
  shortestLoneTypo = SHORTEST_LONE_TYPO,
): PhraseIndex<Id> {
  const ignored = new Set(fillers.flatMap(wordsIn));
  const meaningful = (words: readonly string[]): readonly string[] => {
    const kept = words.filter((word) => !ignored.has(word));
    return kept.length === 0 ? words : kept;
  };
  const verbatim = firstOf(phrases.map(({ id, text }) => [wordsIn(text).join(' '), id]));
  const exact = firstOf(
    phrases.filter((each) => !isToTheLetter(each)).map(({ id, text }) => [meaningful(wordsIn(text)).join(' '), id]),
  );
  const nearly = createSearch(exact, shortestLoneTypo);
  const literal = createSearch(
    firstOf(phrases.filter(isToTheLetter).map(({ id, text }) => [wordsIn(text).join(' '), id])),
    shortestLoneTypo,
  );

  const findWords = (said: readonly string[]): Id | undefined => {
    const words = meaningful(said);
    if (words.length === 0 || words.length > MOST_WORDS) return undefined;
    return verbatim.get(said.join(' ')) ?? exact.get(words.join(' ')) ?? nearly(words) ?? literal(said);
  };
  return {
    find(text) {
      if (text.length > LONGEST_TEXT) return undefined;
      const [whole, wanted] = [wordsIn(text), withoutCourtesies(text)];
      return findWords(whole) ?? (wanted.join(' ') === whole.join(' ') ? undefined : findWords(wanted));
    },
  };
}

function isToTheLetter({ text }: Phrase<string>): boolean {
  return text.startsWith(TO_THE_LETTER);
}

/** Where two stand for the same words, the first one counts. */
function firstOf<Id>(pairs: readonly (readonly [string, Id])[]): ReadonlyMap<string, Id> {
  return new Map(pairs.toReversed());
}

interface Entry<Id> {
  readonly key: number;
  readonly id: Id;
  readonly words: readonly string[];
}

/** What stands for the nearest phrase that has exactly these words, give or take a typo in each. */
function createSearch<Id>(
  phrases: ReadonlyMap<string, Id>,
  shortestLoneTypo: number,
): (words: readonly string[]) => Id | undefined {
  const entries: readonly Entry<Id>[] = [...phrases].map(([words, id], key) => ({ key, id, words: words.split(' ') }));
  const index = new MiniSearch<Entry<Id>>({
    idField: 'key',
    fields: ['words'],
    extractField: (entry, field) => (field === 'key' ? String(entry.key) : entry.words.join(' ')),
  });
  index.addAll([...entries]);
  // What is spelled like one of the words is not another one with a typo in it: "close that" is not "close chat".
  const known = new Set(entries.flatMap(({ words }) => words));
  return (words) => {
    const fuzzy = (word: string): number | false =>
      !known.has(word) && typosForgiven(word, words.length === 1 ? shortestLoneTypo : 0);
    const found = index.search(words.join(' '), { combineWith: 'AND', fuzzy });
    const near = found.find(({ id, terms }) => isWhole(entries[Number(id)]?.words, words, terms));
    return near && entries[Number(near.id)]?.id;
  };
}

/** `matched` are the words of the entry that were found: none of them may be missing from the message. */
function isWhole(entry: readonly string[] = [], words: readonly string[], matched: readonly string[]): boolean {
  if (entry.length !== words.length || !entry.every((word) => matched.includes(word))) return false;
  const isAlike = words.join('').length < SHORTEST_LONE_TYPO && words.length === 1 ? isSlip : isMistyped;
  return words.every((said) => entry.some((word) => word === said || isAlike(said, word)));
}

/** Swapped neighbours count as two typos, so five letters are the fewest that may have them. */
function typosForgiven(word: string, shortest: number): number | false {
  if (/\d/.test(word) || word.length < Math.max(4, shortest)) return false;
  return word.length === 4 ? 1 : 2;
}
