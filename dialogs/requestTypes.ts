import MiniSearch from 'minisearch';
import type { RequestType, RequestTypeGroup } from '../jira/ports.ts';
import { LOCALES } from '../locales/index.ts';
import { normalise, wordsIn } from '../locales/normalise.ts';
import { PHRASES } from '../locales/phrases.ts';
import { createPhraseIndex } from './phraseIndex.ts';

/** A kind of request under the first heading that the help portal shows it under. */
export interface Listed extends RequestType {
  readonly group: string;
}

/** In characters; no kind of request has a longer name. */
const LONGEST_NAME = 100;
const COMMON = new Set(
  LOCALES.flatMap((locale) => [...PHRASES[locale].stopWords, ...PHRASES[locale].fillers].flatMap(wordsIn)),
);

/** A type may stand under several headings, and is listed once. */
export function typesIn(groups: readonly RequestTypeGroup[]): readonly Listed[] {
  const all = groups.flatMap(({ name, requestTypes }) => requestTypes.map((type) => ({ ...type, group: name })));
  return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
}

/** The type that a text says the name of and nothing else, give or take a typo. */
export function typeNamed<Type extends Pick<RequestType, 'id' | 'name'>>(
  text: string,
  types: readonly Type[],
): Type | undefined {
  if (text.length > LONGEST_NAME) return undefined;
  const exact = typeCalled(text, types);
  if (exact) return exact;
  const phrases = types.map(({ id, name }) => ({ id, text: name })).filter(({ text: name }) => normalise(name) !== '');
  const id = createPhraseIndex(phrases, FILLERS).find(text);
  return types.find((each) => each.id === id);
}

const FILLERS = LOCALES.flatMap((locale) => PHRASES[locale].fillers);

/** The type that is called exactly what a text says. */
export function typeCalled<Type extends Pick<RequestType, 'name'>>(
  text: string,
  types: readonly Type[],
): Type | undefined {
  if (text.length > LONGEST_NAME) return undefined;
  return types.find(({ name }) => normalise(name) !== '' && normalise(name) === normalise(text));
}

/** The only type there is, where each of a few words that were searched for begins one of its name. */
export function onlyFitting<Type extends Pick<RequestType, 'name'>>(
  search: string,
  types: readonly Type[],
): Type | undefined {
  const [only, ...others] = types;
  const names = wordsIn(only?.name ?? '');
  const words = wordsIn(search).filter((word) => !COMMON.has(word));
  const isMeant = words.length > 0 && words.every((word) => names.some((name) => name.startsWith(word)));
  return others.length === 0 && isMeant ? only : undefined;
}

/** First the types that share a word with what the request is about, the likeliest before the others. */
export function fittingFirst(types: readonly Listed[], about: string): readonly Listed[] {
  const index = new MiniSearch<Listed>({ fields: ['name', 'description'], searchOptions: { boost: { name: 2 } } });
  index.addAll([...types]);
  const words = wordsIn(about.slice(0, 500)).filter((word) => !COMMON.has(word));
  const found = index.search(words.join(' '), { fuzzy: 0.2, processTerm: (term) => normalise(term) });
  const fitting = found.flatMap(({ id }) => types.filter((type) => type.id === id));
  return [...fitting, ...types.filter((type) => !fitting.includes(type))];
}
