import { wordsIn } from '../locales/normalise.ts';
import { PHRASES } from '../locales/phrases.ts';

/** One to twelve, by their words in every language. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  Object.values(PHRASES).flatMap(({ numbers }) =>
    numbers.flatMap((ways, index) => ways.split('|').map((way) => [wordsIn(way).join(' '), index + 1] as const)),
  ),
);
