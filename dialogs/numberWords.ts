import { wordsIn } from '../locales/normalise.ts';
import { PHRASES } from '../locales/phrases.ts';

/** One to twelve, by their words in every language. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  Object.values(PHRASES).flatMap(({ numbers }) =>
    numbers.map((word, index) => [wordsIn(word).join(' '), index + 1] as const),
  ),
);

/** The same where something is counted: there, articles are the number one. */
export const COUNTS: ReadonlyMap<string, number> = new Map([
  ...'ein eine einen einem einer un une una'.split(' ').map((word) => [word, 1] as const),
  ...NUMBER_WORDS,
]);
