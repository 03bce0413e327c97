/** A time of day with `am` or `pm`, `h`, `Uhr` or a colon: `14:30`, `2.30 pm`, `9am`, `14h30`, `14 Uhr`, `14h`. */
const TIME = /^(\d{1,2})(?:\s?[:.h]\s?(\d{2})|\s?(?=h|uhr|[ap]\.?\s?m))\s?(?:h|uhr)?\s?([ap])?(?:\.?\s?m\.?)?$/i;

/** The time as `HH:MM`; undefined for what is none. A number alone is none: it may be a day. */
export function readTime(text: string): string | undefined {
  const [, hour, minute = '00', half] = TIME.exec(text.trim()) ?? [];
  if (hour === undefined) return undefined;
  const hours = half === undefined ? Number(hour) : inTwelves(Number(hour), half.toLowerCase());
  if (hours === undefined || hours > 23 || Number(minute) > 59) return undefined;
  return `${String(hours).padStart(2, '0')}:${minute}`;
}

function inTwelves(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
