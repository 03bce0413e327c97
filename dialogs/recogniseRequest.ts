import { isRequestKey } from '../jira/requestKey.ts';
import { isOnlyCourtesy } from '../locales/courtesies.ts';
import type { Locale } from '../locales/index.ts';
import type { RequestVerb } from '../locales/phrases.ts';
import type { Intent, RequestAction } from './intents.ts';
import { createPhraseFinder } from './phraseFinder.ts';
import type { Told } from './requestArgument.ts';
import { commentOn, commentText, sharedAlone, toldAround } from './requestArgument.ts';
import { isHindered, toldInSentence } from './requestInSentence.ts';
import type { KeyInText } from './requestKeys.ts';
import { goesOnWithKey, keysIn } from './requestKeys.ts';

/** Whether a key, in capitals, may be that of a request; other things have names like a key. */
export type IsOwnKey = (key: string) => boolean;

const ANY_KEY: IsOwnKey = () => true;

/** Longer than this, a text with a key in it tells something, and asks for nothing by name. */
const LONGEST = 60;
/** Something other than letters and digits, with what a key, a path or a query would have; or hidden as a secret. */
const LIKE_A_KEY = /^(?=.*[^\p{L}\p{N}])(?=.*[\d/?&=%•])/u;

/** One word that asks no question: a key with a path or a query behind it, a path that climbs, no number or number 0. */
const BROKEN_KEY = new RegExp(
  [
    /[a-z]\w*-\d+[/\\?&=%#;'"<>].*/,
    /.*(?:\.|%2e)(?:\.|%2e)(?:[/\\]|%2f|%5c).*/,
    /(?!https?:)[\w./%-]*\?[\w.%-]+=.*/,
    /[a-z][a-z\d_]+-(?:0\d*)?/,
  ]
    .map(({ source }) => `^(?:${source})$`)
    .join('|'),
  'i',
);

const FINDER = createPhraseFinder<RequestVerb>({
  buttons: { comment: 'comment', attach: 'attach', approve: 'approve', decline: 'decline', share: 'share' },
  typed: ({ requestActions }) => requestActions,
});

/** What is to be done with the request that is being looked at: `close it`, `add a comment`. */
export function requestActionSaid(text: string, locale: Locale): RequestAction | undefined {
  const verb = FINDER.find(text, locale);
  return verb === 'show' ? undefined : verb;
}

/** What is said before the number of a request, as in `close ticket number 3`. */
export function requestVerbBefore(text: string, number: string, locale: Locale): RequestVerb | undefined {
  const before = text
    .slice(0, text.lastIndexOf(number))
    .replace(/\s(?:number|nummer|num[eé]ro|n[uú]mero|n[ro°º]\.?)\s*$/iu, '');
  return FINDER.find(before.replace(/[\s#]+$/, ''), locale);
}

/** The same, and with what: `share it with demo@example.com`, `comment: it works`. */
export function requestActionTold(text: string, locale: Locale): ToldAction | undefined {
  const told = toldAround({ key: '', before: '', after: text, isPunctuated: false, hasColon: false }, (said) =>
    FINDER.find(said, locale),
  );
  const meant = told && told.verb !== 'show' ? withAction(told.verb, told.argument) : undefined;
  // `comment: hello`: behind a colon also what is but polite is said.
  if (meant?.argument !== undefined && text.includes(':')) return meant;
  const action = requestActionSaid(text, locale);
  return action ? { action } : meant;
}

export interface ToldAction {
  readonly action: RequestAction;
  /** What it is done with: an address to share with, a comment, a number of stars. */
  readonly argument?: string;
}

/**
 * A request by its key, with what is to be done with it: `CERT-12`, `close cert-12`, or in capitals at the end of a few
 * words. What stands where a key should is taken for one, so that the answer can say what a key looks like.
 */
export function requestAsked(text: string, locale: Locale, isOwn?: IsOwnKey): Intent | undefined {
  const keys = keysIn(text);
  const told = keyTold(text, locale, isOwn ?? ANY_KEY) ?? commentTold(keys, isOwn ?? ANY_KEY);
  if (told) return told;
  const own = isOwn && keys.find(({ key }) => isOwn(key.toUpperCase()));
  if (own || text.length > LONGEST) return own && toldOfOwn(own, text, locale);
  const words = wordsOf(text);
  return keyAtEnd(keys, isOwn ?? ANY_KEY) ?? spacedKey(words, locale) ?? mistakenKey(words, locale);
}

/** A key that is known for one stands for its request, whatever else is said in a few words. */
function toldOfOwn(own: KeyInText, text: string, locale: Locale): Intent | undefined {
  const findVerb = (said: string): RequestVerb | undefined => FINDER.find(said, locale);
  const told = toldInSentence(own, findVerb) ?? toldOnly(own);
  const isShown = text.length <= LONGEST || findVerb(own.before) === 'show' || isOnlyCourtesy(own.after);
  return told || isShown ? toIntent(own.key.toUpperCase(), told ?? { verb: 'show' }) : undefined;
}

/** `OPS-1 still does not work` is meant for who reads that request. */
function toldOnly(named: KeyInText): Told | undefined {
  const { before, after } = named;
  const words = after.trim().split(/\s+/);
  if (isListOrQuery(named)) return undefined;
  const emails = sharedAlone(named);
  if (emails.length > 0) return { verb: 'share', argument: emails.join(' ') };
  const isTold = isOnlyCourtesy(before) && words.length > 1 && !isHindered(words.slice(0, 1)) && !after.includes('?');
  return isTold ? { verb: 'comment', argument: commentText(after) } : undefined;
}

/** `OPS-1 and OPS-3`, `OPS-1 OR reporter = currentUser()`: no words for anybody. */
function isListOrQuery(named: KeyInText): boolean {
  return goesOnWithKey(named) || /^\s*(?:and|or|not)\b[^.!?]*(?:[=~<>]|\bin\s*\()/i.test(named.after);
}

/** A request by its key, where the whole text is nothing but that, and what is to be done with it. */
export function requestNamed(text: string, locale: Locale, isOwn: IsOwnKey): Intent | undefined {
  return keyTold(text, locale, isOwn);
}

function wordsOf(text: string): readonly string[] {
  return text
    .trim()
    .replace(/[?.!,;]+$/, '')
    .split(/\s+/);
}

function keyTold(text: string, locale: Locale, isOwn: IsOwnKey): Intent | undefined {
  const keys = keysIn(text);
  const last = keys.at(-1);
  if (!last) return undefined;
  const [first = last] = keys;
  const told = toldAround(first, (said) => FINDER.find(said, locale));
  if (told) return toIntent(first.key.toUpperCase(), told);
  const rest = `${last.before} ${last.after}`;
  const key = last.key.toUpperCase();
  const verb = isOnlyCourtesy(rest) ? shownAlone(key, isOwn) : FINDER.find(rest, locale);
  return verb !== undefined && text.length <= LONGEST ? toIntent(key, { verb }) : undefined;
}

function shownAlone(key: string, isOwn: IsOwnKey): 'show' | undefined {
  return isOwn(key) ? 'show' : undefined;
}

function commentTold([first]: readonly KeyInText[], isOwn: IsOwnKey): Intent | undefined {
  const key = first?.key.toUpperCase() ?? '';
  const comment = first && isOwn(key) && !isListOrQuery(first) ? commentOn(first) : undefined;
  return comment && toIntent(key, comment);
}

function keyAtEnd(keys: readonly KeyInText[], isOwn: IsOwnKey): Intent | undefined {
  const last = keys.at(-1);
  const isNamed = last !== undefined && isOnlyCourtesy(last.after) && isRequestKey(last.key) && isOwn(last.key);
  return isNamed ? toIntent(last.key, { verb: 'show' }) : undefined;
}

/** `close OPS 1`. Shown is none that is written so: `ISO 27001` is looked up as what it is. */
function spacedKey(words: readonly string[], locale: Locale): Intent | undefined {
  const at = words.findIndex((word, index) => isRequestKey(`${word}-${words[index + 1] ?? ''}`));
  if (at < 0) return undefined;
  const verb = FINDER.find(words.toSpliced(at, 2).join(' '), locale);
  return verb === undefined || verb === 'show' ? undefined : toIntent(`${words[at]}-${words[at + 1]}`, { verb });
}

function mistakenKey(words: readonly string[], locale: Locale): Intent | undefined {
  const [only = '', ...others] = words;
  if (others.length === 0) return BROKEN_KEY.test(only) ? toIntent(only, { verb: 'show' }) : undefined;
  const at = [words.length - 1, 0].find((index) => LIKE_A_KEY.test(words[index] ?? ''));
  if (at === undefined) return undefined;
  const verb = FINDER.find(words.toSpliced(at, 1).join(' '), locale);
  return verb && toIntent(words[at] ?? '', { verb });
}

function toIntent(key: string, { verb, argument }: Told): Intent {
  return verb === 'show' ? { kind: 'showRequest', key } : { kind: 'showRequest', key, ...withAction(verb, argument) };
}

function withAction(action: RequestAction, argument: string | undefined): ToldAction {
  return argument === undefined ? { action } : { action, argument };
}
