import { LOCALES } from '../../locales/index.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { COUNTS } from '../recognition/numberWords.ts';

const DAY_MS = 86_400_000;
const SUNDAY = Date.UTC(2026, 0, 4);
const MONDAY = 1;

const DAYS_FROM_NOW: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['heute', 0],
  ['hoy', 0],
  ['aujourd hui', 0],
  ['tomorrow', 1],
  ['tmrw', 1],
  ['morgen', 1],
  ['manana', 1],
  ['demain', 1],
  ['the day after tomorrow', 2],
  ['day after tomorrow', 2],
  ['ubermorgen', 2],
  ['pasado manana', 2],
  ['apres demain', 2],
  ...calledSo(
    0,
    'this morning|this afternoon|this evening|tonight|earlier today|heute morgen|heute fruh|heute vormittag',
  ),
  ...calledSo(0, 'heute mittag|heute nachmittag|heute abend|ce matin|ce midi|cet apres midi|ce soir'),
  ...calledSo(0, 'esta manana|esta tarde|esta noche'),
  ...calledSo(
    -1,
    'yesterday|yesterday morning|yesterday afternoon|yesterday evening|last night|gestern|gestern morgen',
  ),
  ...calledSo(
    -1,
    'gestern fruh|gestern vormittag|gestern nachmittag|gestern abend|gestern nacht|hier|hier matin|hier soir',
  ),
  ...calledSo(-1, 'hier apres midi|ayer|ayer por la manana|ayer por la tarde|ayer por la noche|anoche'),
  ...calledSo(-2, 'the day before yesterday|day before yesterday|vorgestern|avant hier|anteayer|antier|antes de ayer'),
]);

function calledSo(days: number, names: string): readonly (readonly [string, number])[] {
  return names.split('|').map((name) => [name, days] as const);
}

/** In every language, without accents. */
const UNITS = {
  minute: 'minute minutes min mins minuten minuto minutos',
  hour: 'hour hours stunde stunden heure heures hora horas',
  day: 'day days tag tage tagen jour jours dia dias',
  week: 'week weeks woche wochen semaine semaines semana semanas',
  month: 'month months monat monate monaten mois mes meses',
} as const;
type Unit = keyof typeof UNITS;

const UNIT_BY_NAME: ReadonlyMap<string, Unit> = new Map(
  (Object.keys(UNITS) as readonly Unit[]).flatMap((unit) =>
    UNITS[unit].split(' ').map((name) => [name, unit] as const),
  ),
);

const IN = new Set(['in', 'dans', 'en', 'dentro']);
/** `two days ago`, `vor zwei Tagen`, `il y a deux jours`, `hace dos días`: what stands around the span. */
const AGO = /^(?:(?:vor|il y a|hace) (.+)|(.+) ago)$/;
/** `next week`, without accents. */
const NEXT_WEEK =
  /^(?:next week|(?:in der |die )?(?:nachste|nachsten|kommende|kommenden) woche|(?:la )?semaine prochaine|(?:la )?(?:proxima semana|semana que viene|semana proxima))$/;
/** What may stand between a day and its week, and before it. */
const LEADING_TO_IT = /^(?:on|am|le|el|de|of|in)(?: |$)| (?:on|am|le|el)$/;
const FROM_NOW = new Set(['from', 'now', 'de']);
const ONE = new Set(['a', 'an']);
/** What may stand around the name of a day. */
const AROUND_A_DAY = new Set(
  'on next this coming the from starting until before am an ab vom von zum dem den nachsten nachste nachster kommenden kommender kommende diesen dieser le ce prochain el este proximo que viene bis by a partir du des desde de para pour'.split(
    ' ',
  ),
);

/** Beside the name of a day, the last such one is meant. */
const LAST = new Set(
  'last past letzten letzter letzte letztem vergangenen vergangene vergangener dernier passe pasado ultimo'.split(' '),
);

const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  LOCALES.flatMap((locale) =>
    (['short', 'long'] as const).flatMap((weekday) => {
      const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
      return Array.from({ length: 7 }, (_none, day) => [normalise(format.format(SUNDAY + day * DAY_MS)), day] as const);
    }),
  ),
);

/** The name of the day of an ISO date. */
export function weekdayOf(isoDate: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${isoDate}T00:00:00Z`),
  );
}

export function isWeekday(name: string): boolean {
  return WEEKDAYS.has(normalise(name));
}

/** A day by how far it is from `today`, both as `YYYY-MM-DD`: `tomorrow`, `next Friday`, `in 3 days`, `two days ago`. */
export function nearDate(text: string, today: string): string | undefined {
  const words = wordsIn(text);
  const named = words.filter((word) => !AROUND_A_DAY.has(word));
  const days = DAYS_FROM_NOW.get(words.join(' ')) ?? DAYS_FROM_NOW.get(named.join(' '));
  if (days !== undefined) return daysAfter(today, days);
  const [day, ...others] = named.filter((word) => !LAST.has(word));
  const weekday = others.length === 0 ? WEEKDAYS.get(day ?? '') : undefined;
  if (weekday !== undefined) return named.length > 1 ? lastWeekday(today, weekday) : nextWeekday(today, weekday);
  // That it begins on a Monday is seen where it is shown.
  if (NEXT_WEEK.test(words.join(' '))) return nextWeekday(today, MONDAY);
  const inNextWeek = dayOfNextWeek(words);
  if (inNextWeek !== undefined) return daysAfter(nextWeekday(today, MONDAY), (inNextWeek + 6) % 7);
  const span = spanIn(words);
  return span && dateAfter(today, span);
}

/** `Tuesday next week`, `nächste Woche Dienstag`: the day of the week, Sunday being the first. */
function dayOfNextWeek(words: readonly string[]): number | undefined {
  const at = words.findIndex((word) => WEEKDAYS.has(word));
  const around = [words.slice(0, at), words.slice(at + 1)].map((part) => part.join(' ').replace(LEADING_TO_IT, ''));
  return at >= 0 && around.some((part) => NEXT_WEEK.test(part)) && around.includes('')
    ? WEEKDAYS.get(words[at] ?? '')
    : undefined;
}

/** Milliseconds until a moment such as `in 2 hours`, negative until `2 hours ago`; undefined for whole days, which have no time of day. */
export function hoursFromNow(text: string): number | undefined {
  const span = spanIn(wordsIn(text));
  if (span?.unit === 'hour') return span.count * 3_600_000;
  return span?.unit === 'minute' ? span.count * 60_000 : undefined;
}

interface Span {
  readonly count: number;
  readonly unit: Unit;
}

/** `in 3 days`, `in a week`, `two weeks from now`; with a negative count `two days ago`. */
function spanIn(words: readonly string[]): Span | undefined {
  const [, behind, before = behind] = AGO.exec(words.join(' ')) ?? [];
  if (before === undefined) return spanAhead(words);
  const [count = '', name = '', ...others] = before.split(' ');
  const [number, unit] = [countIn(count), UNIT_BY_NAME.get(name)];
  return number === undefined || unit === undefined || others.length > 0 ? undefined : { count: -number, unit };
}

function spanAhead(words: readonly string[]): Span | undefined {
  const isMeant = words.some((word) => IN.has(word)) || words.includes('now');
  const said = words.filter((word) => !IN.has(word) && !FROM_NOW.has(word));
  if (isMeant && /^(?:a )?fortnight$/.test(said.join(' '))) return { count: 2, unit: 'week' };
  const [first = '', second] = said;
  const unit = UNIT_BY_NAME.get(second ?? first);
  const count = second === undefined ? 1 : countIn(first);
  if (!isMeant || said.length > 2 || unit === undefined || count === undefined) return undefined;
  return { count, unit };
}

function countIn(word: string): number | undefined {
  if (ONE.has(word)) return 1;
  return /^\d{1,3}$/.test(word) ? Number(word) : COUNTS.get(word);
}

function dateAfter(today: string, { count, unit }: Span): string | undefined {
  if (unit === 'day') return daysAfter(today, count);
  if (unit === 'week') return daysAfter(today, 7 * count);
  return unit === 'month' ? monthsAfter(today, count) : undefined;
}

/** Said on a Friday, `Friday` is the one in a week. */
function nextWeekday(today: string, weekday: number): string {
  const now = new Date(`${today}T00:00:00Z`).getUTCDay();
  return daysAfter(today, ((weekday - now + 6) % 7) + 1);
}

/** Said on a Friday, `last Friday` is the one a week ago. */
function lastWeekday(today: string, weekday: number): string {
  return daysAfter(nextWeekday(today, weekday), weekday === new Date(`${today}T00:00:00Z`).getUTCDay() ? -14 : -7);
}

function daysAfter(isoDate: string, days: number): string {
  return new Date(Date.parse(`${isoDate}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** A month after the 31st of January ends the one after it. */
function monthsAfter(isoDate: string, months: number): string {
  const [year = 0, month = 1, day = 1] = isoDate.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
