import type { DateSetting } from './readDate.ts';
import { readDate } from './readDate.ts';

type Days = readonly [string, string];

/**
 * The first and the last day of a text that says both: `vom 1.12. bis 12.12.`, `tomorrow to Friday`, `1 to 12 December`.
 * What is said of one only, its month or year, holds for both; days that would be the wrong way round are none.
 */
export function daysSpanned(text: string, setting: DateSetting): Days | undefined {
  if (text.length > LONGEST) return undefined;
  for (const { 0: between, index } of text.matchAll(BETWEEN_DAYS)) {
    const days = daysIn(text.slice(0, index), text.slice(index + between.length), setting);
    if (days) return days;
  }
  return undefined;
}

/** In characters; no two dates are longer. */
const LONGEST = 100;
const BETWEEN_DAYS = /\s*[–—]\s*|\s-\s|\s(?:to|till|until|through|and|bis|und|au|jusqu['’]au|et|al?|hasta|y)\s/giu;
const YEAR = /(?<!\d)\d{4}(?!\d)/;

function daysIn(said: string, last: string, setting: DateSetting): Days | undefined {
  const first = readDate(said, setting) === undefined ? withMonth(said, last) : said;
  const firsts = [withYear(first, last), first].flatMap((each) => readDate(each, setting) ?? []);
  return firsts.flatMap((from) => {
    const after = { ...setting, now: Date.parse(`${from}T12:00:00Z`), timeZone: 'UTC' };
    const lasts = [readDate(withYear(last, first), setting), readDate(last, setting), readDate(last, after)];
    const until = lasts.find((each) => each !== undefined && each >= from);
    return until === undefined ? [] : [[from, until] as const];
  })[0];
}

/** `1.` before `12. Dezember`. */
function withMonth(said: string, other: string): string {
  const [, day] = /^\D*?(\d{1,2})(?:\.|st|nd|rd|th|er)?$/u.exec(said.trim()) ?? [];
  const [, month] = /^\D*\d{1,2}(?:st|nd|rd|th|er)?(\D.*)$/u.exec(other.trim()) ?? [];
  return day === undefined || month === undefined ? said : `${day}${month}`;
}

function withYear(date: string, other: string): string {
  const [year] = YEAR.exec(other) ?? [];
  return year === undefined || YEAR.test(date) || !/\d/.test(date) ? date : `${date} ${year}`;
}
