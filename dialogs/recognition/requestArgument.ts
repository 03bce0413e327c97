import { isOnlyCourtesy } from '../../locales/courtesies.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import type { RequestVerb } from '../../locales/phrases.ts';
import { emailsIn } from './emailsIn.ts';
import { withoutJoinings } from './joinings.ts';
import { ratingArgument, ratingTold } from './ratingTold.ts';
import { reasonIn, saysWhy } from './reasonSaid.ts';
import type { KeyInText } from './requestKeys.ts';

/** What is to be done with a request, and with what: addresses, a comment, a number. */
export interface Told {
  readonly verb: RequestVerb;
  readonly argument?: string;
}

export type FindVerb = (text: string) => RequestVerb | undefined;

/** In characters; what is longer is no name for what to do. */
const LONGEST_VERB = 60;
const LONGEST_SHARING = 200;
const THAT = new Set(Object.values(PHRASES).flatMap(({ thatWords }) => thatWords.map(normalise)));

/** What stands around a key, where that says more than what to do: `share OPS-1 with demo@example.com`. */
export function toldAround({ before, after, isPunctuated }: KeyInText, findVerb: FindVerb): Told | undefined {
  if (before.length > LONGEST_VERB) return undefined;
  const shared = sharedWith(`${before} ${after}`, findVerb);
  if (shared) return shared;
  if (isOnlyCourtesy(before)) return toldAfter(after, findVerb);
  const verb = findVerb(withoutSigns(before));
  return verb
    ? withoutOrder(withArgument(verb, after, isPunctuated), findVerb)
    : toldBehindVerb(before, after, findVerb);
}

/** In German, the second part of a verb stands behind the key: `lehne OPS-1 ab: zu teuer`. */
function toldBehindVerb(before: string, after: string, findVerb: FindVerb): Told | undefined {
  const heads = [/^\s*\p{L}+/u, /^\s*\p{L}+\s+\p{L}+/u].map((pattern) => pattern.exec(after)?.[0] ?? '');
  const head = heads.find((each) => each !== '' && findVerb(`${withoutSigns(before)}${each}`) !== undefined);
  if (head === undefined) return undefined;
  const verb = findVerb(`${withoutSigns(before)}${head}`);
  const rest = after.slice(head.length);
  const isPunctuated = /^\s*[:;,.\u2013\u2014-]/.test(rest);
  const isTold = isPunctuated || leadsOn(rest.trim().split(/\s/, 1)[0] ?? '');
  const said = withoutSigns(rest);
  return verb !== undefined && isTold && !isOnlyCourtesy(said) ? withArgument(verb, said, isPunctuated) : undefined;
}

/** `OPS-1: it is fixed`, where that names nothing to do. */
export function commentOn({ before, after, isPunctuated }: KeyInText): Told | undefined {
  const text = withoutSigns(after);
  const isComment = isPunctuated && isOnlyCourtesy(before) && !isOnlyCourtesy(text) && !text.endsWith('?');
  return isComment ? { verb: 'comment', argument: text } : undefined;
}

/** `OPS-1 comment: it is fixed`, `OPS-1 rate 5`, `close it, it works`, `add a comment that it works`. */
function toldAfter(after: string, findVerb: FindVerb): Told | undefined {
  const text = withoutSigns(after);
  const sign = text.slice(0, LONGEST_VERB).search(/[:,;.]/);
  const verb = sign > 0 ? findVerb(text.slice(0, sign)) : undefined;
  if (verb !== undefined) return withoutOrder(withArgument(verb, text.slice(sign + 1), true), findVerb);
  const [first = ''] = text.slice(0, LONGEST_VERB).split(' ', 1);
  if (findVerb(first) === 'rate') return withArgument('rate', text.slice(first.length), false);
  const last = /\s(\S+)$/.exec(text.slice(0, LONGEST_VERB + 1));
  if (last && text.length <= LONGEST_VERB && findVerb(last[1] ?? '') === 'rate')
    return withArgument('rate', text.slice(0, last.index), false);
  return toldWithClause(text, findVerb);
}

/** What is to be written, or why something is to be done, without a sign before it. */
function toldWithClause(text: string, findVerb: FindVerb): Told | undefined {
  const words = [...text.slice(0, LONGEST_VERB).matchAll(/\s(?=(\p{L}+))/gu)];
  const leading = words.find(([, word = '']) => leadsOn(word));
  if (!leading) return undefined;
  const rest = text.slice(leading.index);
  const head = text.slice(0, leading.index);
  // People are added, too, but not with “that”.
  const verb = saysThat(rest) && wordsIn(head).every(isAdding) ? 'comment' : findVerb(head);
  return verb === undefined || (verb === 'comment' && !saysThat(rest)) ? undefined : withArgument(verb, rest, false);
}

const ADDING = new Set(Object.values(PHRASES).flatMap(({ addingWords }) => addingWords.flatMap(wordsIn)));

/** Whether a word says that something, or somebody, is added. */
export function isAdding(word: string): boolean {
  return ADDING.has(normalise(word));
}

/** Whether a word leads to what is to be written, or to why something is to be done. */
export function leadsOn(word: string): boolean {
  return THAT.has(normalise(word)) || saysWhy(word);
}

const WITH = new Set(Object.values(PHRASES).flatMap(({ withWords }) => withWords.map(normalise)));

/** Whether a text goes on with what goes with the rest: `with the comment`. */
export function leadsWith(text: string): boolean {
  return WITH.has(wordsIn(text.slice(0, LONGEST_VERB))[0] ?? '');
}

/** `OPS-1 is fixed, please close it`: what says once more what to do is no reason for it. */
function withoutOrder(told: Told | undefined, findVerb: FindVerb): Told | undefined {
  const isOrder = told?.argument !== undefined && findVerb(told.argument) === told.verb;
  return isOrder ? { verb: told.verb } : told;
}

function withArgument(verb: RequestVerb, after: string, isPunctuated: boolean): Told | undefined {
  const text = withoutSigns(after);
  switch (verb) {
    case 'comment':
      return text === '' || (!isPunctuated && isOnlyCourtesy(text)) ? undefined : commented(text);
    case 'rate': {
      const told = ratingTold(text);
      return told && { verb, argument: ratingArgument(told) };
    }
    case 'close':
    case 'reopen':
    case 'approve':
    case 'decline':
      return isPunctuated || saysWhy(text) ? { verb, ...reasonIn(text) } : undefined;
    default:
      return undefined;
  }
}

function sharedWith(text: string, findVerb: FindVerb): Told | undefined {
  const said = text.slice(0, LONGEST_SHARING);
  const emails = emailsIn(said);
  if (emails.length === 0) return undefined;
  const words = said.split(/\s+/).filter((word) => emailsIn(word).length === 0);
  return findVerb(withoutJoinings(words.join(' '))) === 'share'
    ? { verb: 'share', argument: emails.join(' ') }
    : undefined;
}

const SMALL = new Set(Object.values(PHRASES).flatMap(({ fillers }) => fillers.flatMap(wordsIn)));

/** With whom a request is to be shared, where nothing else is said: `OPS-1 with ann@example.com too`. */
export function sharedAlone({ before, after }: KeyInText): readonly string[] {
  return isOnlyCourtesy(before) ? emailsSaid(after) : [];
}

/** The addresses in a text that says nothing else. */
export function emailsSaid(text: string): readonly string[] {
  const words = text.split(/\s+/).filter((word) => emailsIn(word).length === 0);
  const isAlone = wordsIn(withoutJoinings(words.join(' '))).every((word) => SMALL.has(word));
  return isAlone ? emailsIn(text) : [];
}

const SIGNS = new Set('.,:;!–—- \n\t');

/** Without what parts it from what stood before. */
function withoutSigns(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && SIGNS.has(text[start] ?? '')) start += 1;
  while (end > start && (text[end - 1] === ':' || /\s/.test(text[end - 1] ?? ''))) end -= 1;
  return text.slice(start, end);
}

/** Without words to write, they are asked for. */
export function commented(said: string): Told {
  const argument = commentText(said);
  return argument === '' ? { verb: 'comment' } : { verb: 'comment', argument };
}

/** What is to be written, of the words behind “add a comment”: `that it is fixed`, `: “it is fixed”`; not `that that is`. */
export function commentText(text: string, before = ''): string {
  const bare = withoutSigns(text);
  const [first = ''] = bare.split(/\s+/, 1);
  const isLed = THAT.has(normalise(first)) || (leadsWith(bare) && /^\S+\s*:/.test(bare));
  return isLed && first !== before ? commentText(bare.slice(first.length), first) : withoutQuotes(bare);
}

/** Whether a text goes on with what is to be said: `that it is urgent`. */
export function saysThat(text: string): boolean {
  const [first = ''] = wordsIn(text.slice(0, LONGEST_VERB));
  return THAT.has(first);
}

function withoutQuotes(text: string): string {
  return /^["“„«][^"“”„«»]*["”“»]$/.test(text) ? text.slice(1, -1).trim() : text;
}
