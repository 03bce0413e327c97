import MiniSearch from 'minisearch';
import type { SearchResult } from 'minisearch';
import type { RequestType, RequestTypeGroup } from '../../jira/ports.ts';
import { LOCALES, choiceText } from '../../locales/index.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { createPhraseIndex } from '../recognition/phraseIndex.ts';

/** A kind of request under the first heading that the help portal shows it under. */
export interface Listed extends RequestType {
  readonly group: string;
}

/** In characters; no kind of request has a longer name. */
const LONGEST_NAME = 100;
/** In characters; more words tell nothing more of what kind it is. */
const LONGEST_SEARCHED = 500;
/** This part of the words must be said of a kind that is offered unasked. */
const ENOUGH = 0.5;
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

/** In words, of what a name begins with before what it is about: `Request a`. */
const MOST_AHEAD = 2;

/** The only type whose name ends with what is said: `new laptop`, of `Request a new laptop`. One word alone says too little. */
export function onlyEnding<Type extends Pick<RequestType, 'name'>>(
  text: string,
  types: readonly Type[],
): Type | undefined {
  const all = wordsIn(text);
  // `I want a new laptop`
  const said = all.slice(all.findIndex((word) => !COMMON.has(word)));
  const [only, ...others] = types.filter(({ name }) => {
    const words = wordsIn(name);
    const ahead = words.length - said.length;
    return ahead > 0 && ahead <= MOST_AHEAD && words.slice(ahead).join(' ') === said.join(' ');
  });
  return said.length > 1 && others.length === 0 ? only : undefined;
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

/** `request`, in each language, with what else the button says. */
const ASKING = new Set(LOCALES.flatMap((locale) => wordsIn(choiceText(locale, 'createRequest'))));

/** Whether all that a text tells is one word of the name of a kind or of what is said about it: `a printer request`. */
export function saysOnlyKind(text: string, { name, description }: Pick<RequestType, 'name' | 'description'>): boolean {
  const [only, ...others] = wordsIn(text).filter((word) => !COMMON.has(word) && !ASKING.has(word));
  return only !== undefined && others.length === 0 && wordsIn(`${name} ${description}`).includes(only);
}

/** The types that share half of the words with what was looked for, the likeliest first. */
export function fittingOnly(types: readonly Listed[], about: string): readonly Listed[] {
  const words = wordsThatMatter(about);
  const enough = words.length * ENOUGH;
  return searched(types, words).flatMap(({ id, queryTerms }) =>
    new Set(queryTerms).size >= enough ? types.filter((type) => type.id === id) : [],
  );
}

/** First the types that share a word with what the request is about, the likeliest before the others. */
export function fittingFirst(types: readonly Listed[], about: string): readonly Listed[] {
  const found = searched(types, wordsThatMatter(about));
  const fitting = found.flatMap(({ id }) => types.filter((type) => type.id === id));
  return [...fitting, ...types.filter((type) => !fitting.includes(type))];
}

function wordsThatMatter(text: string): readonly string[] {
  return [...new Set(wordsIn(text.slice(0, LONGEST_SEARCHED)).filter((word) => !COMMON.has(word)))];
}

function searched(types: readonly Listed[], words: readonly string[]): readonly SearchResult[] {
  const index = new MiniSearch<Listed>({ fields: ['name', 'description'], searchOptions: { boost: { name: 2 } } });
  index.addAll([...types]);
  return index.search(words.join(' '), { fuzzy: 0.2, processTerm: (term) => normalise(term) });
}
