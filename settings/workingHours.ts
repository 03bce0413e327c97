import { z } from 'zod';
import { WEEKDAYS, isTimeZone } from '../handoff/domain/wallClock.ts';
import type { Period } from '../handoff/domain/workingHours.ts';
import { minutesOf } from '../handoff/domain/workingHours.ts';

const MOST_PERIODS = 6;
const MOST_HOLIDAYS = 100;
export const LONGEST_HOLIDAY_NAME = 60;

const period = z
  .strictObject({
    from: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00'),
    to: z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time such as 17:00, at most 24:00'),
  })
  .refine(({ from, to }) => minutesOf(from) < minutesOf(to), {
    path: ['to'],
    error: 'must be later than "from"; what comes after midnight belongs to the next day',
  });

const day = z
  .array(period)
  .max(MOST_PERIODS, `must be at most ${String(MOST_PERIODS)} periods`)
  .refine(areInOrder, 'must be in order, none beginning before the one before it has ended');

const holiday = z.strictObject({
  date: z.iso.date('must be a day such as 2026-12-25'),
  name: z.string().max(LONGEST_HOLIDAY_NAME).exactOptional(),
});

/** When customers may ask for a human, as an admin sets it. */
export const workingHoursSchema = z.strictObject({
  timeZone: z.string().refine(isTimeZone, 'is no known time zone; write one such as Europe/Berlin'),
  week: z.record(z.enum(WEEKDAYS), day),
  holidays: z
    .array(holiday)
    .max(MOST_HOLIDAYS, `must be at most ${String(MOST_HOLIDAYS)} days`)
    .default([]),
});

function areInOrder(periods: readonly Period[]): boolean {
  return periods.slice(1).every(({ from }, index) => minutesOf(periods[index]?.to ?? '') <= minutesOf(from));
}
