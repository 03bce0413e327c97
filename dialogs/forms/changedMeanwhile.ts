import type { TurnContext } from 'botbuilder';
import type { RequestField } from '../../jira/requestForm.ts';
import { accountAnswer, ownAnswer } from './accountAnswer.ts';
import { afterSaid } from './afterAnswer.ts';
import type { Draft } from './draft.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { LONGEST_SUMMARY, reopened, withAnswer } from './draft.ts';
import type { FieldChange } from './fieldChange.ts';
import { NOTHING } from './emptiedField.ts';
import { fieldQuestion } from './fieldQuestion.ts';
import { stillNeeded } from './formCommand.ts';
import type { DialogPorts } from '../ports.ts';
import type { Answer } from '../question.ts';
import { readingContext } from '../questionDialog.ts';
import { noMoment } from '../answers/readField.ts';
import { readAnswer } from '../answers/readAnswer.ts';
import { shownName } from './shownName.ts';
import { withBesides } from './unitSaid.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

type Wanted = Pick<FieldChange, 'fieldId' | 'said'>;

/** What is not all of an answer, and why, where a reader of it can tell. */
export interface Unread extends Wanted {
  readonly why?: Words;
}

export interface Changed {
  readonly draft: Draft;
  readonly told: readonly Words[];
  readonly unread: readonly Unread[];
}

/** Where something is said, and who can tell whose accounts it names. */
export interface ChangeReading {
  readonly context: TurnContext;
  readonly ports: Pick<DialogPorts, 'serviceDesk' | 'identity' | 'clock'>;
  /** A text is asked for, which the whole line may be. */
  readonly isBesideText?: boolean;
}

/** The draft with what was said of its fields while something else is asked, and what there is to say about it. */
export async function withChanges(draft: Draft, wanted: readonly Wanted[], reading: ChangeReading): Promise<Changed> {
  let changed: Changed = { draft, told: [], unread: [] };
  for (const each of wanted) {
    const one = await withChange(changed.draft, each, reading);
    changed =
      'unread' in one
        ? { ...changed, unread: [...changed.unread, one.unread] }
        : { ...changed, draft: one.draft, told: [...changed.told, ...one.told] };
  }
  return changed;
}

type OneChange = { readonly draft: Draft; readonly told: readonly Words[] } | { readonly unread: Unread };

/** Said to the form, and not to one of its fields. */
const OF_WHOLE_FORM: readonly string[] = ['skipRest', 'sendForm', 'editForm', 'doneForm', 'backForm'];

async function withChange(draft: Draft, wanted: Wanted, heard: ChangeReading): Promise<OneChange> {
  const { fieldId = '', said } = wanted;
  const field = draft.form?.fields.find((each) => each.fieldId === fieldId);
  if (!field || said === '') return { unread: wanted };
  const open = reopened(draft, fieldId);
  const context = readingContext(heard.context, heard.ports.clock);
  const question = fieldQuestion(field, open);
  const options = question.options?.filter(({ id }) => !OF_WHOLE_FORM.includes(id)) ?? [];
  const reading = readAnswer(said, { ...question, options, fields: [] }, context);
  if (!reading.ok) return { unread: { ...wanted, why: reading.problem } };
  const missing = missingIn(reading.answer, open);
  if (missing) return { unread: { ...wanted, why: missing } };
  const account = await accountSaid(field, reading.answer, heard);
  if (account?.kind === 'unfit') return { unread: { ...wanted, why: account.why } };
  const whole = account
    ? { draft: withAnswer(open, fieldId, account.answer), told: [] }
    : withBesides(afterSaid(open, field, reading.answer), field, reading.answer);
  const isAll = heard.isBesideText !== true || saysNoMore(said, field, whole.draft);
  return isAll && whole.draft.settled.includes(fieldId) ? taken(draft, field, whole) : { unread: wanted };
}

/** What keeps an answer from being a whole one, where that is asked for at its own question only. */
function missingIn({ kind }: Answer, draft: Draft): Words | undefined {
  if (kind === 'long') return { key: 'question.tooLong', params: { limit: LONGEST_SUMMARY } };
  return kind === 'day' ? noMoment(draft) : undefined;
}

/** In `Rome because the office moved`, a choice is only mentioned. */
function saysNoMore(said: string, field: RequestField, { answers }: Draft): boolean {
  const { [field.fieldId]: answer } = answers;
  return labelsOf(field).length === 0 || !answer || wordsIn(said).length <= wordsIn(answer.shown).length + 1;
}

/** Undefined where the answer names nobody. */
export async function accountSaid({ kind }: RequestField, answer: Answer, { context, ports }: ChangeReading) {
  if (answer.kind === 'email') return accountAnswer(ports.serviceDesk, answer.email);
  const isMe = answer.kind === 'option' && answer.id === 'me' && kind === 'user';
  return isMe ? ({ kind: 'found', answer: await ownAnswer(context, ports.identity) } as const) : undefined;
}

/** What is half answered meanwhile stays so. */
function taken(
  { parentChoice, chosen, day, beginning }: Draft,
  field: RequestField,
  { draft, told }: { readonly draft: Draft; readonly told: readonly Words[] },
): OneChange {
  const choices = { ...(parentChoice === undefined ? {} : { parentChoice }), ...(chosen ? { chosen } : {}) };
  const halves = { ...choices, ...(day ? { day } : {}), ...(beginning === undefined ? {} : { beginning }) };
  const value = valueOf(draft, field);
  const params = { name: shownName(field), chosen: escapeMarkdown(value ?? '') };
  return {
    draft: { ...draft, ...halves },
    told: [{ key: value === undefined ? 'form.leftEmpty' : 'form.chosen', params }, ...told],
  };
}

function valueOf({ answers, files }: Draft, { kind, fieldId }: RequestField): string | undefined {
  const names = kind === 'attachment' ? files.map(({ name }) => name).join(', ') : '';
  return names === '' ? answers[fieldId]?.shown : names;
}

/** Which fields stay as they are of those that were to be changed, what they are, and why. */
export function notTaken(draft: Draft, unread: readonly Unread[]): readonly Words[] {
  return unread.filter(({ said }) => said !== '').map((each) => notTakenFor(draft, each));
}

/** In characters; whoever has written more knows it by its beginning. */
const LONGEST_SHOWN = 100;

function notTakenFor(draft: Draft, { fieldId = '', said, why }: Unread): Words {
  const shown = { said: escapeMarkdown(said.slice(0, LONGEST_SHOWN)) };
  const field = draft.form?.fields.find((each) => each.fieldId === fieldId);
  if (!field) return { key: 'form.whichField', params: shown };
  if (said === NOTHING && field.required) return stillNeeded(field);
  const value = valueOf(draft, field);
  const named = { ...shown, name: shownName(field) };
  const stays: Words =
    value === undefined
      ? { key: 'form.staysEmpty', params: named }
      : { key: 'form.stays', params: { ...named, value: escapeMarkdown(value) } };
  const reason = labelsOf(field).length > 0 ? choicesIn(field) : why;
  return { parts: reason ? [stays, { text: ' ' }, reason] : [stays] };
}

/** So many, of a longer list. */
const MOST_CHOICES = 12;

function choicesIn(field: RequestField): Words {
  const labels = labelsOf(field);
  const shown = labels.slice(0, MOST_CHOICES).map(escapeMarkdown);
  const choices = [...shown, ...(labels.length > MOST_CHOICES ? ['…'] : [])].join(' · ');
  return { key: 'form.itsChoices', params: { choices } };
}

function labelsOf(field: RequestField): readonly string[] {
  if (field.kind === 'singleChoice' || field.kind === 'multiChoice') return field.choices.map(({ label }) => label);
  if (field.kind !== 'cascading') return [];
  return field.choices.flatMap(({ label, children }) =>
    children.length === 0 ? [label] : children.map((child) => `${label} > ${child.label}`),
  );
}

/** What the review does not show by itself. */
export function isNote(words: Words): boolean {
  return 'key' in words && words.key === 'form.onlyNumber';
}
