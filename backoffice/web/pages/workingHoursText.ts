import type { z } from 'zod';
import type { Weekday } from '../../../handoff/domain/wallClock.ts';
import { WEEKDAYS } from '../../../handoff/domain/wallClock.ts';
import type { Period, WorkingHours } from '../../../handoff/domain/workingHours.ts';
import { workingHoursSchema } from '../../../settings/workingHours.ts';

/** Working hours as an admin writes them. */
export interface HoursText {
  readonly timeZone: string;
  /** `09:00-12:00, 13:00-17:00`; nothing for a day off. */
  readonly week: Readonly<Record<Weekday, string>>;
  /** A line for each: `2026-12-25 Christmas Day`. */
  readonly holidays: string;
}

export type HoursField = 'timeZone' | 'holidays' | Weekday;

/** What is wrong, by field, in sentences that say how to mend it. */
export type HoursProblems = Readonly<Partial<Record<HoursField, string>>>;

export type ReadHours =
  | { readonly ok: true; readonly hours: z.infer<typeof workingHoursSchema> }
  | { readonly ok: false; readonly problems: HoursProblems };

export function textOfHours({ timeZone, week, holidays }: WorkingHours): HoursText {
  return {
    timeZone,
    week: byDay((day) => week[day].map(({ from, to }) => `${from}-${to}`).join(', ')),
    holidays: holidays.map(({ date, name }) => (name === undefined ? date : `${date} ${name}`)).join('\n'),
  };
}

/** What somebody begins with who has no working hours yet. */
export function usualHours(timeZone: string): HoursText {
  const isFree = (day: Weekday): boolean => day === 'saturday' || day === 'sunday';
  return { timeZone, week: byDay((day) => (isFree(day) ? '' : '09:00-17:00')), holidays: '' };
}

/** The hours, where the server would take them. */
export function readHours(text: HoursText): ReadHours {
  const read = workingHoursSchema.safeParse({
    timeZone: text.timeZone.trim(),
    week: byDay((day) => piecesOf(text.week[day]).map(toPeriod)),
    holidays: linesOf(text.holidays).map(toHoliday),
  });
  if (read.success) return { ok: true, hours: read.data };
  const problems = read.error.issues.toReversed().map((issue) => problemOf(issue, text));
  return { ok: false, problems: Object.fromEntries(problems) };
}

function piecesOf(day: string): readonly string[] {
  return day
    .split(/[,;]/)
    .map((piece) => piece.trim())
    .filter(Boolean);
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** `9-12:30` is as good as `09:00-12:30`; what cannot be read is handed on for the schema to refuse. */
function toPeriod(piece: string): Period {
  const [from = '', to = '', more] = piece.split(/\s*[-–—]\s*/);
  return more === undefined ? { from: toTime(from), to: toTime(to) } : { from: piece, to: '' };
}

function toTime(text: string): string {
  const [, hours, minutes = '00'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text) ?? [];
  return hours === undefined ? text : `${hours.padStart(2, '0')}:${minutes}`;
}

function toHoliday(line: string): { date: string; name?: string } {
  const [date = '', ...words] = line.split(/\s+/);
  return words.length === 0 ? { date } : { date, name: words.join(' ') };
}

function problemOf({ path, code, message }: z.core.$ZodIssue, text: HoursText): readonly [HoursField, string] {
  const [part, at, index] = path;
  if (part === 'timeZone') {
    return ['timeZone', `“${text.timeZone.trim()}” is no known time zone. Write one such as Europe/Berlin.`];
  }
  if (part === 'holidays') return ['holidays', holidayProblem(linesOf(text.holidays)[Number(at)], message)];
  const day = WEEKDAYS.find((each) => each === at) ?? 'monday';
  const piece = piecesOf(text.week[day])[Number(index)];
  return [day, piece === undefined ? `The times ${message}.` : periodProblem(piece, code)];
}

function holidayProblem(line: string | undefined, message: string): string {
  if (line === undefined) return `The holidays ${message}.`;
  return `“${line}” is not a day with a short name. Write a line such as 2026-12-25 Christmas Day.`;
}

function periodProblem(piece: string, code: string): string {
  return code === 'custom'
    ? `“${piece}” ends before it begins. What goes on after midnight belongs to the next day.`
    : `“${piece}” is not a time from-to. Write it like 09:00-12:00, 13:00-17:00.`;
}

function byDay<T>(valueOf: (day: Weekday) => T): Record<Weekday, T> {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, valueOf(day)])) as Record<Weekday, T>;
}
