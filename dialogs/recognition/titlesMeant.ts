import { wordsIn } from '../../locales/normalise.ts';
import { isMistyped } from './isMistyped.ts';
import type { Described } from './requestDescribed.ts';

/** From so many letters on, a word may be the beginning of another one: `printer` of `printers`, `Drucker` of `Druckerproblem`. */
const SHORTEST_BEGINNING = 4;

interface Titled {
  readonly key: string;
  readonly summary: string;
}

/** Which way of reading a text fits requests, and which; `titles` has the newest first. Undefined where none does. */
export function titlesMeant<T extends Titled>(
  ways: readonly Described[],
  titles: readonly T[],
): { readonly way: Described; readonly titles: readonly T[] } | undefined {
  for (const way of ways) {
    const fitting =
      way.words.length === 0 ? titles.slice(0, 1) : titles.filter(({ summary }) => says(summary, way.words));
    if (fitting.length > 0) return { way, titles: fitting };
  }
  return undefined;
}

function says(title: string, words: readonly string[]): boolean {
  const said = wordsIn(title);
  return words.every((word) => said.some((each) => isAlike(word, each)));
}

function isAlike(word: string, other: string): boolean {
  return word === other || isBeginning(word, other) || isBeginning(other, word) || isMistyped(word, other);
}

function isBeginning(word: string, of: string): boolean {
  return word.length >= SHORTEST_BEGINNING && of.startsWith(word);
}
