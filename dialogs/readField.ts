import { maskSecrets } from '../handoff/index.ts';
import type { Choice, FieldAnswer, RequestField } from '../jira/requestForm.ts';
import { LONGEST_SUMMARY } from './draft.ts';
import { normalise } from './normalise.ts';
import type { Reading, ReadingContext } from './question.ts';
import { EXAMPLE_DATE, EXAMPLE_DATE_TIME, readDate, readDateTime } from './readDate.ts';
import { exampleNumber, readNumber } from './readNumber.ts';
import type { Words } from './words.ts';

/** Jira's limits. */
const LONGEST_DESCRIPTION = 32_767;
const LONGEST_LABEL = 255;

/** Reads an answer to a field of a request type; what the bot offers as options is read before it comes here. */
export function readField(text: string, field: RequestField, { locale, now }: ReadingContext): Reading {
  if (text.trim() === '') return unread({ key: 'question.empty' });
  switch (field.kind) {
    case 'text':
      return readText(text.replace(/\s+/g, ' ').trim(), 'text', LONGEST_SUMMARY);
    case 'multiLine':
      return readText(text.trim(), 'multiLine', LONGEST_DESCRIPTION);
    case 'number':
      return readNumberField(text, locale);
    case 'date':
      return readDateField(text, locale, now);
    case 'dateTime':
      return readDateTimeField(text, locale, now);
    case 'multiChoice':
      return readChoices(text, field.choices);
    case 'labels':
      return readLabels(text);
    case 'singleChoice':
    case 'cascading':
      return unread({ key: 'question.notAnOption' });
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

function answered(answer: FieldAnswer, shown: string, masked = false): Reading {
  return { ok: true, answer: { kind: 'field', answer, shown, masked } };
}

function readText(text: string, kind: 'text' | 'multiLine', limit: number): Reading {
  if (text.length > limit) return unread({ key: 'question.tooLong', params: { limit } });
  const safe = maskSecrets(text);
  return answered({ kind, text: safe }, safe, safe !== text);
}

function readNumberField(text: string, locale: string): Reading {
  const number = readNumber(text, locale);
  if (number === undefined) return unread({ key: 'question.notANumber', params: { example: exampleNumber(locale) } });
  return answered(
    { kind: 'number', number },
    new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(number),
  );
}

function readDateField(text: string, locale: string, now: number): Reading {
  const isoDate = readDate(text, locale, now);
  if (isoDate === undefined) return unread({ key: 'question.notADate', params: { example: EXAMPLE_DATE } });
  return answered({ kind: 'date', isoDate }, isoDate);
}

function readDateTimeField(text: string, locale: string, now: number): Reading {
  const atMs = readDateTime(text, locale, now);
  if (atMs === undefined) return unread({ key: 'question.notADateTime', params: { example: EXAMPLE_DATE_TIME } });
  return answered({ kind: 'dateTime', atMs }, `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`);
}

/** All of them, or none: a choice that is not there must not get lost among those that are. */
function readChoices(text: string, choices: readonly Choice[]): Reading {
  const whole = choiceNamed(text, choices);
  const found = whole ? [whole] : text.split(/[,;\n]/).map((name) => choiceNamed(name, choices));
  const known = found.filter((choice) => choice !== undefined);
  if (known.length < found.length) return unread({ key: 'question.notAnOption' });
  const chosen = [...new Set(known)];
  return answered(
    { kind: 'multiChoice', choiceIds: chosen.map(({ id }) => id) },
    chosen.map(({ label }) => label).join(', '),
  );
}

function choiceNamed(name: string, choices: readonly Choice[]): Choice | undefined {
  const exact = choices.find(({ label }) => label === name.trim());
  return exact ?? choices.find(({ label }) => normalise(label) !== '' && normalise(label) === normalise(name));
}

function readLabels(text: string): Reading {
  const labels = [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
  const tooLong = labels.some((label) => label.length > LONGEST_LABEL);
  if (labels.length === 0 || tooLong) return unread({ key: 'question.notALabel', params: { limit: LONGEST_LABEL } });
  return answered({ kind: 'labels', labels }, labels.join(', '));
}
