import type { WallClock, WallTime, Weekday } from './wallClock.ts';
import { DAY_MS, createWallClock } from './wallClock.ts';

/** From and to as the clock shows them, `HH:MM`; the last minute before `to` still counts. `24:00` ends a day. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface Holiday {
  /** `YYYY-MM-DD`, where the desk is. */
  readonly date: string;
  readonly name?: string;
}

/** When the people of a desk are at work. */
export interface WorkingHours {
  /** Where the desk is, by the IANA time zone database. */
  readonly timeZone: string;
  /** A day without periods is a day off. */
  readonly week: Readonly<Record<Weekday, readonly Period[]>>;
  /** Days off, whatever their weekday says. */
  readonly holidays: readonly Holiday[];
}

export type Opening =
  | { readonly kind: 'open' }
  /** `opensAt`, in epoch milliseconds, is absent when the desk stays closed for longer than anybody plans ahead. */
  | { readonly kind: 'closed'; readonly opensAt?: number };

/** Longer than a year, for desks that open once in one. */
const LOOKED_AHEAD_MS = 400 * DAY_MS;
const MINUTE_MS = 60_000;

/** Whether the desk is open at `now`, and when it opens next. */
export function openingAt(hours: WorkingHours, now: number): Opening {
  const clock = createWallClock(hours.timeZone);
  if (isOpen(hours, clock.at(now))) return { kind: 'open' };
  for (let moment = now; moment < now + LOOKED_AHEAD_MS;) {
    moment = nextMoment(hours, clock, moment);
    if (isOpen(hours, clock.at(moment))) return { kind: 'closed', opensAt: moment };
  }
  return { kind: 'closed' };
}

/** Minutes since midnight of a time written `HH:MM`. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function isOpen(hours: WorkingHours, wall: WallTime): boolean {
  return periodsOn(hours, wall).some(({ from, to }) => msOf(from) <= wall.ms && wall.ms < msOf(to));
}

/**
 * Where the desk may open after `moment`: at the next beginning of a period, at midnight, or where the clock is changed,
 * for that may jump into the middle of a period or bring one a second time.
 */
function nextMoment(hours: WorkingHours, clock: WallClock, moment: number): number {
  const wall = clock.at(moment);
  const begins = periodsOn(hours, wall).map(({ from }) => msOf(from));
  const next = Math.min(DAY_MS, ...begins.filter((ms) => ms > wall.ms));
  const then = moment + next - wall.ms;
  return clock.changed(moment, then) ?? then;
}

function periodsOn({ week, holidays }: WorkingHours, { date, weekday }: WallTime): readonly Period[] {
  return holidays.some((holiday) => holiday.date === date) ? [] : week[weekday];
}

function msOf(time: string): number {
  return minutesOf(time) * MINUTE_MS;
}
