import type { Choice, RequestField } from '../../jira/requestForm.ts';
import type { DayKept, Draft } from './draft.ts';
import { removals, typedRemovals } from './draftFiles.ts';
import { changeableIn, isCode, isText } from './fieldChange.ts';
import { beginOf, endOf } from './endSaid.ts';
import { severalOf, suggestedFor } from './fieldDefault.ts';
import type { Accepts, Question } from '../question.ts';
import { EXAMPLE_DATE, EXAMPLE_DATE_TIME, EXAMPLE_TIME } from '../answers/readDate.ts';
import type { Option } from '../replies.ts';
import { hidden, option } from '../replies.ts';
import { UTC } from '../answers/timeZone.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

/** More buttons than this hide the question; the rest are listed, and can be typed. */
const MOST_BUTTONS = 12;

/** The question for one field of a request type, in its order: name, hint, how to answer. */
export function fieldQuestion(field: RequestField, draft: Draft): Question {
  const choices = choicesOf(field, draft);
  return {
    say: [title(field, draft), ...about(field, draft), ...longList(choices)],
    accepts: acceptsOf(field, draft),
    fields: changeableIn(draft),
    ...lastOf(draft),
    options: [
      ...choices.map(toOption),
      ...(field.kind === 'attachment' ? removals(draft) : []),
      ...ownOptions(field, draft),
      ...waysPast(field, draft),
      ...backs(field, draft),
      ...(field.kind === 'attachment' ? typedRemovals(draft) : removals(draft).map(hidden)),
      ...COMMANDS,
      ...(field.kind === 'attachment' && draft.files.length > 0 ? [ENOUGH_FILES] : []),
    ],
  };
}

/** A text would be whatever else is said, but for a code. */
function lastOf({ form, settled, answers, edited }: Draft): Pick<Question, 'last' | 'lastCode'> {
  const field = edited ? undefined : form?.fields.find(({ fieldId }) => fieldId === settled.at(-1));
  const answer = field && answers[field.fieldId]?.answer;
  if (field && answer?.kind === 'text' && isCode(answer.text)) return { lastCode: field.fieldId };
  const isSure = field && !isText(field) && field.kind !== 'labels' && answers[field.fieldId] !== undefined;
  return isSure ? { last: field.fieldId } : {};
}

function title(field: RequestField, draft: Draft): Words {
  const name = escapeMarkdown(withoutSigns(field.name));
  const parent = parentChoiceOf(field, draft);
  if (parent) return { key: 'form.chooseDetail', params: { name, parent: escapeMarkdown(parent.label) } };
  const day = dayKept(field, draft);
  if (day) return { key: 'form.askTime', params: { name, day: day.shown } };
  const chosen = chosenSoFar(field, draft);
  return chosen === undefined
    ? { key: 'form.ask', params: { name } }
    : { key: 'form.chosen', params: { name, chosen: escapeMarkdown(chosen) } };
}

/** Said once: who has begun to choose knows it. */
function about(field: RequestField, draft: Draft): readonly Words[] {
  if (chosenSoFar(field, draft) !== undefined) return [{ key: 'form.chooseMore' }];
  const hint: readonly Words[] = field.hint === '' ? [] : [{ text: field.hint }];
  const optional: readonly Words[] = field.required ? [] : [{ key: 'form.optional' }];
  return [...hint, ...optional, ...howTo(field, draft)];
}

function dayKept({ kind }: RequestField, { day }: Draft): DayKept | undefined {
  return kind === 'dateTime' ? day : undefined;
}

function chosenSoFar(field: RequestField, { chosen = [] }: Draft): string | undefined {
  return field.kind === 'multiChoice' ? severalOf(field, chosen)?.shown : undefined;
}

/** A name may be a question already, or end with a colon; the sentence around it brings its own sign. */
function withoutSigns(name: string): string {
  return name.replace(/^[\s¿]+|[\s?:]+$/g, '');
}

/** What can be chosen at this point; the second level of a cascading field once the first is chosen. */
export function choicesOf(field: RequestField, draft: Draft): readonly Choice[] {
  if (field.kind === 'cascading') return parentChoiceOf(field, draft)?.children ?? field.choices;
  if (field.kind === 'multiChoice') return field.choices.filter(({ id }) => !draft.chosen?.includes(id));
  return field.kind === 'singleChoice' ? field.choices : [];
}

export function parentChoiceOf(field: RequestField, draft: Draft) {
  if (field.kind !== 'cascading' || draft.parentChoice === undefined) return undefined;
  return field.choices.find(({ id }) => id === draft.parentChoice);
}

function toOption({ id, label }: Choice, index: number): Option {
  return { id, label: { text: label }, ...(index < MOST_BUTTONS ? {} : { hidden: true }) };
}

function longList(choices: readonly Choice[]): readonly Words[] {
  return choices.length <= MOST_BUTTONS
    ? []
    : [{ text: choices.map(({ label }) => escapeMarkdown(label)).join(' · ') }];
}

/** What else says that enough is chosen. */
const ENOUGH: readonly Option[] = [option('skip'), option('skipRest'), option('no')].map(hidden);

/** With a file there, `ok` says that it is enough: behind what is said to the form as a whole. */
const ENOUGH_FILES: Option = { id: 'send:files', label: { key: 'choices.done' }, hidden: true };

const NO_FILE: Option = { id: 'noFile', label: { key: 'choices.skip' }, hidden: true };

function ownOptions(field: RequestField, draft: Draft): readonly Option[] {
  if (field.kind === 'user') return [option('me')];
  if (field.kind === 'text' && draft.beginning !== undefined) return [option('useBeginning')];
  if (chosenSoFar(field, draft) !== undefined) return [option('done'), ...ENOUGH];
  if (field.kind === 'attachment')
    return [option('done'), ...(field.required || draft.files.length > 0 ? [] : [NO_FILE])];
  const suggested = parentChoiceOf(field, draft) ? undefined : suggestedFor(field, draft)?.shown;
  if (suggested === undefined) return [];
  const keep: Option = { id: 'keep', label: { key: 'form.keep', params: { value: suggested } } };
  return field.required ? [keep, hidden(option('skip'))] : [keep];
}

function waysPast(field: RequestField, draft: Draft): readonly Option[] {
  if (field.required || chosenSoFar(field, draft) !== undefined) return [];
  const no = isText(field) ? [hidden(option('no'))] : [];
  const isListed = 'choices' in field;
  return [
    option('skip'),
    option('skipRest'),
    ...(HAVING_NONE.includes(field.kind) ? NOTHING : no),
    // A choice may be called “Not sure”.
    ...(isListed ? [] : [UNKNOWN]),
  ];
}

const UNKNOWN: Option = { id: 'unknown', label: { key: 'choices.skip' }, hidden: true };

/** “Done” and “no” are no answer to these, and say that there is none. */
const HAVING_NONE: readonly RequestField['kind'][] = [
  'labels',
  'multiChoice',
  'user',
  'number',
  'date',
  'dateTime',
  'attachment',
];
const NOTHING: readonly Option[] = [option('done'), option('no')].map(hidden);

/** The buttons of the review still stand there while one of its fields is changed; they are no answer to that. */
function backs({ fieldId }: RequestField, { edited }: Draft): readonly Option[] {
  return edited?.fieldId === fieldId ? BACKS : [];
}

const BACKS: readonly Option[] = [
  { id: 'keepValue', label: { key: 'choices.cancel' } },
  ...[
    { id: 'keepValue:edit', label: { key: 'choices.edit' } } as const,
    { id: 'sendNow', label: { key: 'choices.send' } } as const,
    { id: 'sendNow:again', label: { key: 'choices.tryAgain' } } as const,
  ].map(hidden),
];

/** What is said to the form as a whole, and must not become a value of one of its fields. */
const COMMANDS: readonly Option[] = [
  { id: 'sendForm', label: { key: 'choices.send' } } as const,
  { id: 'editForm', label: { key: 'choices.edit' } } as const,
  { id: 'doneForm', label: { key: 'choices.done' } } as const,
  option('backForm'),
].map(hidden);

function acceptsOf(field: RequestField, draft: Draft): Accepts {
  const { timeZone, edited } = draft;
  if (field.kind === 'attachment') return { kind: 'files' };
  if (field.kind === 'user') return { kind: 'email' };
  if (field.kind === 'singleChoice') return { kind: 'options' };
  const before = edited?.fieldId === field.fieldId ? edited.before : undefined;
  const endId = endOf(field, draft)?.fieldId;
  const beginMs = beginOf(field, draft);
  const day = dayKept(field, draft);
  return {
    kind: 'field',
    field,
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(before ? { before } : {}),
    ...(endId === undefined ? {} : { endId }),
    ...(beginMs === undefined ? {} : { beginMs }),
    ...(day ? { day } : {}),
  };
}

function howTo(field: RequestField, { timeZone = UTC, day }: Draft): readonly Words[] {
  switch (field.kind) {
    case 'number':
      return [{ key: 'form.number' }];
    case 'date':
      return [{ key: 'form.date', params: { example: EXAMPLE_DATE } }];
    case 'dateTime':
      return day
        ? [{ key: 'form.time', params: { example: EXAMPLE_TIME, zone: timeZone } }]
        : [{ key: 'form.dateTime', params: { example: EXAMPLE_DATE_TIME, zone: timeZone } }];
    case 'singleChoice':
    case 'cascading':
      return [{ key: 'form.choose' }];
    case 'multiChoice':
      return [{ key: 'form.chooseSome' }];
    case 'labels':
      return [{ key: 'form.labels' }];
    case 'user':
      return [{ key: 'form.user' }];
    case 'attachment':
      return [{ key: 'form.files' }];
    case 'text':
    case 'multiLine':
    case 'unsupported':
      return [];
    default:
      return field satisfies never;
  }
}
