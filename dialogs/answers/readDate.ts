import { toLocale } from '../../locales/index.ts';
import { monthNamed } from './monthNames.ts';
import { hoursFromNow, isWeekday, nearDate } from './nearDate.ts';
import type { PartOfDay, Parted } from './partOfDay.ts';
import { inPart, partedOf } from './partOfDay.ts';
import { readTime } from './readTime.ts';
import { withHours } from './spokenHours.ts';
import { UTC, dateAt, momentOf } from './timeZone.ts';

/** Read the same way everywhere. */
export const EXAMPLE_DATE = '2026-12-31';
export const EXAMPLE_TIME = '14:30';
export const EXAMPLE_DATE_TIME = `${EXAMPLE_DATE} ${EXAMPLE_TIME}`;

/** No date and time is longer; looking for one in a long text would take minutes. */
const LONGEST = 100;
/** What the meaning of a date depends on. */
export interface DateSetting {
  readonly locale: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** An IANA name; UTC when absent. */
  readonly timeZone?: string | undefined;
}

/**
 * A date as `YYYY-MM-DD`. Understood are that form, `31.12.2026`, `31/12/2026` where people write it so, `31.12.`,
 * `31-12-2026`, `31 December`, `den 31.12.`, `le 31 décembre`, `December 31, 2026`, and days near by: `tomorrow`, `next Friday`, `in 3 days`. Without a year, it is the
 * nearest such day: what was lost lies behind, what is needed lies ahead. In English `3/4/2026` may be two dates, so it is none.
 */
export function readDate(text: string, setting: DateSetting): string | undefined {
  if (text.length > LONGEST) return undefined;
  const today = dateAt(setting.now, setting.timeZone ?? UTC);
  const said = text.trim();
  const [first = '', ...others] = said.split(/[\s,]+/);
  const read = (each: string) => {
    const bare = each.replace(BEFORE_A_DATE, '');
    return numericDate(bare, today, setting.locale) ?? dateWithMonth(bare, today);
  };
  const date = nearDate(said, today) ?? read(said) ?? (isWeekday(first) ? read(others.join(' ')) : undefined);
  if (date !== undefined) return date;
  const { part, rest } = partedOf(said);
  return part === undefined ? undefined : readDate(rest, setting);
}

/**
 * The two dates of a text in which both numbers may be the month, or of two years, the last and the next; undefined for every
 * other one.
 */
export function twoDates(text: string, setting: DateSetting): readonly [string, string] | undefined {
  if (readDate(text, setting) !== undefined) return undefined;
  const ways = [
    [otherOrder(text), text].map((each) => readDate(each, { ...setting, locale: DAY_FIRST })),
    aroundNow(setting).map((each) => readDate(text, each)),
  ];
  for (const [first, second] of ways)
    if (first !== undefined && second !== undefined && first !== second) return [first, second];
  return undefined;
}

/** Half a year ago and half a year from now: there, the day of the last and that of the next year are near. */
function aroundNow(setting: DateSetting): readonly [DateSetting, DateSetting] {
  return [
    { ...setting, now: setting.now - HALF_A_YEAR_MS },
    { ...setting, now: setting.now + HALF_A_YEAR_MS },
  ];
}

const HALF_A_YEAR_MS = 182 * 86_400_000;

/** With day and month of a date in each other's place. */
function otherOrder(text: string): string {
  return text.replace(/(\d{1,2})(\s?[/-]\s?)(\d{1,2})/, '$3$2$1');
}

const DAY_FIRST = 'fr';

/** `on the`, `am`, `den`, `le`, `el`: articles and prepositions before a date. */
const BEFORE_A_DATE =
  /^(?:(?:on|the|by|from|until|am|den|dem|der|zum|bis|ab|vom|von|le|du|au|dès|pour|avant|el|del|al|desde|para|hasta|antes)\s+)+/i;

function numericDate(said: string, today: string, locale: string): string | undefined {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(said);
  if (iso) return realDate(iso[1], iso[3], iso[4]);
  const [, first = '', sign, second = '', year] =
    /^(\d{1,2})\s?([./])\s?(\d{1,2})(?:\s?[./]\s?(\d{4}|\d{2})?)?$/.exec(said) ??
    /^(\d{1,2})(-)(\d{1,2})-(\d{4})$/.exec(said) ??
    [];
  if (sign === undefined) return undefined;
  const isDayFirst = sign === '.' || toLocale(locale) !== 'en' || Number(first) > 12;
  // Both may be the month.
  if (!isDayFirst && Number(second) <= 12 && Number(first) !== Number(second)) return undefined;
  const [day, month] = isDayFirst ? [first, second] : [second, first];
  return year === undefined ? nearestSuch(month, day, today) : realDate(year.padStart(4, '20'), month, day);
}

/**
 * A date as {@link readDate} reads it, and a time such as `14:30`, in either order and by the setting's zone; epoch
 * milliseconds. Undefined also for an hour that a change of clocks leaves out.
 */
export function readDateTime(text: string, setting: DateSetting): number | undefined {
  if (text.length > LONGEST) return undefined;
  if (ISO_MOMENT.test(text.trim())) return exactMoment(text.trim());
  const hours = hoursFromNow(text);
  if (hours !== undefined) return Math.floor((setting.now + hours) / 60_000) * 60_000;
  return momentIn(spokenOf(text), setting);
}

/** As computers write it, with its zone. */
const ISO_MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;

function exactMoment(text: string): number | undefined {
  const [year, month, day] = text.slice(0, EXAMPLE_DATE.length).split('-');
  const atMs = realDate(year, month, day) === undefined ? NaN : Date.parse(text);
  return Number.isNaN(atMs) ? undefined : atMs;
}

/** The time as `HH:MM` of a text that says nothing else: `at 3 pm`, `um halb zehn`, `3 in the afternoon`, `until 11:30`. */
export function timeAlone(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const { part, rest } = spokenOf(text);
  const time = readTime(wordsOf({ part, rest }).join(' '));
  return time === undefined || part === undefined ? time : inPart(time, part);
}

function spokenOf(text: string): Parted {
  return partedOf(text.trim().replace(BEFORE_A_TIME, ''));
}

const BEFORE_A_TIME = /^(?:from|until|till|by|ab|bis|von|dès|jusqu['’]à|desde|hasta)\s+/i;

function wordsOf({ part, rest }: Parted): readonly string[] {
  return withHours(rest, part !== undefined)
    .trim()
    .replace(/(?<=\d)T(?=\d)|,/g, ' ')
    .split(/\s+/)
    .filter((word) => !BETWEEN.has(word.toLowerCase()));
}

function momentIn(parted: Parted, setting: DateSetting): number | undefined {
  const { part } = parted;
  const words = wordsOf(parted);
  const at = (date: string | undefined, clock: string | undefined): number | undefined => {
    const time = clock === undefined || part === undefined ? clock : inPart(clock, part);
    return date === undefined || time === undefined ? undefined : momentOf(`${date}T${time}`, setting.timeZone ?? UTC);
  };
  for (let end = 1; end < words.length; end += 1) {
    const [first, second] = [words.slice(0, end).join(' '), words.slice(end).join(' ')];
    const moment =
      at(readDate(first, setting), readTime(second) ?? hourAlone(first, second, part)) ??
      at(readDate(second, setting), readTime(first));
    if (moment !== undefined) return moment;
  }
  // Of a time alone, the one that is still to come today.
  const today = at(dateAt(setting.now, setting.timeZone ?? UTC), readTime(words.join(' ')));
  return today === undefined || today < setting.now ? undefined : today;
}

/**
 * `tomorrow 9`: behind a day in words, a number is an hour; one of the first six may be in either half of it, and `Friday 13`
 * be a day of the month.
 */
function hourAlone(day: string, text: string, part: PartOfDay | undefined): string | undefined {
  const hour = /\p{L}$/u.test(day) && /^\d{1,2}$/.test(text) ? Number(text) : NaN;
  const isPlain = part !== undefined || ((hour > 6 || hour === 0) && !isWeekday(day.split(' ').at(-1) ?? ''));
  return isPlain && hour < 24 ? `${text.padStart(2, '0')}:00` : undefined;
}

/**
 * The two moments that a text may mean: of a date with two readings, of an hour in either half of the day, of a time that
 * is past today, of a day without its year. Undefined for every other text.
 */
export function twoMoments(text: string, setting: DateSetting): readonly [number, number] | undefined {
  if (text.length > LONGEST || readDateTime(text, setting) !== undefined) return undefined;
  const { part, rest } = spokenOf(text);
  const dayFirst = { ...setting, locale: DAY_FIRST };
  const ways = [
    [otherOrder(rest), rest].map((each) => momentIn({ part, rest: each }, dayFirst)),
    HALVES.map((half) => (part === undefined ? momentIn({ part: half, rest }, setting) : undefined)),
    NEXT_DAYS.map((day) => (timeAlone(text) ? momentIn({ part, rest: `${day} ${rest}` }, setting) : undefined)),
    aroundNow(setting).map((each) => momentIn({ part, rest }, each)),
  ];
  for (const [first, second] of ways)
    if (first !== undefined && second !== undefined && first !== second) return [first, second];
  return undefined;
}

const NEXT_DAYS = ['today', 'tomorrow'] as const;
const HALVES = ['morning', 'afternoon'] as const;

/** What stands between a date and a time. */
const BETWEEN: ReadonlySet<string> = new Set('at on um gegen à le vers a la las sobre el around'.split(' '));
/** `31 December 2026`, `31. Dezember`, `31 de diciembre de 2026`, `1er mars`, `December 31st, 2026`; the nearest one without a year. */
function dateWithMonth(text: string, today: string): string | undefined {
  const words = text
    .replace(/[.,]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !/^(?:de|of|the)$/i.test(word));
  const [first = '', second = '', year, ...more] = words;
  if (more.length > 0 || (year !== undefined && !/^\d{4}$/.test(year))) return undefined;
  const [day, name] = /^\d/.test(first) ? [first, second] : [second, first];
  const month = monthNamed(name);
  const number = /^(\d{1,2})(?:st|nd|rd|th|er|º)?$/i.exec(day)?.[1];
  if (month === undefined || number === undefined) return undefined;
  return year === undefined ? nearestSuch(String(month), number, today) : realDate(year, String(month), number);
}

function nearestSuch(month: string, day: string, today: string): string | undefined {
  const year = Number(today.slice(0, 4));
  const dates = [-1, 0, 1].flatMap((years) => realDate(String(year + years), month, day) ?? []);
  const [nearest] = dates.toSorted((a, b) => distance(a, today) - distance(b, today));
  return nearest === undefined || (nearest < today && distance(nearest, today) > LONG_AGO_MS) ? undefined : nearest;
}

/** Of a day without a year that is farther back, the next one may be meant. */
const LONG_AGO_MS = 31 * 86_400_000;

/** In milliseconds. */
function distance(isoDate: string, today: string): number {
  return Math.abs(Date.parse(isoDate) - Date.parse(today));
}

/** The 31st of February is no date, though JavaScript takes it for one in March. */
function realDate(year = '', month = '', day = ''): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso) ? iso : undefined;
}
