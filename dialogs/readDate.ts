import { toLocale } from '../locales/index.ts';
import { normalise } from './normalise.ts';

/** Read the same way everywhere. */
export const EXAMPLE_DATE = '2026-12-31';
export const EXAMPLE_DATE_TIME = '2026-12-31 14:30';

const DAY_MS = 86_400_000;
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
};

/**
 * A date as `YYYY-MM-DD`. Understood are that form, `31.12.2026`, `31/12/2026` where people write it so, and today and
 * tomorrow (UTC). In English `3/4/2026` may be two dates, so it is none.
 */
export function readDate(text: string, locale: string, now: number): string | undefined {
  const days = DAYS_FROM_NOW[normalise(text)];
  if (days !== undefined) return isoDateOf(now + days * DAY_MS);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  if (iso) return realDate(iso[1], iso[2], iso[3]);
  const signs = toLocale(locale) === 'en' ? '[.]' : '[./]';
  const european = new RegExp(`^(\\d{1,2})${signs}(\\d{1,2})${signs}(\\d{4})$`).exec(text.trim());
  return european ? realDate(european[3], european[2], european[1]) : undefined;
}

/** A date as {@link readDate} reads it, and a time such as `14:30`, both UTC; epoch milliseconds. */
export function readDateTime(text: string, locale: string, now: number): number | undefined {
  if (text.length > LONGEST) return undefined;
  const parts = /^(.+?)[\sT,]+(\d{1,2})[:h](\d{2})$/.exec(text.trim());
  const date = parts?.[1] === undefined ? undefined : readDate(parts[1], locale, now);
  const [hours, minutes] = [Number(parts?.[2]), Number(parts?.[3])];
  if (date === undefined || !(hours < 24 && minutes < 60)) return undefined;
  return Date.parse(`${date}T00:00:00Z`) + (hours * 60 + minutes) * 60_000;
}

/** The 31st of February is no date, though JavaScript takes it for one in March. */
function realDate(year = '', month = '', day = ''): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(at) && isoDateOf(at) === iso ? iso : undefined;
}

function isoDateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
