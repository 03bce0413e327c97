import type { Choice, RequestField } from '../jira/requestForm.ts';
import type { Draft } from './draft.ts';
import type { Accepts, Question } from './question.ts';
import { EXAMPLE_DATE, EXAMPLE_DATE_TIME } from './readDate.ts';
import type { Option } from './replies.ts';
import { option } from './replies.ts';
import type { Words } from './words.ts';
import { escapeMarkdown } from './words.ts';

/** More buttons than this hide the question; the rest are listed, and can be typed. */
const MOST_BUTTONS = 12;

/** The question for one field of a request type, in its order: name, hint, how to answer. */
export function fieldQuestion(field: RequestField, draft: Draft): Question {
  const name = escapeMarkdown(withoutSigns(field.name));
  const parent = parentChoiceOf(field, draft);
  const title: Words = parent
    ? { key: 'form.chooseDetail', params: { name, parent: parent.label } }
    : { key: 'form.ask', params: { name } };
  const hint: readonly Words[] = field.hint === '' ? [] : [{ text: field.hint }];
  const choices = choicesOf(field, draft);
  const optional: readonly Words[] = field.required ? [] : [{ key: 'form.optional' }];
  return {
    say: [title, ...hint, ...optional, ...howTo(field), ...longList(choices)],
    accepts: acceptsOf(field),
    options: [...choices.map(toOption), ...ownOptions(field), ...waysPast(field)],
  };
}

/** A name may be a question already, or end with a colon; the sentence around it brings its own sign. */
function withoutSigns(name: string): string {
  return name.replace(/^[\s¿]+|[\s?:]+$/g, '');
}

/** What can be chosen at this point; the second level of a cascading field once the first is chosen. */
export function choicesOf(field: RequestField, draft: Draft): readonly Choice[] {
  if (field.kind === 'cascading') return parentChoiceOf(field, draft)?.children ?? field.choices;
  return field.kind === 'singleChoice' || field.kind === 'multiChoice' ? field.choices : [];
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

function ownOptions({ kind }: RequestField): readonly Option[] {
  if (kind === 'user') return [option('me')];
  return kind === 'attachment' ? [option('done')] : [];
}

function waysPast({ required }: RequestField): readonly Option[] {
  return required ? [] : [option('skip'), option('skipRest')];
}

function acceptsOf(field: RequestField): Accepts {
  if (field.kind === 'attachment') return { kind: 'files' };
  if (field.kind === 'singleChoice' || field.kind === 'cascading') return { kind: 'options' };
  return { kind: 'field', field };
}

function howTo(field: RequestField): readonly Words[] {
  switch (field.kind) {
    case 'number':
      return [{ key: 'form.number' }];
    case 'date':
      return [{ key: 'form.date', params: { example: EXAMPLE_DATE } }];
    case 'dateTime':
      return [{ key: 'form.dateTime', params: { example: EXAMPLE_DATE_TIME } }];
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
