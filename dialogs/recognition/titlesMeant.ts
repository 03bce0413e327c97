import { wordsIn } from '../../locales/normalise.ts';
import { isMistyped } from './isMistyped.ts';
import type { Described } from './requestDescribed.ts';
import { isContent, isSmall } from './titleWords.ts';

/** In letters: a shorter word is too easily the beginning of another one, or another one with a typo. */
const SHORTEST_BEGINNING = 5;
const SHORTEST_MISTYPED = 6;
const SHORTEST_PLURAL = 3;
/** What makes another form of a word: `printers`, `Heizungs-`. */
const PLURAL = /^(?:e?s|e?n|er?|x)$/;

interface Titled {
  readonly key: string;
  readonly summary: string;
}

/** Which way of reading a text fits requests, and which; `newest` is their last one. Undefined where none does. */
export function titlesMeant<T extends Titled>(
  ways: readonly Described[],
  titles: readonly T[],
  newest?: T,
): { readonly way: Described; readonly titles: readonly T[] } | undefined {
  for (const way of ways) {
    const last = newest === undefined ? [] : [newest];
    const fitting = way.words.length === 0 ? last : titlesSaying(way.words, titles);
    if (fitting.length > 0) return { way, titles: fitting };
  }
  return undefined;
}

/** Those whose titles have all of the words; with small differences, where none has them as they are. */
export function titlesSaying<T extends Titled>(words: readonly string[], titles: readonly T[]): readonly T[] {
  const same = titles.filter(({ summary }) => says(summary, words, (word, other) => word === other));
  return same.length > 0 ? same : titles.filter(({ summary }) => says(summary, words, isAlike));
}

/** The one of those that were offered that somebody names by a word of its title: `the certificate one`. */
export function titlesChosen<T extends Titled>(text: string, offered: readonly T[]): T | undefined {
  const words = wordsIn(text).filter(isContent);
  const [only, ...others] = words.length === 0 ? [] : titlesSaying(words, offered);
  return others.length === 0 ? only : undefined;
}

function says(title: string, words: readonly string[], isSame: (word: string, other: string) => boolean): boolean {
  const all = wordsIn(title);
  // `Wi-Fi` is `wifi`.
  const pairs = all.slice(1).map((word, index) => `${all[index] ?? ''}${word}`);
  const said = [...all.filter((word) => !isSmall(word)), ...pairs];
  return words.every((word) => said.some((each) => isSame(word, each)));
}

function isAlike(word: string, other: string): boolean {
  const isBeginning = word.length >= SHORTEST_BEGINNING && other.startsWith(word);
  const isTypo = Math.min(word.length, other.length) >= SHORTEST_MISTYPED && isMistyped(word, other);
  return word === other || isBeginning || isPlural(word, other) || isPlural(other, word) || isTypo;
}

function isPlural(word: string, of: string): boolean {
  return of.length >= SHORTEST_PLURAL && word.startsWith(of) && PLURAL.test(word.slice(of.length));
}
