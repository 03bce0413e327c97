import { normalise } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { COUNTS } from '../recognition/numberWords.ts';

/** As they are written, and without accents. */
const NUMBERS = Object.values(PHRASES).flatMap(({ numbers }) => numbers.flatMap((word) => [word, normalise(word)]));
const HOUR = `(?<hour>\\d{1,2}|midi|ein|une|una|${NUMBERS.join('|')})(?![\\p{L}\\d])`;
/** Of an hour, as the parts that people call by a name. */
const PARTS: ReadonlyMap<string, number> = new Map([
  ...['half', 'demi', 'demie', 'media'].map((word) => [word, 30] as const),
  ...['quarter', 'viertel', 'quart', 'cuarto'].map((word) => [word, 15] as const),
  ...['twenty', 'zwanzig', 'vingt', 'veinte'].map((word) => [word, 20] as const),
]);
const MINUTE_WORDS = [...PARTS.keys(), ...NUMBERS].join('|');
const O_CLOCK = "h|uhr|heures?|horas?|o['’ ]?clock";
const HALF_OF_DAY = '[ap]\\.?\\s?m';

/** `half past nine`, `10 nach 8`; in digits, `9 to 10` is from nine to ten. */
const BEFORE_THE_HOUR = [
  `(?:a\\s)?(?<minutes>${MINUTE_WORDS}|\\d{1,2}(?!\\s(?:to|before)))(?:\\sminutes?|\\sminuten)?\\s(?:past|after|nach|(?<to>to|before|vor))\\s${HOUR}`,
  `halb\\s(?<next>)${HOUR}`,
  `dreiviertel\\s(?<quarter>)${HOUR}`,
].map(spoken);
/** `neuf heures et demie`, `9 menos cuarto`. */
const BEHIND_THE_HOUR = spoken(
  `${HOUR}(?:\\s?(?:${O_CLOCK})(?!\\p{L}))?\\s(?:et|y|(?<to>moins|menos))\\s(?:le\\s)?(?<minutes>${MINUTE_WORDS}|\\d{1,2})(?![\\p{L}\\d])`,
);
/** An hour alone, behind what says that it is one: `at 9`, `um neun`, `a las 9`. */
const HOUR_ALONE = spoken(
  `(?:at|around|um|gegen|à|vers|a las?|sobre las?)\\s${HOUR}(?=$|[\\s,])(?!\\s?(?:${O_CLOCK}|${HALF_OF_DAY})(?!\\p{L}))`,
);
/** `nine o'clock`, `nine am`: read as in digits. */
const HOUR_NAMED = spoken(`${HOUR}(?=\\s?(?:${O_CLOCK}|${HALF_OF_DAY})(?!\\p{L}))`);

function spoken(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d:.])${pattern}`, 'giu');
}

type Named = Readonly<Record<string, string | undefined>>;

/**
 * A text in which hours are told with their signs, `9h` and `9:30`. Which half of the day three o'clock is in, nobody knows
 * unless something else says so.
 */
export function withHours(text: string, isPartKnown: boolean): string {
  const isPlain = (hour: number): boolean => isPartKnown || hour < 1 || hour > 6;
  const told = (said: string, named: Named): string => {
    const { hour, minute } = momentOf(named);
    return isPlain(hour) && minute < 60 ? `${hour}:${String(minute).padStart(2, '0')}` : said;
  };
  const parted = [...BEFORE_THE_HOUR, BEHIND_THE_HOUR].reduce(
    (before, pattern) => before.replace(pattern, (said: string, ...groups) => told(said, groups.at(-1) as Named)),
    text.replace(/\s+/g, ' '),
  );
  return parted
    .replace(HOUR_ALONE, (said: string, hour: string) => (isPlain(numberIn(hour)) ? ` ${numberIn(hour)}h ` : said))
    .replace(HOUR_NAMED, (_said, hour: string) => String(numberIn(hour)));
}

/** On the clock of twelve hours where it is before the hour that is named. */
function momentOf({ hour: said = '', minutes = '', to, next, quarter }: Named) {
  const hour = numberIn(said);
  const before = hour === 1 ? 12 : hour - 1;
  if (next !== undefined) return { hour: before, minute: 30 };
  if (quarter !== undefined) return { hour: before, minute: 45 };
  const minute = PARTS.get(normalise(minutes)) ?? numberIn(minutes);
  return to === undefined || minute > 59 ? { hour, minute } : { hour: before, minute: 60 - minute };
}

function numberIn(said: string): number {
  if (/^\d+$/.test(said)) return Number(said);
  return said.toLowerCase() === 'midi' ? 12 : (COUNTS.get(normalise(said)) ?? 0);
}
