import { normalise, wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import type { FieldChange, NamedField } from './fieldChange.ts';

const LIST_CHANGES = Object.values(PHRASES).map(({ listChanges }) => listChanges);
/** What is written for nothing in every language. */
export const NOTHING = '-';
export const EMPTYING = new Set(
  LIST_CHANGES.flatMap(({ removing, emptying, skipping }) => [...removing, ...emptying, ...skipping].map(normalise)),
);
const SKIPPING = new Set(LIST_CHANGES.flatMap(({ skipping }) => skipping.map(normalise)));
const NONE = LIST_CHANGES.flatMap(({ none }) => none.map(normalise));

/** `no labels`, right before the whole name; in `no, the labels` something else is said. */
export function noneIn(text: string, fields: readonly NamedField[]): FieldChange | undefined {
  const names = namesOfNone(text);
  const only = fields.find(({ name }) => names.includes(normalise(name)));
  return only && emptied(only);
}

/** The same where one field is asked for, of which a part of the name is enough: `no tag`. */
export function noneOf(text: string, field: NamedField): FieldChange | undefined {
  const words = wordsIn(field.name);
  const isMeant = (name: string): boolean => name.length > 2 && name.split(' ').every((word) => words.includes(word));
  return namesOfNone(text).some(isMeant) ? emptied(field) : undefined;
}

function namesOfNone(text: string): readonly string[] {
  const said = /[,;:.!?]/.test(text) ? '' : normalise(text);
  return NONE.flatMap((word) => (said.startsWith(`${word} `) ? [said.slice(word.length + 1)] : []));
}

function emptied({ fieldId }: NamedField): FieldChange {
  return { fieldId, said: NOTHING, isSigned: false, isOrdered: true };
}

/** Whether a text can only be meant for a form: things are deleted and cleared elsewhere, too. */
export function isSkipping(text: string): boolean {
  return wordsIn(text).some((word) => SKIPPING.has(word));
}
