/** Said beside an hour, it tells which half of the day is meant. */
export type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night';

/** What calls a part of the day so; German “morgen” and Spanish “mañana” alone are the next day. */
const NAMES: Readonly<Record<PartOfDay, string>> = {
  morning: 'morning|fr[uü]h|morgens|vormittags?|matin|(?<=la |esta )ma[nñ]ana|(?<=(?:heute|gestern) )morgen',
  afternoon: 'afternoon|nachmittags?|apr[eè]s[- ]midi|tarde',
  evening: 'evening|abends?|soir',
  night: 'tonight|night|nachts?|nuit|anoche|noche',
};
/** What leads to it, and in a few languages says of which day it is. */
const LEADING =
  "(?:(?<day>this|ce|cet|cette|esta|last|la nuit derni[eè]re)\\s|(?:in the|at|in der|am|du|le|de l['’]|(?:de|por|en) la)\\s?)?";
const HOUR = '(?:(?<![\\d.:/-])(?<hour>\\d{1,2})\\s)?';

const PARTS = (Object.keys(NAMES) as readonly PartOfDay[]).map(
  (part) => [part, new RegExp(`(?<![\\p{L}\\d])${HOUR}${LEADING}(?<name>${NAMES[part]})(?!\\p{L})`, 'iu')] as const,
);

export interface Parted {
  readonly part: PartOfDay | undefined;
  /** The text without it, and with an hour right before it as `9h`. */
  readonly rest: string;
}

/** The part of the day that a text names: `9 in the morning`, `heute Abend um 8`, `esta noche a las 8`. */
export function partedOf(text: string): Parted {
  for (const [part, named] of PARTS) {
    const { index = 0, 0: said = '', groups } = named.exec(text) ?? {};
    if (groups === undefined) continue;
    const hour = groups['hour'] === undefined ? '' : `${groups['hour']}h `;
    const rest = `${text.slice(0, index)}${hour}${dayOf(groups)}${text.slice(index + said.length)}`;
    return { part, rest: rest.trim() };
  }
  return { part: undefined, rest: text };
}

/** The day that is in the name itself. */
function dayOf({ day, name = '' }: Readonly<Record<string, string | undefined>>): string {
  if (/^(?:last|la)/i.test(day ?? '') || /^anoche$/i.test(name)) return 'yesterday';
  return day !== undefined || /^tonight$/i.test(name) ? 'today' : '';
}

/** The earliest hour after noon, by the clock of twelve hours, that is called so. */
const FIRST_HOUR = { afternoon: 1, evening: 4, night: 6 } as const;

/** A time as `HH:MM` in that part of the day; one at night is not 13:00, and twelve at night may be either day's: such are none. */
export function inPart(time: string, part: PartOfDay): string | undefined {
  const hour = Number(time.slice(0, 2));
  if (hour > 12) return time;
  if (part === 'morning') return hour === 12 ? undefined : time;
  if (hour === 12) return part === 'afternoon' ? time : undefined;
  return hour < FIRST_HOUR[part] ? undefined : `${hour + 12}${time.slice(2)}`;
}
