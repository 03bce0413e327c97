import { LOCALES } from '../../locales/index.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { COUNTS, groupsIn } from '../recognition/numberWords.ts';

/** In characters; no number that Jira takes is longer. */
const LONGEST = 40;
/** Signs and codes of currencies, and how people call the commonest. */
const MONEY = new Set([
  ...Intl.supportedValuesOf('currency').flatMap((code) => [code.toLowerCase(), symbolOf(code).toLowerCase()]),
  ...'euro euros dollar dollars pound pounds franken francs franc pesos peso libras dólares dolares'.split(' '),
]);
/** What people say around a number that they have not counted. */
const ABOUT = new Set(
  Object.values(PHRASES).flatMap(({ amountWords }) => amountWords.flatMap((each) => each.split(' ').map(normalise))),
);

/**
 * A number as the locale writes it: `1,234.5` in English, `1.234,5` in German; as others write it, where it can mean
 * nothing else; and a sum of money, or `about 500`, of which the number is read. Undefined for everything else.
 */
export function readNumber(text: string, locale: string): number | undefined {
  if (text.length > LONGEST) return undefined;
  const bare = withoutMoney(withoutWords(text));
  const words = normalise(bare);
  const inWords = COUNTS.get(words) ?? groupsIn(words);
  if (inWords !== undefined) return inWords;
  const compact = bare.replace(/[\s\u00a0\u202f'’]/g, '');
  const { group, decimal } = separatorsOf(locale);
  // Nobody pays thousandths.
  const isGrouped = bare !== withoutWords(text) && compact.at(-4) === decimal;
  const asUsual = isGrouped ? undefined : readWith(compact, group, decimal);
  return asUsual ?? readWith(compact, decimal, group);
}

function readWith(text: string, group: string, decimal: string): number | undefined {
  const wellGrouped = new RegExp(`^[-+]?(?:\\d+|\\d{1,3}(?:\\${group}\\d{3})+)(?:\\${decimal}\\d+)?$`);
  if (!wellGrouped.test(text)) return undefined;
  const number = Number(text.replaceAll(group, '').replace(decimal, '.'));
  return Number.isFinite(number) ? number : undefined;
}

/** `about 500`, `~500`, `500 in total`, `500.-`. */
function withoutWords(text: string): string {
  const words = text
    .trim()
    .replace(/(?<=\d)(?=\p{L}{2}|x$)/gu, ' ')
    .split(/\s+/);
  const isAround = (word: string): boolean => word !== '' && ABOUT.has(normalise(word));
  const start = words.findIndex((word) => !isAround(word));
  const end = words.findLastIndex((word) => !isAround(word));
  const kept = words.slice(Math.max(start, 0), end + 1).join(' ');
  return kept.replace(/^[~≈]\s?/u, '').replace(/[.,]\s?[-–—]+(?=\s|$)/u, '');
}

/** `€ 500`, `500 EUR`, `-500€`. */
function withoutMoney(text: string): string {
  const signless = text.replace(/\p{Sc}/u, ' ').trim();
  const word = moneyWordIn(signless);
  if (word === undefined) return signless;
  return signless.startsWith(word) ? signless.slice(word.length) : signless.slice(0, -word.length);
}

function moneyWordIn(text: string): string | undefined {
  const [, word = ''] = /^(\p{L}+)/u.exec(text) ?? /(?<!\p{L})(\p{L}+)$/u.exec(text) ?? [];
  return MONEY.has(word.toLowerCase()) ? word : undefined;
}

/** Of a sum of money, in what it is; as it was written. */
export function moneyIn(text: string): string | undefined {
  return /\p{Sc}/u.exec(text)?.[0] ?? moneyWordIn(withoutWords(text).trim());
}

/** `€` for `EUR`; other words stand for themselves. */
export function symbolOf(currency: string): string {
  if (!/^[A-Z]{3}$/.test(currency)) return currency;
  const shown = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return shown.formatToParts(1).find(({ type }) => type === 'currency')?.value ?? currency;
}

/** Whether a currency, by its code, is called so: `EUR` is `euros`, and `USD` `dollars`, as others are. */
export function isCurrencyCalled(code: string, name: string): boolean {
  const said = normalise(name);
  if (!/^[A-Z]{3}$/.test(code) || said === '') return false;
  return LOCALES.some((locale) => namesOf(code, locale).some((each) => wordsIn(each).includes(said)));
}

/** One of it, and more. */
function namesOf(currency: string, locale: string): readonly string[] {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'name' });
  return [1, 2].flatMap((count) => format.formatToParts(count).find(({ type }) => type === 'currency')?.value ?? []);
}

/** How a number with a fraction looks in the locale. */
export function exampleNumber(locale: string): string {
  return new Intl.NumberFormat(locale).format(1.5);
}

function separatorsOf(locale: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.5);
  const decimal = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  // Where groups are parted by spaces, those are gone by now, and the other sign groups just as well.
  return { decimal, group: decimal === ',' ? '.' : ',' };
}
