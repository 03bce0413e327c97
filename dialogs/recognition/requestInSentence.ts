import { isOnlyCourtesy, withoutCourtesies } from '../../locales/courtesies.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import type { RequestVerb } from '../../locales/phrases.ts';
import { emailsIn } from './emailsIn.ts';
import { ratingArgument, ratingTold } from './ratingTold.ts';
import type { FindVerb, Told } from './requestArgument.ts';
import { reasonIn, saysWhy } from './reasonSaid.ts';
import { commented, isAdding, saysThat } from './requestArgument.ts';
import type { KeyInText } from './requestKeys.ts';
import { goesOnWithKey } from './requestKeys.ts';

/** In words; what is to be done stands right around the key. */
const MOST_AROUND = 5;
const LONGEST_CLAUSE = 8;
/** A text of more clauses tells something. */
const MOST_CLAUSES = 8;
/** Who says one of these first asks about something, or wants it not done. */
const HINDERING = new Set(
  Object.values(PHRASES).flatMap(({ hinderingWords }) => hinderingWords.map((each) => wordsIn(each).join(' '))),
);

/**
 * What is to be done with a request, where more is said around it than that: `could somebody close OPS-1, it works again`,
 * `schreib in OPS-1 dass es dringend ist`, `OPS-1 is fixed, please close it`.
 */
export function toldInSentence(named: KeyInText, findVerb: FindVerb): Told | undefined {
  const [first = ''] = wordsOf(named.before);
  const isAsked = named.after.includes('?') && beginsAskingWhether(named.after);
  if (isAsked || isHindered([first])) return undefined;
  const found = nextToKey(named.before, named.after, findVerb) ?? inClause(named.before, named.after, findVerb);
  const isOther = found !== undefined && found.verb !== 'share';
  const added = isOther ? '' : wordsAdded(named) || (found ? '' : thingAdded(named));
  if (added !== '') return commented(added);
  return found && withFound(named, found);
}

function withFound({ before, after, hasColon }: KeyInText, found: Found): Told | undefined {
  const said = found.rest.join(' ');
  // `add to OPS-1: the keyboard as well`
  const written = hasColon && said !== '' ? after : said;
  switch (found.verb) {
    case 'share':
      return found.isParted || (hasColon && said !== '') || saysThat(said)
        ? commented(written)
        : sharedWith(emailsIn(`${before} ${after}`));
    case 'comment':
      return commented(written);
    case 'rate':
      return rated(found.rest);
    default:
      return { verb: found.verb, ...(saysWhy(said) ? reasonIn(said) : {}) };
  }
}

const SMALL = new Set(Object.values(PHRASES).flatMap(({ fillers }) => fillers.flatMap(wordsIn)));
/** In words; one alone may be somebody's name. */
const FEWEST_ADDED = 2;

/** `add to OPS-1 the keyboard as well`; people are added by their addresses, and `add OPS-1 to …` says where. */
function wordsAdded(named: KeyInText): string {
  const { before, after, hasColon } = named;
  const ahead = withoutCourtesies(before);
  const isAdded = ahead.some(isAdding) && ahead.every((word) => isAdding(word) || SMALL.has(word));
  const said = withoutLastThat(after);
  const isWhere = ahead.length === 1 && said === after.trim();
  if (!isAdded || isWhere || hasColon || goesOnWithKey(named) || emailsIn(after).length > 0) return '';
  return wordsIn(said).length >= FEWEST_ADDED && !isOnlyCourtesy(said) ? said : '';
}

/** `add the keyboard to OPS-1` */
function thingAdded({ before, after }: KeyInText): string {
  const words = before.trim().split(/\s+/);
  const at = words.findIndex(isAdding);
  const said = words.slice(at + 1, -1).join(' ');
  const isAdded = at >= 0 && isSmall(words.slice(0, at).join(' ')) && isSmall(words.at(-1) ?? '');
  const isAll = isOnlyCourtesy(after) || withoutLastThat(after) === '';
  return isAdded && isAll && emailsIn(said).length === 0 && wordsIn(said).length >= FEWEST_ADDED ? said : '';
}

function isSmall(text: string): boolean {
  return isOnlyCourtesy(text) || wordsIn(text).every((word) => SMALL.has(word));
}

/** In German, the second part of the verb stands at the end: `füge OPS-1 die Tastatur hinzu`. */
function withoutLastThat(text: string): string {
  const said = text.trim().replace(/[.!]+$/, '');
  const last = said.split(/\s+/).at(-1) ?? '';
  return saysThat(last) ? said.slice(0, -last.length).trim() : text.trim();
}

/** Whether a text asks about a request, or wants something not done with it. */
export function isHindered(words: readonly string[]): boolean {
  const said = words.flatMap(wordsIn);
  // “Don't” is two words by then.
  return said.some((word, at) => HINDERING.has(word) || HINDERING.has(`${word} ${said[at + 1] ?? ''}`));
}

const ASKING = new Set(
  Object.values(PHRASES).flatMap(({ questionWords }) => questionWords.map((each) => wordsIn(each).join(' '))),
);

/** Whether a text begins with what somebody wants to know: `when will it be done`; `is still broken` says how it is. */
export function beginsAsking(text: string): boolean {
  const [first = '', second = ''] = wordsIn(text);
  return ASKING.has(first) || ASKING.has(`${first} ${second}`);
}

/** Whether a text begins as one that asks how something is: `is OPS-1 done`. */
export function beginsAskingWhether(text: string): boolean {
  return beginsHindered(text) && !beginsAsking(text);
}

/** Whether a text begins so; “c'est” is no question. */
export function beginsHindered(text: string): boolean {
  const [first = '', second = ''] = wordsIn(text);
  return HINDERING.has(first) || HINDERING.has(`${first} ${second}`);
}

interface Found {
  readonly verb: RequestVerb;
  /** The words behind it. */
  readonly rest: readonly string[];
  /** Whether a colon stands between the two. */
  readonly isParted?: boolean;
}

/** Addresses are no words for what to do; behind those words they are part of what is said. */
function nextToKey(before: string, after: string, findVerb: FindVerb): Found | undefined {
  const found = aroundKey(wordsOf(before), wordsOf(after), findVerb);
  if (!found) return undefined;
  const words = after.split(/\s+/).filter((word) => word !== '');
  const others = words.flatMap((word, at) => (emailsIn(word).length === 0 ? [at] : []));
  const last = others[others.length - found.rest.length - 1] ?? -1;
  return { ...found, rest: words.slice(last + 1) };
}

/** The most words around the key that name something to do, without words behind it that need not be there. */
function aroundKey(before: readonly string[], after: readonly string[], findVerb: FindVerb): Found | undefined {
  const verbOf = (ahead: number, behind: number): RequestVerb | undefined =>
    findVerb([...before.slice(before.length - ahead), ...after.slice(0, behind)].join(' '));
  for (const ahead of downFrom(Math.min(MOST_AROUND, before.length))) {
    if (isHindered(before.slice(0, before.length - ahead))) continue;
    const places = downFrom(Math.min(MOST_AROUND, after.length)).filter((behind) => ahead + behind > 0);
    const verb = places.map((behind) => verbOf(ahead, behind)).find((each) => each !== undefined && each !== 'show');
    if (verb === undefined) continue;
    const longest = places.findIndex((behind) => verbOf(ahead, behind) === verb);
    const fewer = places.slice(longest).findIndex((behind) => verbOf(ahead, behind) !== verb);
    const needed = fewer < 0 ? places.length - longest - 1 : fewer - 1;
    const end = places[longest + needed] ?? 0;
    return { verb, rest: after.slice(end), isParted: end > 0 && after[end - 1]?.endsWith(':') === true };
  }
  return undefined;
}

function downFrom(most: number): readonly number[] {
  return Array.from({ length: most + 1 }, (_none, index) => most - index);
}

/** A clause of its own behind the key: `OPS-1 is fixed, please close it`. */
function inClause(before: string, after: string, findVerb: FindVerb): Found | undefined {
  const clauses = after
    .split(/[,.;!\n]+/)
    .slice(0, MOST_CLAUSES)
    .filter((each) => wordsIn(each).length <= LONGEST_CLAUSE);
  const verbs = isHindered([before]) ? [] : clauses.map((each) => (each.trim() === '' ? undefined : findVerb(each)));
  const verb = verbs.find((each) => each !== undefined && each !== 'show');
  return verb && { verb, rest: [] };
}

/** With all the addresses that are named. */
function sharedWith(emails: readonly string[]): Told {
  return emails.length === 0 ? { verb: 'share' } : { verb: 'share', argument: emails.join(' ') };
}

/** `5 stars great work`. Without a number, it may be anything that is spelled so. */
function rated(rest: readonly string[]): Told | undefined {
  const told = ratingTold(rest.join(' '));
  return told && { verb: 'rate', argument: ratingArgument(told) };
}

/** Without addresses, which are no words for what to do. */
function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '' && emailsIn(word).length === 0);
}
