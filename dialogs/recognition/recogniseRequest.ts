import { isRequestKey } from '../../jira/requestKey.ts';
import { isOnlyCourtesy, withoutCourtesies } from '../../locales/courtesies.ts';
import type { Locale } from '../../locales/index.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import type { RequestVerb } from '../../locales/phrases.ts';
import type { Intent, RequestAction } from './intents.ts';
import { isOnlyJoining } from './joinings.ts';
import type { FinderOptions } from './phraseFinder.ts';
import { createPhraseFinder } from './phraseFinder.ts';
import type { Told } from './requestArgument.ts';
import { commentOn, commentText, sharedAlone, toldAround } from './requestArgument.ts';
import { beginsAsking, beginsAskingWhether, toldInSentence } from './requestInSentence.ts';
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

const VERBS: FinderOptions<RequestVerb> = {
  buttons: { comment: 'comment', attach: 'attach', approve: 'approve', decline: 'decline', share: 'share' },
  typed: ({ requestActions }) => requestActions,
  fillers: ({ requestFillers }) => requestFillers,
};
const FINDER = createPhraseFinder(VERBS);
/** Beside a key, a shorter word may have a typo, too. */
const NEARLY = createPhraseFinder({ ...VERBS, shortestLoneTypo: 5 });

/** What is to be done with the request that is being looked at: `close it`, `add a comment`. */
export function requestActionSaid(text: string, locale: Locale): RequestAction | undefined {
  const verb = FINDER.find(text, locale);
  return verb === 'show' ? undefined : verb;
}

/** Whether a text, without the key of a request, asks for nothing but to see it. */
export function asksToShow(text: string, locale: Locale): boolean {
  return FINDER.find(text, locale) === 'show';
}

/** What is said around the number of a request, as in `close ticket number 3`; a long number alone is shown. */
export function requestVerbAround(text: string, number: string, locale: Locale): RequestVerb | undefined {
  const [before = '', after = ''] = text.split(number);
  const rest = `${before.replace(NUMBER_SIGN, '')} ${after}`;
  if (isOnlyCourtesy(rest)) return number.length < SHORTEST_ALONE ? undefined : 'show';
  return wordsIn(rest).every((word) => NUMBER_WORDS.has(word)) ? 'show' : FINDER.find(rest, locale);
}

/** In digits; a shorter number alone is a place in a list. */
const SHORTEST_ALONE = 3;
const NUMBER_WORDS = new Set(Object.values(PHRASES).flatMap(({ requestFillers }) => requestFillers.flatMap(wordsIn)));
const NUMBER_SIGN = /\s(?:n[ro°º]\.?)\s*$/iu;

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
  const told = toldInSentence(own, findVerb) ?? mistyped(own, locale) ?? toldOnly(own, locale);
  const isShown = text.length <= LONGEST || findVerb(own.before) === 'show' || isOnlyCourtesy(own.after);
  return told || isShown ? toIntent(own.key.toUpperCase(), told ?? { verb: 'show' }) : undefined;
}

/** `change OPS-1` is spelled like something else that can be done. */
const CHANGING = new Set(Object.values(PHRASES).flatMap(({ fieldChanges }) => fieldChanges.changing.flatMap(wordsIn)));

/** `clsoe OPS-1`: what is to be done is asked before it is done. */
function mistyped(own: KeyInText, locale: Locale): Told | undefined {
  const [word = '', ...others] = withoutCourtesies(own.before);
  const isVerb = others.length === 0 && !CHANGING.has(word);
  return isVerb ? toldInSentence(own, (said) => NEARLY.find(said, locale)) : undefined;
}

/** `OPS-1 still does not work` is meant for who reads that request. */
function toldOnly(named: KeyInText, locale: Locale): Told | undefined {
  const { before, after } = named;
  const words = after.trim().split(/\s+/);
  if (isListOrQuery(named) || isOnlyJoining(after)) return undefined;
  const emails = sharedAlone(named);
  if (emails.length > 0) return { verb: 'share', argument: emails.join(' ') };
  const isTold =
    isOnlyCourtesy(before) &&
    words.length > 1 &&
    !beginsAsking(after) &&
    !after.includes('?') &&
    !isForbidden(after, locale);
  return isTold ? { verb: 'comment', argument: commentText(after) } : undefined;
}

/** `OPS-1 nicht schließen`, `OPS-1 don't close`. */
function isForbidden(after: string, locale: Locale): boolean {
  const words = withoutCourtesies(after);
  return (
    beginsAskingWhether(after) && [1, 2].some((from) => FINDER.find(words.slice(from).join(' '), locale) !== undefined)
  );
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
  // `is OPS-1 done?` is no “it is done”.
  const isFirst = beginsAskingWhether(last.before) && !isOnlyCourtesy(last.after);
  const isAsked = isFirst || (text.includes('?') && beginsAskingWhether(last.after));
  const isMeant = verb === 'show' || !isAsked;
  return verb !== undefined && isMeant && text.length <= LONGEST ? toIntent(key, { verb }) : undefined;
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

const SPACED = /(?<![\w-])(?:([a-z]\w{1,9}) (\d{1,6})|([a-z]{2,10})(\d{1,6}))(?![\w-])/gi;

/** A key with a blank in it, or without its sign, where nothing else is said but what to do: `status of ops 3`, `ops3`. */
export function spacedKeyAsked(
  text: string,
  locale: Locale,
): { readonly said: string; readonly key: string } | undefined {
  const asked = [...text.slice(0, LONGEST).matchAll(SPACED)].find(({ 0: said, index }) => {
    const rest = `${text.slice(0, index)} ${text.slice(index + said.length)}`;
    return isOnlyCourtesy(rest) || FINDER.find(rest, locale) !== undefined;
  });
  const [said = '', project = '', number = '', joined = project, digits = number] = asked ?? [];
  const key = `${joined.toUpperCase()}-${digits}`;
  return isRequestKey(key) ? { said, key } : undefined;
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
