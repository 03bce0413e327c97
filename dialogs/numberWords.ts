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

/** `dozen`, `ein halbes Dutzend`, `deux douzaines`, without accents. */
const DOZEN =
  /^(?:(?<half>half a|ein halbes|une demi|media)|a|(?<count>\S+))?\s?(?:dozen|dutzend|douzaine|douzaines|docena|docenas)$/u;

/** How many some dozens are; undefined for what is none, or nobody can count. */
export function dozensIn(words: string): number | undefined {
  const { groups } = DOZEN.exec(words) ?? {};
  if (!groups) return undefined;
  if (groups['half'] !== undefined) return 6;
  const { count = 'a' } = groups;
  const number = count === 'a' ? 1 : /^\d{1,3}$/.test(count) ? Number(count) : COUNTS.get(count);
  return number === undefined ? undefined : number * 12;
}
