import { asksForVerdict } from './asksForVerdict.ts';
import { nowFor } from './amendedMoment.ts';
import { amendedValue } from './amendedValue.ts';
import { toLocale } from '../../locales/index.ts';
import { lacksEmail, saysWell, saysYes } from '../recognition/acknowledged.ts';
import { withoutPoliteEnds } from '../../locales/courtesies.ts';
import { chosenOption, isNumberOfNone, labelled } from './chosenOption.ts';
import { isQuestion } from '../recognition/asksSomething.ts';
import { emailsIn } from '../recognition/emailsIn.ts';
import type { RequestField } from '../../jira/requestForm.ts';
import type { FieldChange, NamedField } from '../forms/fieldChange.ts';
import { NOTHING, isSkipping, noneOf } from '../forms/emptiedField.ts';
import { fieldChangeIn, isCode, isText } from '../forms/fieldChange.ts';
import { mentionedOption, mistypedOption, partlyNamed } from './nearlyOption.ts';
import { isChoice } from '../recognition/isChoice.ts';
import { isOwnButton } from '../interruptions/isOwnButton.ts';
import { isLeftOver, isSkipButton } from './leftOver.ts';
import { codeMeant, meantSaid } from './meantSaid.ts';
import type { Answer, Question, Reading, ReadingContext } from '../question.ts';
import { readField } from './readField.ts';
import type { Option } from '../replies.ts';
import { similarLabel } from './similarOption.ts';
import { takesAnyText } from './takesAnyText.ts';
import type { Words } from '../words.ts';
import { render } from '../words.ts';

/** Reads what was said in answer to a question. Options first: a button may be pressed at any question that has one. */
export function readAnswer(text: string, question: Question, context: ReadingContext): Reading {
  const change = changeIn(text, question);
  const isSaid = change?.isSigned === true && change.said !== '';
  // `Summary: thanks` is no choice with thanks.
  const chosen = isSaid
    ? labelled(question.options ?? [], text.trim(), context.locale)
    : chosenByName(text, question, context.locale);
  if (chosen) return read({ kind: 'option', id: chosen.id });
  const reading = change && isSure(change, question) ? undefined : readAccepted(text, question, context);
  const meant = change ?? (reading?.ok ? undefined : changeOfLast(text, question, context));
  if (reading?.ok || !meant) return reading ?? unread({ key: 'question.notAnOption' });
  return read({ kind: 'change', change: meant });
}

function changeOfLast(text: string, question: Question, context: ReadingContext): FieldChange | undefined {
  const { last, lastCode } = question;
  const said = lastCode === undefined ? meantSaid(text) : codeOfLast(text, question, context);
  const fieldId = lastCode ?? last;
  const isMeant = said !== undefined && fieldId !== undefined;
  return isMeant ? { fieldId, said, isSigned: false, isGuessed: true } : undefined;
}

/** What would answer the question itself may be meant for that. */
function codeOfLast(text: string, question: Question, context: ReadingContext): string | undefined {
  const code = codeMeant(text);
  if (code === undefined || chosenByName(code, question, context.locale)) return undefined;
  return readAccepted(code, question, context).ok ? undefined : code;
}

/** Whether nothing else can be meant; `delete the account` may be an answer where something else is asked. */
function isSure({ fieldId, isSigned, isOrdered, said }: FieldChange, question: Question): boolean {
  const { accepts } = question;
  const isOwn = accepts.kind === 'field' && accepts.field.fieldId === fieldId;
  return isSigned || (isOrdered === true && (said !== NOTHING || isOwn)) || isForText(question);
}

/** `Fine, thanks` answers somebody who has asked how one is: neither it nor what is like it confirms what the bot asks. */
function chosenByName(text: string, question: Question, locale: string): Option | undefined {
  return isWellMeant(text, question)
    ? labelled(question.options ?? [], text.trim(), locale)
    : chosenOption(text, question, locale);
}

function isWellMeant(text: string, { accepts }: Question): boolean {
  return accepts.kind === 'options' && saysWell(text);
}

/**
 * Of a text that is asked for, its own name is no part, nor is an order to change another field; of one line, nor is what
 * is said of that with a colon. A description may well speak of other texts, and any text of what is to be removed.
 */
function changeIn(text: string, question: Question): FieldChange | undefined {
  const { accepts, fields = [] } = question;
  const change = fieldChangeIn(text, fields) ?? noneOfAsked(text, question);
  if (!change || accepts.kind !== 'field' || !isForText(question)) return change;
  if (change.said === NOTHING && !change.isSigned && !isSkipping(text)) return noneOfAsked(text, question);
  if (text.includes('\n')) return undefined;
  return isSaidOf(change, accepts.field, fields) ? change : statedIn(change, fields);
}

/** Whether a line where a text is asked for says what a field shall be, and is no such text. */
function isSaidOf(change: FieldChange, asked: RequestField, fields: readonly NamedField[]): boolean {
  if (change.isOrdered) return true;
  const isOwn = asked.fieldId === change.fieldId;
  // `the tag is 112244`
  if (!change.isSigned) return isOwn && asked.kind === 'text' && isCode(change.said);
  const field = fields.find(({ fieldId }) => fieldId === change.fieldId);
  return isOwn || asked.kind === 'text' || (field !== undefined && !isText(field));
}

/** `oops, severity is low`, where that is no text: it may be the text that is asked for. */
function statedIn(change: FieldChange, fields: readonly NamedField[]): FieldChange | undefined {
  const isOfList = fields.some((field) => field.fieldId === change.fieldId && !isText(field));
  return isOfList && change.isStated && change.said !== '' ? { ...change, isGuessed: true } : undefined;
}

function noneOfAsked(text: string, { accepts, fields = [] }: Question): FieldChange | undefined {
  const isTaken = accepts.kind === 'field' && !accepts.field.required && fields.length > 0;
  return isTaken ? noneOf(text, accepts.field) : undefined;
}

function isForText({ accepts }: Question): boolean {
  return accepts.kind === 'field' && isText(accepts.field);
}

function readAccepted(text: string, question: Question, context: ReadingContext): Reading {
  const { accepts } = question;
  switch (accepts.kind) {
    case 'options':
      return isWellMeant(text, question)
        ? unread({ key: 'question.notAnOption' })
        : readOption(text, question, context);
    case 'text':
      return readWords(text, question, context);
    case 'email':
      return readAddress(text, question, context.locale);
    case 'code':
      return readCodeOrAddress(text, context);
    case 'files':
      return context.hasFiles ? read({ kind: 'files' }) : unread({ key: 'question.notAFile' });
    case 'field':
      return readFieldOrOption(text, question, context);
    default:
      return accepts satisfies never;
  }
}

function readWords(text: string, question: Question, context: ReadingContext): Reading {
  const { accepts } = question;
  // `send it` wants something done, where it is asked whether something has helped.
  const isOrder = asksForVerdict(question) && saysYes(text);
  if (accepts.kind !== 'text' || isOrder || isNumberOfNone(text, question))
    return unread({ key: 'question.notAnOption' });
  const { verbatim = false, noButtons = verbatim, files = false, limit } = accepts;
  if (noButtons && isLeftOver(text, context.locale)) return unread({ key: 'question.otherButton' });
  return files && context.hasFiles && text === '' ? read({ kind: 'files' }) : readText(text, limit);
}

/** Please and thanks are no part of what is shorter than a text. */
const PLAIN: readonly RequestField['kind'][] = ['number', 'date', 'dateTime'];

function readFieldOrOption(text: string, question: Question, context: ReadingContext): Reading {
  const { accepts } = question;
  const reading = readWhole(text, question, context);
  if (reading.ok || accepts.kind !== 'field' || !PLAIN.includes(accepts.field.kind)) return reading;
  // `sorry, the 2nd`: what was answered last is to be that, as far as it can.
  if (question.last !== undefined && meantSaid(text) !== undefined) return reading;
  const bare = withoutPoliteEnds(text);
  return bare === text ? reading : readWhole(bare, question, context);
}

/** What is shown of choices within choices are options; what is written may be nearly one of them. */
function readWhole(text: string, question: Question, context: ReadingContext): Reading {
  const { accepts } = question;
  if (accepts.kind !== 'field') return unread({ key: 'question.notAnOption' });
  // Whoever skipped a field before may try it here too; "Skip" is no description of a problem.
  if (isSkipButton(text)) return unread({ key: 'question.empty' });
  if (takesAnyText(question) && isLeftOver(text, context.locale)) return unread({ key: 'question.otherButton' });
  const now = nowFor(text, accepts, context.now);
  const { timeZone, day } = accepts;
  const setting = { ...context, now, timeZone, hasEnd: accepts.endId !== undefined, ...(day ? { day } : {}) };
  const whole = amendedValue(text, accepts, setting);
  if (whole === '' && !accepts.field.required) return read({ kind: 'option', id: 'skip' });
  const reading = readField(whole, accepts.field, setting);
  return reading.ok || accepts.field.kind !== 'cascading' ? reading : readSimilar(text, question, context.locale);
}

function read(answer: Answer): Reading {
  return { ok: true, answer };
}

function readOption(text: string, question: Question, { hasFiles, locale }: ReadingContext): Reading {
  const { accepts } = question;
  const { files = false, words, emails = false } = accepts.kind === 'options' ? accepts : {};
  const isFiles = files && hasFiles && (words === undefined || text === '');
  if (isFiles) return read({ kind: 'files' });
  if (emails && text.includes('@')) return readAddress(text, question, locale);
  const similar = readSimilar(text, question, locale);
  const mentioned = similar.ok ? undefined : (mentionedOption(text, question) ?? partlyNamed(text, question));
  if (mentioned) return read({ kind: 'option', id: mentioned.id });
  return similar.ok || words === undefined ? similar : readMore(text, words);
}

/** Words where there are choices as well; a button that is left over from another question says nothing here. */
function readMore(text: string, limit: number): Reading {
  if (isOwnButton(text)) return unread({ key: 'question.otherButton' });
  return isChoice(text) ? unread({ key: 'question.notAnOption' }) : readText(text, limit);
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

/**
 * The address in a text, in a sentence too where it is the only one. Where somebody signs in, a code counts as well: it may
 * still be on its way from the last time they asked for one.
 */
function readAddress(text: string, question: Question, locale: string): Reading {
  const [email, ...others] = emailsIn(text);
  if (others.length > 0) return unread({ key: 'question.oneEmail' });
  if (email !== undefined) return read({ kind: 'email', email });
  const { accepts } = question;
  const code = accepts.kind === 'email' && accepts.codes ? readCode(text) : undefined;
  if (code?.ok) return code;
  const similar = text.includes('@') ? undefined : readSimilar(text, question, locale);
  if (similar?.ok) return similar;
  const isWhy = accepts.kind === 'email' && accepts.codes === true && isQuestion(text, toLocale(locale));
  return unread({ key: isWhy ? 'signIn.why' : 'question.notAnEmail' });
}

/** Whoever writes an address where a code is asked for wants the code there. */
function readCodeOrAddress(text: string, { sixDigits = text, locale }: ReadingContext): Reading {
  const [email, ...others] = emailsIn(text);
  if (email !== undefined && others.length === 0) return read({ kind: 'email', email });
  const code = readCode(sixDigits);
  const isWhy = lacksEmail(text) || isQuestion(text, toLocale(locale));
  return code.ok || !isWhy ? code : unread({ key: 'signIn.whyCode' });
}

function readText(text: string, limit = Infinity): Reading {
  if (text === '') return unread({ key: 'question.empty' });
  if (text.length > limit) return unread({ key: 'question.tooLong', params: { limit } });
  return read({ kind: 'text', text });
}

function readCode(text: string): Reading {
  const code = text.replace(/\s/g, '');
  return /^\d{6}$/.test(code) ? read({ kind: 'code', code }) : unread({ key: 'question.notACode' });
}
