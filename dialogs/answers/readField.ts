import type { Choice, FieldAnswer, RequestField } from '../../jira/requestForm.ts';
import { withoutPoliteEnds } from '../../locales/courtesies.ts';
import type { DayKept } from '../forms/draft.ts';
import { LONGEST_SUMMARY } from '../forms/draft.ts';
import type { Reading, ReadingContext } from '../question.ts';
import { partedOf } from './partOfDay.ts';
import { weekdayOf } from './nearDate.ts';
import { readCascading } from './readCascading.ts';
import { choicesAmong, readChoices } from './readChoices.ts';
import type { DateSetting } from './readDate.ts';
import { daysSpanned } from './daysSpanned.ts';
import { EXAMPLE_DATE, EXAMPLE_DATE_TIME, readDate, readDateTime, twoDates, twoMoments } from './readDate.ts';
import { exampleNumber, moneyIn, readNumber } from './readNumber.ts';
import { UTC, clockAt, shownMoment } from './timeZone.ts';
import type { Words } from '../words.ts';

/** Jira's limits. */
const LONGEST_DESCRIPTION = 32_767;
const LONGEST_LABEL = 255;

/** With `hasEnd`, a last day may be told with the first; with `day`, that was said before. */
type FieldSetting = DateSetting & { readonly hasEnd?: boolean; readonly day?: DayKept };

/** Reads an answer to a field of a request type; what the bot offers as options is read before it comes here. */
export function readField(text: string, field: RequestField, context: ReadingContext & FieldSetting): Reading {
  if (text.trim() === '') return unread({ key: 'question.empty' });
  return readKind(text, field, context);
}

function readKind(text: string, field: RequestField, context: ReadingContext & FieldSetting): Reading {
  const { locale } = context;
  switch (field.kind) {
    case 'text':
      return readLine(text);
    case 'multiLine':
      return readText(text.trim(), 'multiLine', LONGEST_DESCRIPTION);
    case 'number':
      return readNumberField(text, locale);
    case 'date':
      return readDateField(text, context);
    case 'dateTime':
      return readDateTimeField(text, context);
    case 'multiChoice':
      return readChoicesField(text, field.choices, locale);
    case 'labels':
      return readLabels(text);
    case 'singleChoice':
      return unread({ key: 'question.notAnOption' });
    case 'cascading': {
      const found = readCascading(text, field, locale);
      return found ? answered(found.answer, found.shown) : unread({ key: 'question.notAnOption' });
    }
    case 'user':
      return unread({ key: 'form.user' });
    case 'attachment':
    case 'unsupported':
      return unread({ key: 'question.notAFile' });
    default:
      return field satisfies never;
  }
}

function unread(problem: Words): Reading {
  return { ok: false, problem };
}

function answered(answer: FieldAnswer, shown: string): Reading {
  return { ok: true, answer: { kind: 'field', answer, shown } };
}

/** Nobody is to type a long text again. */
function readLine(text: string): Reading {
  const line = text.replace(/\s+/g, ' ').trim();
  const isKept = line.length > LONGEST_SUMMARY && text.length <= LONGEST_DESCRIPTION;
  if (isKept) return { ok: true, answer: { kind: 'long', text: text.trim() } };
  return readText(line, 'text', LONGEST_SUMMARY);
}

function readText(text: string, kind: 'text' | 'multiLine', limit: number): Reading {
  if (text.length > limit) return unread({ key: 'question.tooLong', params: { limit } });
  // A dash stands for nothing.
  if (!/[^\p{P}\s]/u.test(text)) return unread({ key: 'question.empty' });
  return answered({ kind, text }, text);
}

function readNumberField(text: string, locale: string): Reading {
  const number = readNumber(text, locale);
  if (number === undefined) return unread({ key: 'question.notANumber', params: { example: exampleNumber(locale) } });
  const shown = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(number);
  const unit = moneyIn(text);
  const answer = { kind: 'field', answer: { kind: 'number', number }, shown } as const;
  return { ok: true, answer: unit === undefined ? answer : { ...answer, unit } };
}

function readDateField(text: string, setting: FieldSetting): Reading {
  const isoDate = readDate(text, setting);
  if (isoDate === undefined) return spanOrNone(text, setting);
  // Said in other words, it may be another day than the one that was meant.
  const isPlain = text.includes(isoDate);
  return answered({ kind: 'date', isoDate }, isPlain ? isoDate : withWeekday(isoDate, setting));
}

function withWeekday(isoDate: string, { locale }: DateSetting): string {
  return `${isoDate} (${weekdayOf(isoDate, locale)})`;
}

/** Two days answer two questions, where the next one is for a day as well. */
function spanOrNone(text: string, setting: FieldSetting): Reading {
  const [first, last] = daysSpanned(text, setting) ?? [];
  if (first === undefined || last === undefined) return noDate(text, setting);
  if (setting.hasEnd !== true) return unread({ key: 'question.twoDates', params: { first, second: last } });
  const answer = { kind: 'date', isoDate: first } as const;
  const until = { answer: { kind: 'date', isoDate: last }, shown: withWeekday(last, setting) } as const;
  return { ok: true, answer: { kind: 'field', answer, shown: withWeekday(first, setting), until } };
}

function noDate(text: string, setting: DateSetting): Reading {
  const [first, second] = twoDates(text, setting) ?? [];
  return first === undefined || second === undefined
    ? unread({ key: 'question.notADate', params: { example: EXAMPLE_DATE } })
    : unread({ key: 'question.twoDates', params: { first, second } });
}

function readDateTimeField(text: string, setting: FieldSetting): Reading {
  const { timeZone = UTC } = setting;
  const atMs = readDateTime(text, setting);
  if (atMs === undefined) return noDateTime(text, setting) ?? dayOnly(text, setting) ?? unread(noMoment(setting));
  return answered({ kind: 'dateTime', atMs }, shownMoment(atMs, timeZone));
}

export function noMoment({ timeZone = UTC, day }: Pick<FieldSetting, 'timeZone' | 'day'>): Words {
  const example = day ? EXAMPLE_DATE_TIME.replace(EXAMPLE_DATE, day.isoDate) : EXAMPLE_DATE_TIME;
  return { key: 'question.notADateTime', params: { example, zone: timeZone } };
}

/** `Thursday`, `tomorrow morning`: what is said is kept, and the time asked for. */
function dayOnly(text: string, setting: DateSetting): Reading | undefined {
  const isoDate = readDate(text, setting);
  if (isoDate === undefined) return undefined;
  const { part } = partedOf(text);
  const day = { isoDate, shown: withWeekday(isoDate, setting), ...(part ? { part } : {}) };
  return { ok: true, answer: { kind: 'day', day } };
}

/** Without the zone: what is shown can be written as it is. */
function noDateTime(text: string, setting: DateSetting): Reading | undefined {
  const shown = (atMs: number): string => clockAt(atMs, setting.timeZone ?? UTC).replace('T', ' ');
  const [first, second] = twoMoments(text, setting)?.map(shown) ?? [];
  return first === undefined || second === undefined
    ? undefined
    : unread({ key: 'question.twoDates', params: { first, second } });
}

function readChoicesField(text: string, choices: readonly Choice[], locale: string): Reading {
  // Please and thanks are no choice that is missed; one may be called so.
  const bare = withoutPoliteEnds(text);
  const whole = readChoices(text, choices, locale) ?? readChoices(bare, choices, locale);
  const partly = whole ? undefined : choicesAmong(bare, choices, locale);
  const chosen = whole ?? partly?.found;
  if (chosen === undefined) return unread({ key: 'question.notAnOption' });
  const choiceIds = chosen.map(({ id }) => id);
  const shown = chosen.map(({ label }) => label).join(', ');
  const answer = { kind: 'field', answer: { kind: 'multiChoice', choiceIds }, shown } as const;
  return { ok: true, answer: partly ? { ...answer, missed: partly.missed.join(', ') } : answer };
}

function readLabels(text: string): Reading {
  const labels = [...new Set(text.split(/[\s,;•]+/).filter(Boolean))];
  const tooLong = labels.some((label) => label.length > LONGEST_LABEL);
  if (labels.length === 0 || tooLong) return unread({ key: 'question.notALabel', params: { limit: LONGEST_LABEL } });
  return answered({ kind: 'labels', labels }, labels.join(', '));
}
