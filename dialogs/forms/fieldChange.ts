import type { RequestField } from '../../jira/requestForm.ts';
import type { Draft } from './draft.ts';
import { isOnlyCourtesy } from '../../locales/courtesies.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { EMPTYING, NOTHING, noneIn } from './emptiedField.ts';
import type { Parted } from './partedAtName.ts';
import { partedByName, partedBySign, partedByWords } from './partedAtName.ts';

/** In characters; at the end of a longer value nothing is only polite. */
const LONGEST_WITH_END = 300;

/** In words; a longer line says more than the name of a field. */
const MOST_WORDS = 12;

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
  /** Its whole name was written, and an order to change it. */
  readonly isOrdered?: true;
  /** Its whole name was written, and that it is so, or shall be. */
  readonly isStated?: true;
  /** As far as one can tell; what cannot be that is an answer to the open question, or none. */
  readonly isGuessed?: true;
  /** What else was said of other fields: `Summary: No paper, floor: 3`, `amount 2 and budget 250`. */
  readonly others?: readonly FieldChange[];
}

/**
 * Which field shall be what, in a text that says both: `Summary: No paper`, `no, the date should be tomorrow`, `due date
 * tomorrow`. Names are known whole, or by some of their words where no other field has those. What is stated of a text
 * (`the description is too long`) is not what it shall be.
 */
export function fieldChangeIn(text: string, fields: readonly NamedField[]): FieldChange | undefined {
  if (fields.length === 0) return undefined;
  const [first, ...others] = partsOf(text, fields).map((each) => oneChangeIn(each, fields));
  return first && others.length > 0 ? { ...first, others: others.flatMap((each) => each ?? []) } : first;
}

/** A text parted where another field is named behind all that one shall be. */
function partsOf(text: string, fields: readonly NamedField[]): readonly string[] {
  const found = [...text.slice(0, LONGEST_WITH_END).matchAll(BETWEEN_FIELDS)].slice(0, MOST_PARTS);
  const { begin, parts } = found.reduce<{ readonly begin: number; readonly parts: readonly string[] }>(
    (before, { 0: between, index }) => {
      const part = text.slice(before.begin, index);
      const next = index + between.length;
      return isParted(part, text.slice(next), fields) ? { begin: next, parts: [...before.parts, part] } : before;
    },
    { begin: 0, parts: [] },
  );
  return [...parts, text.slice(begin)];
}

/** Without its sign, a further name may be part of a text. */
function isParted(part: string, rest: string, fields: readonly NamedField[]): boolean {
  const change = oneChangeIn(part, fields);
  const next = change && change.said !== '' ? oneChangeIn(rest, fields) : undefined;
  if (!change || !next || next.said === '' || next.fieldId === change.fieldId) return false;
  return next.isSigned || !fields.some((field) => field.fieldId === change.fieldId && isText(field));
}

/** Nobody corrects more in one line. */
const MOST_PARTS = 20;
const BETWEEN_FIELDS = /[,;\n]\s*|\s(?:and|und|et|y|&)\s+/gi;

function oneChangeIn(text: string, fields: readonly NamedField[]): FieldChange | undefined {
  const parted = [...partedBySign(text), ...partedByWords(text)];
  const whole = longest(parted, (each) =>
    fieldsCalled(each.head, fields).filter((field) => !isText(field) || each.by !== 'join'),
  );
  if (whole) return whole;
  const partly =
    longest(parted, (each) => fieldsLike(each.head, fields).filter((field) => !isText(field) || isOrdered(each))) ??
    longest(partedByName(text), ({ head, value }) => namedAlone(head, value, fields));
  if (partly) return { fieldId: partly.fieldId, said: partly.said, isSigned: false };
  return noneIn(text, fields) ?? orderedAlone(text, fields);
}

/** `change the summary`, and nothing more: what it shall be is asked; `clear the labels`. */
function orderedAlone(text: string, fields: readonly NamedField[]): FieldChange | undefined {
  const words = wordsIn(text);
  if (words.length > MOST_WORDS) return undefined;
  const bare = words.filter((word) => !EMPTYING.has(word));
  const isEmptied = bare.length < words.length;
  if (!isEmptied && !words.some((word) => CHANGING.has(word))) return undefined;
  const [only, ...others] = fieldsCalled(bare.join(' '), fields);
  const isNameAlone = words.join(' ') === normalise(only?.name ?? '');
  if (!only || others.length > 0 || isNameAlone) return undefined;
  return { fieldId: only.fieldId, said: isEmptied ? NOTHING : '', isSigned: false, isOrdered: true };
}

/** Other words may be part of the name of a text, and state something else: `my problem is solved`. */
function isOrdered({ by, value }: Parted): boolean {
  return ['sign', 'change', 'shall'].includes(by) || isCodeStated({ by, value }) || WRONG.has(normalise(value));
}

type FindFields = (parted: Parted) => readonly NamedField[];

/** By the longest head that names a field. */
function longest(parted: readonly Parted[], find: FindFields): FieldChange | undefined {
  const [found] = parted
    .map((each) => ({ ...each, fields: find(each) }))
    .filter(({ fields }) => fields.length > 0)
    .toSorted((a, b) => b.head.length - a.head.length);
  const [only, ...others] = found?.fields ?? [];
  if (!found || !only) return undefined;
  const said = valueIn(found, only);
  return {
    fieldId: others.length === 0 ? only.fieldId : undefined,
    said,
    isSigned: found.by === 'sign',
    ...(found.by === 'change' ? { isOrdered: true } : {}),
    ...(found.by === 'statement' || found.by === 'shall' ? { isStated: true } : {}),
  };
}

const ALL = Object.values(PHRASES);
const LEADING = new Set(
  ALL.flatMap(({ fieldChanges, fillers, correctingWords }) => [
    ...fieldChanges.leading,
    ...fieldChanges.changing,
    ...fillers,
    ...correctingWords,
  ]).flatMap(wordsIn),
);
const CHANGING = new Set(
  ALL.flatMap(({ fieldChanges }) => fieldChanges.changing.map((each) => wordsIn(each)[0] ?? '')),
);
const BEHIND = new Set(ALL.flatMap(({ fieldChanges }) => fieldChanges.behind.flatMap(wordsIn)));
const WRONG = new Set(ALL.flatMap(({ fieldChanges }) => fieldChanges.wrong.map(normalise)));
const WAYS_TO_WRITE = new Set(ALL.flatMap(({ fieldChanges }) => fieldChanges.waysToWrite.map(normalise)));
const JOINING = new Set(ALL.flatMap(({ fieldChanges }) => fieldChanges.joining.map(normalise)));
const DATE = new Set(ALL.flatMap(({ fieldChanges }) => fieldChanges.date.map(normalise)));

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

/** `the tag is 112244`; other words may state something of a text. */
function isCodeStated({ by, value }: Pick<Parted, 'by' | 'value'>): boolean {
  return by === 'statement' && isCode(value);
}

export function isCode(value: string): boolean {
  return /^\S*\d\S*$/.test(value);
}

/** Without a word between, a text would be everything that begins with the name of its field. */
function namedAlone(head: string, value: string, fields: readonly NamedField[]): readonly NamedField[] {
  const called = fieldsCalled(head, fields);
  const dates = called.length === 0 && headsIn(head).some((each) => DATE.has(each)) ? fieldsLike(head, fields) : called;
  return dates.filter((field) => !isText(field) || WRONG.has(normalise(value)));
}

/** Whether whatever is written is what it shall be. */
export function isText({ kind }: Pick<NamedField, 'kind'>): boolean {
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
  const isOfText = by === 'statement' && !(field.kind === 'text' && isCodeStated({ by, value }));
  if (isText(field) && (isOfText || (by === 'shall' && field.kind === 'multiLine'))) return '';
  const bare = by === 'sign' && isText(field) ? value : withoutEnd(value);
  if (by !== 'sign' && isNoValue(bare, field)) return '';
  if (by === 'name' && EMPTYING.has(normalise(bare))) return NOTHING;
  return /^(["“„«'])[^]+(["”“»'])$/u.test(bare) ? bare.slice(1, -1).trim() : bare;
}

/** `wrong`; or how a text shall be written: `capitals`, `in capitals`. */
function isNoValue(said: string, field: NamedField): boolean {
  const words = normalise(said);
  const [first = '', ...others] = words.split(' ');
  const way = JOINING.has(first) ? others.join(' ') : words;
  return WRONG.has(words) || (isText(field) && WAYS_TO_WRITE.has(way));
}

/** Without what is polite behind it, and what ends a German sentence. */
function withoutEnd(value: string): string {
  const said = value.trim();
  if (said.length > LONGEST_WITH_END) return said;
  const words = said.split(/\s+/);
  const last = words.at(-1) ?? '';
  // The sign of a currency says something, though it has no letters.
  const isPolite = isOnlyCourtesy(last) && !/\p{Sc}/u.test(last);
  const isEnd = words.length > 1 && (isPolite || BEHIND.has(normalise(last)));
  return isEnd ? withoutEnd(said.slice(0, -last.length)) : said.replace(/,$/, '');
}
