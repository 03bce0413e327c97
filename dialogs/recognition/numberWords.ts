import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';

/** One to twelve, by their words in every language. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  Object.values(PHRASES).flatMap(({ numbers }) =>
    numbers.map((word, index) => [wordsIn(word).join(' '), index + 1] as const),
  ),
);

/** Behind those, up to ninety-nine: nobody calls a place in a list so, or an hour. */
const MORE = Object.values(PHRASES).flatMap(({ moreNumbers }) =>
  moreNumbers.map((word, index) => [wordsIn(word).join(' '), index + 13] as const),
);

/** All of them where something is counted: there, articles are the number one. */
export const COUNTS: ReadonlyMap<string, number> = new Map([
  ...MORE,
  ...'ein eine einen einem einer un une una'.split(' ').map((word) => [word, 1] as const),
  ...NUMBER_WORDS,
]);

/** What many things are counted in, without accents. */
const GROUPS: ReadonlyMap<string, number> = new Map([
  ...'couple pair paire paires par pares'.split(' ').map((word) => [word, 2] as const),
  ...'dizaine dizaines decena decenas'.split(' ').map((word) => [word, 10] as const),
  ...'dozen dutzend douzaine douzaines docena docenas'.split(' ').map((word) => [word, 12] as const),
  ...'quinzaine quincena'.split(' ').map((word) => [word, 15] as const),
  ...'vingtaine veintena'.split(' ').map((word) => [word, 20] as const),
  ...'hundred hundert einhundert cent cien ciento centaine centaines centenar centenares'
    .split(' ')
    .map((word) => [word, 100] as const),
]);
/** `dozen`, `ein halbes Dutzend`, `deux douzaines`, `a couple`. */
const GROUPED = /^(?:(?:(?<half>half a|ein halbes|une demi|media)|a|(?<count>\S+))\s)?(?<group>\p{L}+)$/u;

/** How many some dozens are; undefined for what is none, or nobody can count. */
export function groupsIn(words: string): number | undefined {
  const { half, count = 'a', group = '' } = GROUPED.exec(words)?.groups ?? {};
  const size = GROUPS.get(group);
  if (size === undefined) return undefined;
  if (half !== undefined) return size / 2;
  const number = count === 'a' ? 1 : /^\d{1,3}$/.test(count) ? Number(count) : COUNTS.get(count);
  return number === undefined ? undefined : number * size;
}
