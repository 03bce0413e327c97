import type { RequestField } from '../jira/requestForm.ts';
import { isRequestKey } from '../jira/requestKey.ts';
import type { Draft } from './draft.ts';
import { isOnlyCourtesy } from '../locales/courtesies.ts';
import { normalise, wordsIn } from '../locales/normalise.ts';
import { PHRASES } from '../locales/phrases.ts';

/** In words; no name of a field, with what leads to it, has more. */
const LONGEST_HEAD = 14;

/** A field of a form, as people name it. */
export type NamedField = Pick<RequestField, 'fieldId' | 'name' | 'kind'>;

/** What can be said of a form's fields in a chat. */
export function changeableIn({ form }: Pick<Draft, 'form'>): readonly NamedField[] {
  const fields = (form?.fields ?? []).filter(({ kind }) => kind !== 'unsupported');
  return fields.map(({ fieldId, name, kind }) => ({ fieldId, name, kind }));
}

/** What shall be changed of a form. */
export interface FieldChange {
  /** Undefined where it may be said of several. */
  readonly fieldId: string | undefined;
  /** What it shall be; empty where that was not said. */
  readonly said: string;
  /** Its whole name was written, with a colon: whatever comes then, it is that. */
  readonly isSigned: boolean;
}

/** A text parted where the name of a field may end. */
interface Parted {
  /** Normalised. */
  readonly head: string;
  readonly value: string;
  readonly by: 'sign' | 'words' | 'name';
}

/**
 * Which field shall be what, in a text that says both: `Summary: No paper`, `no, the date should be tomorrow`, `due date
 * tomorrow`. Names are known whole, or by some of their words where no other field has those.
 */
export function fieldChangeIn(text: string, fields: readonly NamedField[]): FieldChange | undefined {
  if (fields.length === 0) return undefined;
  const parted = [...bySign(text), ...byWords(text)];
  const whole = longest(parted, (head) => fieldsCalled(head, fields));
  if (whole) return whole;
  const partly =
    longest(parted, (head) => fieldsLike(head, fields)) ??
    longest(byName(text), (head, value) => namedAlone(head, value, fields));
  return partly && { ...partly, isSigned: false };
}

type FindFields = (head: string, value: string) => readonly NamedField[];

/** By the longest head that names a field. */
function longest(parted: readonly Parted[], find: FindFields): FieldChange | undefined {
  const [found] = parted
    .map((each) => ({ ...each, fields: find(each.head, each.value) }))
    .filter(({ fields }) => fields.length > 0)
    .toSorted((a, b) => b.head.length - a.head.length);
  const [only, ...others] = found?.fields ?? [];
  if (!found || !only) return undefined;
  const said = valueIn(found, only);
  return { fieldId: others.length === 0 ? only.fieldId : undefined, said, isSigned: found.by === 'sign' };
}

const ALL = Object.values(PHRASES);
const LEADING = new Set(
  ALL.flatMap(({ fieldChanges, fillers, correctingWords }) => [
    ...fieldChanges.leading,
    ...fillers,
    ...correctingWords,
  ]).flatMap(wordsIn),
);
/** The longest first. */
const LINKS = ALL.flatMap(({ fieldChanges }) => fieldChanges.links.map(wordsIn)).toSorted(
  (a, b) => b.length - a.length,
);
const BEHIND = new Set(ALL.flatMap(({ fieldChanges }) => fieldChanges.behind.flatMap(wordsIn)));
const WRONG = new Set(ALL.flatMap(({ fieldChanges }) => fieldChanges.wrong.map(normalise)));
const DATE = new Set(ALL.flatMap(({ fieldChanges }) => fieldChanges.date.map(normalise)));

function bySign(text: string): readonly Parted[] {
  const signs = [...text.slice(0, 200).matchAll(/\s*[:=]/g)];
  return signs.map(({ 0: sign, index }) => ({
    head: normalise(text.slice(0, index)),
    value: text.slice(index + sign.length).trim(),
    by: 'sign',
  }));
}

function byWords(text: string): readonly Parted[] {
  const words = wordsOf(text);
  return words.slice(0, LONGEST_HEAD).flatMap((_word, at) => {
    const link = LINKS.find((each) => each.every((word, index) => words[at + index]?.said === word));
    return at === 0 || !link ? [] : partedAt(text, { end: at, begin: at + link.length, by: 'words' });
  });
}

/** Wherever the name may end: no question. */
function byName(text: string): readonly Parted[] {
  if (text.includes('?')) return [];
  const words = wordsOf(text).slice(1, LONGEST_HEAD);
  return words.flatMap((_word, at) => partedAt(text, { end: at + 1, begin: at + 1, by: 'name' }));
}

/** Where the name ends, and where the value begins, in words. */
interface Place {
  readonly end: number;
  readonly begin: number;
  readonly by: Parted['by'];
}

function partedAt(text: string, { end, begin, by }: Place): readonly Parted[] {
  const words = wordsOf(text);
  const value = words[begin];
  if (!value || isRequestSaid(value.written)) return [];
  const head = words.slice(0, end).flatMap(({ said }) => (said === '' ? [] : [said]));
  return [{ head: head.join(' '), value: text.slice(value.index), by }];
}

function wordsOf(text: string) {
  const words = [...text.slice(0, 300).matchAll(/\S+/g)];
  return words.map(({ 0: written, index }) => ({ written, index, said: normalise(written) }));
}

/** `comment on OPS-1` speaks of no field, though one may be called “Comment”. */
function isRequestSaid(word: string): boolean {
  return isRequestKey(word.replace(/[^\w-]+$/, '').toUpperCase());
}

/** Those that are called so, with nothing but what leads to it before their name. */
function fieldsCalled(head: string, fields: readonly NamedField[]): readonly NamedField[] {
  const ways = headsIn(head);
  const named = fields.filter(({ name }) => [name, ...name.split('/')].some((each) => ways.includes(normalise(each))));
  return named.length > 0
    ? named
    : fields.filter(({ fieldId }) => otherNames(fieldId).some((each) => ways.includes(each)));
}

/** What Jira has brought itself is known by its id, and by what people call it. */
function otherNames(fieldId: string): readonly string[] {
  const own = /^[a-z]+$/i.test(fieldId) ? [fieldId] : [];
  return [...own, ...ALL.flatMap(({ options }) => options[fieldId] ?? [])].map(normalise);
}

/** Those whose name has all of these words, or dates where a date is named. */
function fieldsLike(head: string, fields: readonly NamedField[]): readonly NamedField[] {
  const said = headsIn(head).at(-1)?.split(' ') ?? [];
  if (!said.some((word) => word.length > 2)) return [];
  const alike = fields.filter(({ name }) => said.every((word) => wordsIn(name).includes(word)));
  if (alike.length > 0 || !DATE.has(said.join(' '))) return alike;
  return fields.filter(({ kind }) => kind === 'date' || kind === 'dateTime');
}

/** Without a word between, a text would be everything that begins with the name of its field. */
function namedAlone(head: string, value: string, fields: readonly NamedField[]): readonly NamedField[] {
  const called = fieldsCalled(head, fields);
  const dates = called.length === 0 && headsIn(head).some((each) => DATE.has(each)) ? fieldsLike(head, fields) : called;
  return dates.filter((field) => !isText(field) || WRONG.has(normalise(value)));
}

function isText({ kind }: NamedField): boolean {
  return kind === 'text' || kind === 'multiLine';
}

/** A head without some of the words that lead to a name, and from it; all of it first. */
function headsIn(head: string): readonly string[] {
  const words = head.split(' ');
  const end = words.findLastIndex((word) => !LEADING.has(word)) + 1;
  const name = words.findIndex((word) => !LEADING.has(word));
  const most = name < 0 ? words.length - 1 : name;
  const whole = words.slice(0, most + 1).map((_word, at) => words.slice(at).join(' '));
  return end === 0 ? whole : [...whole, words.slice(most, end).join(' ')];
}

function valueIn({ value, by }: Parted, field: NamedField): string {
  const bare = by === 'sign' && isText(field) ? value : withoutEnd(value);
  if (by !== 'sign' && WRONG.has(normalise(bare))) return '';
  return /^(["“„«'])[^]+(["”“»'])$/u.test(bare) ? bare.slice(1, -1).trim() : bare;
}

/** Without what is polite behind it, and what ends a German sentence. */
function withoutEnd(value: string): string {
  const words = value.trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  const isEnd = words.length > 1 && (isOnlyCourtesy(last) || BEHIND.has(normalise(last)));
  return isEnd ? withoutEnd(value.trim().slice(0, -last.length)) : value.trim().replace(/,$/, '');
}
