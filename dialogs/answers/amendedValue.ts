import type { Choice } from '../../jira/requestForm.ts';
import { normalise } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { isAllWord } from '../recognition/allMeant.ts';
import type { DraftAnswer } from '../forms/draft.ts';
import type { Accepts } from '../question.ts';
import { amendedMoment } from './amendedMoment.ts';
import { readChoices } from './readChoices.ts';
import type { DateSetting } from './readDate.ts';

type Accepted = Extract<Accepts, { readonly kind: 'field' }>;

const ALL = Object.values(PHRASES).map(({ listChanges }) => listChanges);
const ADDING = new Set(ALL.flatMap(({ adding }) => adding.map(normalise)));
const REMOVING = new Set(ALL.flatMap(({ removing }) => removing.map(normalise)));
/** Labels have no blanks in them. */
const BETWEEN_LABELS = /[\s,;]+/;

/**
 * All that a field shall be, where a text says only what is new: `add vip`, `ohne Maus` of a list, `at 3 pm` of a moment.
 * Empty where nothing is left.
 */
export function amendedValue(text: string, accepted: Accepted, setting: DateSetting): string {
  const { field, before } = accepted;
  if (field.kind === 'labels') return amendedLabels(text, before?.answer);
  if (field.kind === 'multiChoice') return amendedChoices(text, field.choices, { before, locale: setting.locale });
  return field.kind === 'dateTime' ? amendedMoment(text, accepted, setting) : text;
}

function amendedLabels(text: string, before: DraftAnswer['answer'] | undefined): string {
  const labels = before?.kind === 'labels' ? before.labels : [];
  const change = listChangeIn(text);
  if (change?.isAdding === true) return [...labels, change.rest].join(', ');
  // From nothing, nothing can go: it is a label like others.
  if (!change || labels.length === 0) return text;
  const gone = new Set(change.rest.split(BETWEEN_LABELS).map(normalise));
  return isAllWord(change.rest) ? '' : labels.filter((each) => !gone.has(normalise(each))).join(', ');
}

interface Chosen {
  readonly before: DraftAnswer | undefined;
  readonly locale: string;
}

/** What is added or taken must be there, each of it. */
function amendedChoices(text: string, choices: readonly Choice[], { before, locale }: Chosen): string {
  const change = listChangeIn(text);
  // A choice may be called “Ohne Maus”.
  if (!change || readChoices(text, choices, locale) !== undefined) return text;
  const ids = before?.answer.kind === 'multiChoice' ? before.answer.choiceIds : [];
  const chosen = choices.filter(({ id }) => ids.includes(id));
  const from = change.isAdding ? choices : chosen;
  const named = from.length > 0 && isAllWord(change.rest) ? from : readChoices(change.rest, from, locale);
  if (!named) return text;
  const all = change.isAdding ? [...chosen, ...named] : chosen.filter((each) => !named.includes(each));
  return all.map(({ label }) => label).join(', ');
}

interface ListChange {
  readonly isAdding: boolean;
  readonly rest: string;
}

/** A verb stands at the beginning or at the end, and in German at both. */
function listChangeIn(text: string): ListChange | undefined {
  const words = text.trim().split(/\s+/);
  const isVerb = (word: string): boolean => ADDING.has(normalise(word)) || REMOVING.has(normalise(word));
  const begin = isVerb(words[0] ?? '') ? 1 : 0;
  const end = words.length - (words.length > 1 && isVerb(words.at(-1) ?? '') ? 1 : 0);
  const verb = begin === 1 ? words[0] : words[end];
  const rest = words.slice(begin, end).join(' ');
  return verb === undefined || rest === '' ? undefined : { isAdding: ADDING.has(normalise(verb)), rest };
}
