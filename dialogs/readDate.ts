import { toLocale } from '../locales/index.ts';
import { monthNamed } from './monthNames.ts';
import { hoursFromNow, isWeekday, nearDate } from './nearDate.ts';
import { inPart, partedOf } from './partOfDay.ts';
import { readTime } from './readTime.ts';
import { withHours } from './spokenHours.ts';
import { UTC, dateAt, momentOf } from './timeZone.ts';

/** Read the same way everywhere. */
export const EXAMPLE_DATE = '2026-12-31';
export const EXAMPLE_DATE_TIME = '2026-12-31 14:30';

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

/** The two dates of a text in which both numbers may be the month; undefined for every other one. */
export function twoDates(text: string, setting: DateSetting): readonly [string, string] | undefined {
  if (readDate(text, setting) !== undefined) return undefined;
  const other = text.replace(/(\d{1,2})(\s?[/-]\s?)(\d{1,2})/, '$3$2$1');
  const [first, second] = [other, text].map((each) => readDate(each, { ...setting, locale: DAY_FIRST }));
  return first === undefined || second === undefined ? undefined : [first, second];
}

const DAY_FIRST = 'fr';

/** `on the`, `am`, `den`, `le`, `el`: articles and prepositions before a date. */
const BEFORE_A_DATE =
  /^(?:(?:on|the|by|until|am|den|dem|der|zum|bis|ab|vom|le|du|au|dès|pour|avant|el|del|al|para|hasta|antes)\s+)+/i;

function numericDate(said: string, today: string, locale: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said);
  if (iso) return realDate(iso[1], iso[2], iso[3]);
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
  const hours = hoursFromNow(text);
  if (hours !== undefined) return Math.floor((setting.now + hours) / 60_000) * 60_000;
  const { part, rest } = partedOf(text);
  const words = withHours(rest, part !== undefined)
    .trim()
    .replace(/(?<=\d)T(?=\d)|,/g, ' ')
    .split(/\s+/)
    .filter((word) => !BETWEEN.has(word.toLowerCase()));
  for (let at = 1; at < words.length; at += 1) {
    const [first, second] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
    const date = readDate(first, setting) ?? readDate(second, setting);
    const clock = readTime(second) ?? readTime(first);
    const time = clock === undefined || part === undefined ? clock : inPart(clock, part);
    if (date !== undefined && time !== undefined) return momentOf(`${date}T${time}`, setting.timeZone ?? UTC);
  }
  return undefined;
}

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
  return nearest;
}

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
