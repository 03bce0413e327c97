import type { Accepts } from '../question.ts';
import type { DayKept } from '../forms/draft.ts';
import { partedOf } from './partOfDay.ts';
import type { DateSetting } from './readDate.ts';
import { readDate, readDateTime, timeAlone, twoDates, twoMoments } from './readDate.ts';
import { UTC, clockAt } from './timeZone.ts';

type Accepted = Pick<Extract<Accepts, { readonly kind: 'field' }>, 'before' | 'beginMs' | 'day'>;

/** From when a time alone is meant: where it ends something, from its beginning on. */
export function nowFor(text: string, { before, beginMs }: Accepted, now: number): number {
  return before || beginMs === undefined || timeAlone(text) === undefined ? now : beginMs;
}

/** A moment of which a text says only a part: it stays on its day, or at its time. */
export function amendedMoment(text: string, { before, day: kept }: Accepted, setting: DateSetting): string {
  if (kept) return onDay(text, kept, setting);
  if (before?.answer.kind !== 'dateTime') return text;
  const [day = '', was = ''] = clockAt(before.answer.atMs, setting.timeZone ?? UTC).split('T');
  const time = timeAlone(text);
  if (time !== undefined) return `${day} ${time}`;
  if (isDay(text, setting)) return `${text} ${was}`;
  return isHour(text, day, setting) ? `${day} ${text}` : text;
}

/** The time of a day that was said before it, in the part of that day that was said, unless it says another. */
function onDay(text: string, { isoDate, part }: DayKept, setting: DateSetting): string {
  if (timeAlone(text) === undefined && readDateTime(text, setting) !== undefined) return text;
  const hour = /^\d{1,2}$/.test(text.trim()) ? `at ${text.trim()}` : text;
  const isOwnPart = part === undefined || partedOf(text).part !== undefined;
  const ways = [...(isOwnPart ? [] : [`${isoDate} ${hour} ${part}`]), `${isoDate} ${hour}`];
  return ways.find((way) => (readDateTime(way, setting) ?? twoMoments(way, setting)) !== undefined) ?? text;
}

/** Nothing but a day, of which one may have to be asked which it is. */
function isDay(text: string, setting: DateSetting): boolean {
  const isWhole = readDateTime(text, setting) !== undefined || partedOf(text).part !== undefined;
  return !isWhole && (readDate(text, setting) ?? twoDates(text, setting)) !== undefined;
}

/** `at 3`, in either half of the day. */
function isHour(text: string, day: string, setting: DateSetting): boolean {
  return twoMoments(text, setting) === undefined && twoMoments(`${day} ${text}`, setting) !== undefined;
}
