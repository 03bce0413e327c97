import { maskSecrets } from '../handoff/index.ts';
import { parseEmail } from '../identity/email.ts';
import { LOCALES, choiceText, toLocale } from '../locales/index.ts';
import { PHRASES } from '../locales/phrases.ts';
import { normalise } from './normalise.ts';
import type { Answer, Question, Reading, ReadingContext } from './question.ts';
import { readField } from './readField.ts';
import type { Option } from './replies.ts';
import { similarLabel } from './similarOption.ts';
import type { Words } from './words.ts';
import { render } from './words.ts';

const SKIP_BUTTONS = ['skip', 'skipRest'] as const;

/** Reads what was said in answer to a question. Options first: a button may be pressed at any question that has one. */
export function readAnswer(text: string, question: Question, context: ReadingContext): Reading {
  const chosen = chosenOption(text, question, context.locale);
  if (chosen) return read({ kind: 'option', id: chosen.id });
  const { accepts } = question;
  switch (accepts.kind) {
    case 'options':
      return accepts.files && context.hasFiles ? read({ kind: 'files' }) : readSimilar(text, question, context.locale);
    case 'text':
      return accepts.files && context.hasFiles && text === '' ? read({ kind: 'files' }) : readText(text, accepts.limit);
    case 'email':
      return readEmail(text, accepts.codes === true);
    case 'code':
      return readCode(text);
    case 'files':
      return context.hasFiles ? read({ kind: 'files' }) : unread({ key: 'question.notAFile' });
    case 'field':
      // Whoever skipped a field before may try it here too; "Skip" is no description of a problem.
      if (isSkipButton(text)) return unread({ key: 'question.empty' });
      return readField(text, accepts.field, { ...context, timeZone: accepts.timeZone });
    default:
      return accepts satisfies never;
  }
}

function read(answer: Answer): Reading {
  return { ok: true, answer };
}

/** What is nearly an option is meant for it; where words are welcome as well, it is not. */
function readSimilar(text: string, { options = [] }: Question, locale: string): Reading {
  const labels = options.map(({ label }) => render(locale, label));
  const similar = options[similarLabel(text, labels, locale) ?? -1];
  return similar ? read({ kind: 'option', id: similar.id }) : unread({ key: 'question.notAnOption' });
}

function unread(problem: Words): Reading {
  return { ok: false, problem };
}

/** By its words, by other words for it, or by its place in the list where a number can mean nothing else. */
function chosenOption(text: string, { options = [], accepts }: Question, locale: string): Option | undefined {
  const trimmed = text.trim();
  const said = normalise(text);
  const byPlace = (accepts.kind === 'options' || accepts.kind === 'text') && /^\d{1,2}$/.test(trimmed);
  const place = byPlace ? options[Number(trimmed) - 1] : undefined;
  return (
    options.find(({ label }) => render(locale, label) === trimmed) ??
    options.find((each) => said !== '' && waysOfSaying(each, locale).includes(said)) ??
    options.find(({ id }) => otherWords(id, locale).includes(trimmed)) ??
    place
  );
}

/** An id may carry a value after a colon; other words for it are those of what stands before. */
function choiceOf(id: string): string {
  return id.split(':', 1)[0] ?? id;
}

/** A button shown before the language was switched still says what it said. */
function waysOfSaying({ id, label }: Option, locale: string): readonly string[] {
  const shown = 'key' in label ? LOCALES.map((each) => render(each, label)) : [render(locale, label)];
  return [...shown, ...otherWords(id, locale)].map(normalise);
}

function otherWords(id: string, locale: string): readonly string[] {
  return PHRASES[toLocale(locale)].options[choiceOf(id)] ?? [];
}

function isSkipButton(text: string): boolean {
  return LOCALES.some((locale) => SKIP_BUTTONS.some((id) => normalise(choiceText(locale, id)) === normalise(text)));
}

/** With `codes`, a code counts too: it may still be on its way from the last time somebody asked for one. */
function readEmail(text: string, codes: boolean): Reading {
  const email = parseEmail(text.replace(/^<?mailto:|>$/g, ''));
  if (email !== undefined) return read({ kind: 'email', email });
  const code = readCode(text);
  return codes && code.ok ? code : unread({ key: 'question.notAnEmail' });
}

function readText(text: string, limit = Infinity): Reading {
  if (text === '') return unread({ key: 'question.empty' });
  if (text.length > limit) return unread({ key: 'question.tooLong', params: { limit } });
  const safe = maskSecrets(text);
  return read(safe === text ? { kind: 'text', text } : { kind: 'text', text: safe, masked: true });
}

function readCode(text: string): Reading {
  const code = text.replace(/\s/g, '');
  return /^\d{6}$/.test(code) ? read({ kind: 'code', code }) : unread({ key: 'question.notACode' });
}
