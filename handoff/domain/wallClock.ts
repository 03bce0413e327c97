export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday. */
const WEEKDAY_OF_DAY_ZERO = WEEKDAYS.indexOf('thursday');

/** What calendar and clock on a wall show. */
export interface WallTime {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly weekday: Weekday;
  /** Milliseconds since midnight, as the clock shows them. */
  readonly ms: number;
}

/** The clock on a wall somewhere. Moments are epoch milliseconds. */
export interface WallClock {
  at(moment: number): WallTime;
  /** The first moment after `from`, `to` at the latest, at which the clock was put forward or back. */
  changed(from: number, to: number): number | undefined;
}

/** True for a name of the IANA time zone database, such as `Europe/Berlin`. An offset is no place where people work. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** @throws RangeError for what {@link isTimeZone} refuses. */
export function createWallClock(timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

  /** What the wall shows, as if it hung in Greenwich. */
  function shownAt(moment: number): number {
    const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const day = Date.UTC(part('year'), part('month') - 1, part('day'));
    return day + ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1000 + (moment % 1000);
  }

  const offsetAt = (moment: number): number => shownAt(moment) - moment;

  return {
    at(moment) {
      const shown = shownAt(moment);
      const day = Math.floor(shown / DAY_MS);
      const weekday = WEEKDAYS[(day + WEEKDAY_OF_DAY_ZERO) % WEEKDAYS.length] ?? 'monday';
      return { date: new Date(shown).toISOString().slice(0, 10), weekday, ms: shown - day * DAY_MS };
    },
    changed(from, to) {
      const before = offsetAt(from);
      if (offsetAt(to) === before) return undefined;
      let [early, late] = [from, to];
      while (late - early > 1) {
        const middle = Math.floor((early + late) / 2);
        if (offsetAt(middle) === before) early = middle;
        else late = middle;
      }
      return late;
    },
  };
}
