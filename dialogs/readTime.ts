import { normalise } from './normalise.ts';

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

/** `9 de la mañana`, `8 Uhr abends`, `3 in the afternoon`: a part of the day, without accents, and which half that is. */
const PART_OF_DAY =
  /^(\d{1,2}(?:\s?[:.h]\s?\d{2})?)\s?(?:h|uhr)?\s(?:(de la manana|du matin|morgens|vormittags|in the morning)|(?:(de la tarde|de l apres midi|du soir|nachmittags|in the afternoon)|de la noche|abends|in the evening|at night))$/;

/** The time as `HH:MM`; undefined for what is none. A number alone is none: it may be a day. */
export function readTime(text: string): string | undefined {
  const named = NAMED.get(normalise(text));
  if (named !== undefined) return named;
  const [, clock, morning, afternoon] = PART_OF_DAY.exec(withoutAccents(text)) ?? [];
  if (clock !== undefined) return inPartOfDay(clock, morning ? 'morning' : afternoon ? 'afternoon' : 'night');
  const [, hour, minute = '00', half] = TIME.exec(text.trim()) ?? [];
  if (hour === undefined) return undefined;
  const hours = half === undefined ? Number(hour) : inTwelves(Number(hour), half.toLowerCase());
  if (hours === undefined || hours > 23 || Number(minute) > 59) return undefined;
  return `${String(hours).padStart(2, '0')}:${minute}`;
}

/** Twelve at night is not twelve in the afternoon, and one at night is not 13:00: such an hour is none. */
function inPartOfDay(clock: string, part: 'morning' | 'afternoon' | 'night'): string | undefined {
  const hour = Number.parseInt(clock, 10);
  if (hour > 12) return readTime(`${clock}h`);
  const isPlain = hour !== 12 && (part !== 'night' || hour > 5);
  return isPlain ? readTime(`${clock} ${part === 'morning' ? 'am' : 'pm'}`) : undefined;
}

/** As it is typed otherwise: a colon between hours and minutes stays. */
function withoutAccents(text: string): string {
  return text.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/['’-]/g, ' ');
}

function inTwelves(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
