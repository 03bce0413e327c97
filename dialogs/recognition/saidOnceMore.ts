import { isOnlyCourtesy, withoutCourtesies } from '../../locales/courtesies.ts';
import type { Locale } from '../../locales/index.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import type { ToldAction } from './recogniseRequest.ts';
import { requestActionSaid, requestActionTold } from './recogniseRequest.ts';
import { commentText } from './requestArgument.ts';

/** In words; no more say that something is to be written. */
const MOST_WORDS = 6;
/** In words, of what is polite; fewer are said to the bot: `add a comment please`. */
const FEWEST_POLITE = 3;

const ALL = Object.values(PHRASES)
  .flatMap(({ allWords }) => allWords)
  .toSorted((a, b) => b.length - a.length);
/** A word for each of several requests. */
export const ALL_WORDS = new RegExp(String.raw`(?<!\p{L})(?:${ALL.join('|')})(?!\p{L})`, 'iu');

/** With them, what is to be written may begin: `write it is broken`. */
const IT = new Set(Object.values(PHRASES).flatMap(({ itWords }) => itWords.map(normalise)));

/** Whether what is said to do is said of “it”: the last that was named. */
export function hasItWord(text: string): boolean {
  const [head = ''] = text.split(/[:;]/, 1);
  return wordsIn(head).some((each) => IT.has(each));
}

export interface SaidOnceMore {
  readonly told: ToldAction;
  /** Whether it is said of each request that was named before, and not of the last alone. */
  readonly isOfAll: boolean;
}

/** What else is to be done with requests that were named before: `close it`, `comment on both: …`, `say it is broken`. */
export function saidOnceMore(text: string, locale: Locale): SaidOnceMore | undefined {
  const [head = ''] = text.split(/[:;]/, 1);
  const others = head.replace(ALL_WORDS, ' ');
  const ofAll = others === head ? undefined : requestActionTold(`${others}${text.slice(head.length)}`, locale);
  if (ofAll) return { told: ofAll, isOfAll: true };
  const told = requestActionTold(text, locale);
  const isWordless = told === undefined || (told.action === 'comment' && told.argument === undefined);
  return (isWordless ? written(text, locale) : undefined) ?? (told && { told, isOfAll: false });
}

/** Words to be written need no sign, nor “that”, before them: `write it is broken again`. */
function written(text: string, locale: Locale): SaidOnceMore | undefined {
  const ends = [...text.matchAll(/\S(?=\s|$)/gu)].slice(0, MOST_WORDS).map(({ index }) => index + 1);
  const end = ends.findLast((each) => {
    const said = text.slice(0, each);
    const isComment = [said, said.replace(ALL_WORDS, ' ')].some((way) => requestActionSaid(way, locale) === 'comment');
    const last = wordsIn(said).at(-1);
    // `tell them thanks for the help`: what is polite is what is to be written.
    const isPolite = withoutCourtesies(said).at(-1) !== last;
    return isComment && !isPolite && !IT.has(last ?? '');
  });
  const argument = end === undefined ? '' : commentText(text.slice(end));
  const isTooLittle = isOnlyCourtesy(argument) && wordsIn(argument).length < FEWEST_POLITE;
  if (end === undefined || isTooLittle) return undefined;
  return { told: { action: 'comment', argument }, isOfAll: ALL_WORDS.test(text.slice(0, end)) };
}
