import { maskSecrets } from '../handoff/index.ts';
import { parseEmail } from '../identity/email.ts';
import { LOCALES, choiceText } from '../locales/index.ts';
import { chosenOption, isNumberOfNone } from './chosenOption.ts';
import { mentionedOption, mistypedOption } from './nearlyOption.ts';
import { isChoice } from './isChoice.ts';
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
      return readOption(text, question, context);
    case 'text':
      if (isNumberOfNone(text, question)) return unread({ key: 'question.notAnOption' });
      return accepts.files && context.hasFiles && text === '' ? read({ kind: 'files' }) : readText(text, accepts.limit);
    case 'email':
      return accepts.codes ? readProof(text, question, context.locale) : readEmail(text);
    case 'code':
      return readCodeOrAddress(text);
    case 'files':
      return context.hasFiles ? read({ kind: 'files' }) : unread({ key: 'question.notAFile' });
    case 'field':
      // Whoever skipped a field before may try it here too; "Skip" is no description of a problem.
      if (isSkipButton(text)) return unread({ key: 'question.empty' });
      return readFieldOrOption(text, question, context);
    default:
      return accepts satisfies never;
  }
}

/** What is shown of choices within choices are options; what is written may be nearly one of them. */
function readFieldOrOption(text: string, question: Question, context: ReadingContext): Reading {
  const { accepts } = question;
  if (accepts.kind !== 'field') return unread({ key: 'question.notAnOption' });
  const reading = readField(text, accepts.field, { ...context, timeZone: accepts.timeZone });
  return reading.ok || accepts.field.kind !== 'cascading' ? reading : readSimilar(text, question, context.locale);
}

function read(answer: Answer): Reading {
  return { ok: true, answer };
}

function readOption(text: string, question: Question, { hasFiles, locale }: ReadingContext): Reading {
  const { accepts } = question;
  const { files = false, words } = accepts.kind === 'options' ? accepts : {};
  const isFiles = files && hasFiles && (words === undefined || text === '');
  if (isFiles) return read({ kind: 'files' });
  const similar = readSimilar(text, question, locale);
  const mentioned = similar.ok ? undefined : mentionedOption(text, question);
  if (mentioned) return read({ kind: 'option', id: mentioned.id });
  // A button that is left over from another question says nothing here.
  return similar.ok || words === undefined || isChoice(text) ? similar : readText(text, words);
}

/** What is nearly an option is meant for it; where words are welcome as well, it is not. */
function readSimilar(text: string, { options = [] }: Question, locale: string): Reading {
  // What is offered stands before what may be typed besides.
  const offered = options.filter((each) => each.hidden !== true || 'text' in each.label);
  const similar =
    labelledLike(text, offered, locale) ?? labelledLike(text, options, locale) ?? mistypedOption(text, options, locale);
  return similar ? read({ kind: 'option', id: similar.id }) : unread({ key: 'question.notAnOption' });
}

function labelledLike(text: string, options: readonly Option[], locale: string): Option | undefined {
  const labels = options.map(({ label }) => render(locale, label));
  return options[similarLabel(text, labels, locale) ?? -1];
}

function unread(problem: Words): Reading {
  return { ok: false, problem };
}

function isSkipButton(text: string): boolean {
  return LOCALES.some((locale) => SKIP_BUTTONS.some((id) => normalise(choiceText(locale, id)) === normalise(text)));
}

/**
 * Somebody's own address, in a sentence too where it is the only one. A code counts as well: it may still be on its way
 * from the last time somebody asked for one.
 */
function readProof(text: string, question: Question, locale: string): Reading {
  const [email, ...others] = emailsIn(text);
  if (email !== undefined && others.length === 0) return read({ kind: 'email', email });
  const code = readCode(text);
  if (code.ok || text.includes('@')) return code.ok ? code : unread({ key: 'question.notAnEmail' });
  const similar = readSimilar(text, question, locale);
  return similar.ok ? similar : unread({ key: 'question.notAnEmail' });
}

function emailsIn(text: string): readonly string[] {
  const words = text.split(/[\s<>()[\]"“”„«»,;|]+/u).map((word) => word.replace(/^mailto:|^['’]+|['’.:!?]+$/gu, ''));
  return [...new Set(words.flatMap((word) => parseEmail(word) ?? []))];
}

/** Whoever writes an address where a code is asked for wants the code there. */
function readCodeOrAddress(text: string): Reading {
  const [email, ...others] = emailsIn(text);
  return email !== undefined && others.length === 0 ? read({ kind: 'email', email }) : readCode(codeIn(text) ?? text);
}

/** The one number of six digits in a sentence: `the code is 424 242`. */
function codeIn(text: string): string | undefined {
  const [code, ...others] = new Set(text.match(/(?<![\p{L}\d])\d{3}\s?\d{3}(?![\p{L}\d])/gu));
  return others.length === 0 ? code : undefined;
}

function readEmail(text: string): Reading {
  const email = parseEmail(text.replace(/^<?mailto:|>$/g, ''));
  return email === undefined ? unread({ key: 'question.notAnEmail' }) : read({ kind: 'email', email });
}

function readText(text: string, limit = Infinity): Reading {
  if (text === '') return unread({ key: 'question.empty' });
  if (text.length > limit) return unread({ key: 'question.tooLong', params: { limit } });
  return read({ kind: 'text', text: maskSecrets(text) });
}

function readCode(text: string): Reading {
  const code = text.replace(/\s/g, '');
  return /^\d{6}$/.test(code) ? read({ kind: 'code', code }) : unread({ key: 'question.notACode' });
}
