import { normalise } from '../../locales/normalise.ts';

/** A time of day with `am` or `pm`, `h`, `Uhr` or a colon: `14:30`, `2.30 pm`, `9am`, `14h30`, `14 Uhr`, `14h`. */
const TIME = /^(\d{1,2})(?:\s?[:.h]\s?(\d{2})|\s?(?=h|uhr|[ap]\.?\s?m))\s?(?:h|uhr)?\s?([ap])?(?:\.?\s?m\.?)?$/i;

const NAMED: ReadonlyMap<string, string> = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['mittag', '12:00'],
  ['mittags', '12:00'],
  ['midi', '12:00'],
  ['mediodia', '12:00'],
  ['midnight', '00:00'],
  ['mitternacht', '00:00'],
  ['minuit', '00:00'],
  ['medianoche', '00:00'],
]);

/** `9 heures`, `9 Uhr 30`, `9 o'clock`: behind the hour, an `h` says the same. */
const HOURS = /(?<=\d)\s?(?:heures?|horas?|uhr|o['’ ]?clock)(?!\p{L})(?:\s(?=\d))?/iu;

/** The time as `HH:MM`; undefined for what is none. A number alone is none: it may be a day. */
export function readTime(text: string): string | undefined {
  const named = NAMED.get(normalise(text));
  if (named !== undefined) return named;
  const [, hour, minute = '00', half] = TIME.exec(text.trim().replace(HOURS, 'h')) ?? [];
  if (hour === undefined) return undefined;
  const hours = half === undefined ? Number(hour) : inTwelves(Number(hour), half.toLowerCase());
  if (hours === undefined || hours > 23 || Number(minute) > 59) return undefined;
  return `${String(hours).padStart(2, '0')}:${minute}`;
}

function inTwelves(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
