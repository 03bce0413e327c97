import { toLocale } from '../locales/index.ts';
import { monthNamed } from './monthNames.ts';
import { normalise } from './normalise.ts';
import { readTime } from './readTime.ts';
import { UTC, dateAt, momentOf } from './timeZone.ts';

/** Read the same way everywhere. */
export const EXAMPLE_DATE = '2026-12-31';
export const EXAMPLE_DATE_TIME = '2026-12-31 14:30';

/** No date and time is longer; looking for one in a long text would take minutes. */
const LONGEST = 100;
const DAYS_FROM_NOW: Readonly<Record<string, number>> = {
  today: 0,
  heute: 0,
  hoy: 0,
  'aujourd hui': 0,
  tomorrow: 1,
  morgen: 1,
  manana: 1,
  demain: 1,
  'the day after tomorrow': 2,
  ubermorgen: 2,
  'pasado manana': 2,
  'apres demain': 2,
};

/** What the meaning of a date depends on. */
export interface DateSetting {
  readonly locale: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** An IANA name; UTC when absent. */
  readonly timeZone?: string | undefined;
}

/**
 * A date as `YYYY-MM-DD`. Understood are that form, `31.12.2026`, `31/12/2026` where people write it so, `31 December`,
 * `December 31, 2026`, and the next days. In English `3/4/2026` may be two dates, so it is none.
 */
export function readDate(text: string, setting: DateSetting): string | undefined {
  if (text.length > LONGEST) return undefined;
  const today = dateAt(setting.now, setting.timeZone ?? UTC);
  const days = DAYS_FROM_NOW[normalise(text)];
  if (days !== undefined) return daysAfter(today, days);
  const said = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said);
  if (iso) return realDate(iso[1], iso[2], iso[3]);
  const signs = toLocale(setting.locale) === 'en' ? '[.]' : '[./]';
  const european = new RegExp(`^(\\d{1,2})${signs}\\s?(\\d{1,2})${signs}\\s?(\\d{4})$`).exec(said);
  return european ? realDate(european[3], european[2], european[1]) : dateWithMonth(said, today);
}

/**
 * A date as {@link readDate} reads it, and a time such as `14:30`, in either order and by the setting's zone; epoch
 * milliseconds. Undefined also for an hour that a change of clocks leaves out.
 */
export function readDateTime(text: string, setting: DateSetting): number | undefined {
  if (text.length > LONGEST) return undefined;
  const words = text
    .trim()
    .replace(/(?<=\d)T(?=\d)|,/g, ' ')
    .split(/\s+/)
    .filter((word) => !BETWEEN.has(word.toLowerCase()));
  for (let at = 1; at < words.length; at += 1) {
    const [first, second] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
    const date = readDate(first, setting) ?? readDate(second, setting);
    const time = readTime(second) ?? readTime(first);
    if (date !== undefined && time !== undefined) return momentOf(`${date}T${time}`, setting.timeZone ?? UTC);
  }
  return undefined;
}

/** What stands between a date and a time. */
const BETWEEN: ReadonlySet<string> = new Set(['at', 'on', 'um', 'à', 'le', 'a', 'las', 'el']);

/** `31 December 2026`, `31. Dezember`, `31 de diciembre de 2026`, `1er mars`, `December 31st, 2026`; the next one without a year. */
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
  if (year !== undefined) return realDate(year, String(month), number);
  const thisYear = realDate(today.slice(0, 4), String(month), number);
  if (thisYear !== undefined && thisYear >= today) return thisYear;
  return realDate(String(Number(today.slice(0, 4)) + 1), String(month), number);
}

function daysAfter(isoDate: string, days: number): string {
  return new Date(Date.parse(`${isoDate}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The 31st of February is no date, though JavaScript takes it for one in March. */
function realDate(year = '', month = '', day = ''): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso) ? iso : undefined;
}
