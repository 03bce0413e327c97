import { isOnlyCourtesy, withoutCourtesies } from '../../locales/courtesies.ts';
import type { Locale } from '../../locales/index.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { hasNoWords } from './acknowledged.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { emailsIn } from './emailsIn.ts';
import type { Intent, RequestOrder } from './intents.ts';
import { joiningsIn, withoutJoinings, withoutLeadingJoinings } from './joinings.ts';
import type { IsOwnKey } from './recogniseRequest.ts';
import { asksToShow, requestAsked } from './recogniseRequest.ts';
import { tellsOfRequest } from './reasonSaid.ts';
import { beginsAsking, beginsHindered, isHindered } from './requestInSentence.ts';
import type { KeyInText } from './requestKeys.ts';
import { LONGEST_ORDERS, goesOnWithKey, keysIn } from './requestKeys.ts';
import { saidOnceMore } from './saidOnceMore.ts';

/** Nothing is asked for to do them with; what is said besides is why. */
export const DECISIONS: readonly RequestIntent['action'][] = ['close', 'reopen', 'approve', 'decline'];

type RequestIntent = Extract<Intent, { readonly kind: 'showRequest' }>;

interface Line {
  readonly text: string;
  readonly locale: Locale;
  readonly isOwn: IsOwnKey;
}

/** In words; fewer say how: `today`. What is said with an address says more. */
const FEWEST_WORDS = 2;
const FEWEST_SHARING = 1;
/** Where something may begin behind the last key; further on, a text tells something. */
const MOST_PLACES = 12;
/** Whatever follows a rating is why. */
const NOTHING_LEFT: readonly RequestIntent['action'][] = [undefined, 'rate'];

/** With what is said, and is of no order and in no comment: keys, which can be looked at, too, addresses, and words. */
export function withLeftAside(intent: RequestIntent, line: Line): RequestIntent {
  const told = { ...intent, ...reasonBehind(intent, line) };
  const { action, others = [] } = told;
  const toldEmails = new Set(argumentsOf(told).flatMap(emailsIn));
  const keys = keysOf([line.text]).filter((each) => line.isOwn(each) && !keysTold(told).has(each));
  const emails = emailsIn(line.text).filter((each) => !toldEmails.has(each));
  const seen = action === undefined && keys.length > 0 ? { others: [...others, ...keys] } : {};
  const leftAside = [...(action === undefined ? [] : keys), ...emails];
  const [unread] = action === undefined ? wordsUnread(told, line) : wordsLeft(told, line);
  return {
    ...told,
    ...seen,
    ...(leftAside.length === 0 ? {} : { leftAside }),
    ...(unread === undefined ? {} : { unread }),
  };
}

/** All that is said of a request, where nobody knows what is to be done with it: `delete OPS-1`. */
function wordsUnread({ key }: RequestIntent, { text, locale, isOwn }: Line): readonly string[] {
  const keys = keysIn(text, LONGEST_ORDERS);
  const first = keys.find((each) => each.key.toUpperCase() === key);
  if (!first || !isOwn(key) || text.includes('?') || goesOnWithKey(first)) return [];
  const words = withoutJoinings(`${first.before} ${first.after}`);
  const isShown = isOnlyLooking(words) || asksOrForbids(first) || asksToShow(words, locale);
  return isShown ? [] : [text.trim()];
}

/** `not that one, on OPS-1`, `have a look at OPS-1` */
const LOOKING = new Set(
  Object.values(PHRASES)
    .flatMap((phrases) => [
      ...phrases.fillers,
      ...phrases.requestFillers,
      ...phrases.aboutWords,
      ...phrases.notWords,
      ...phrases.itWords,
      ...phrases.lookingWords,
      ...phrases.requestActions.show,
    ])
    .flatMap(wordsIn),
);

function isOnlyLooking(words: string): boolean {
  return isOnlyCourtesy(words) || withoutCourtesies(words).every((word) => LOOKING.has(word));
}

/** Single letters are names of things; `… that it is urgent`, behind the key, asks nothing. */
function asksOrForbids({ before, after }: KeyInText): boolean {
  const isForbidden = isHindered(wordsIn(before).filter(({ length }) => length > 1));
  return isForbidden || beginsHindered(after) || wordsIn(after).some(beginsAsking);
}

/**
 * Whoever says more behind the only request says why: `close OPS-1 found it under the desk`, `close OPS-1, it is a
 * duplicate of OPS-2`.
 */
function reasonBehind(intent: RequestIntent, line: Line): { readonly argument?: string } {
  const { action, argument, others = [], afterwards = [] } = intent;
  const isOnly = argument === undefined && others.length === 0 && afterwards.length === 0;
  const last = lastTold(intent, line);
  if (!isOnly || !DECISIONS.includes(action) || !last || line.text.includes('?')) return {};
  const places = [0, ...joiningsIn(last.after).filter((at) => !/\p{L}/u.test(last.after[at] ?? ''))];
  const why = places
    .slice(0, MOST_PLACES)
    .map((at) => ({ at, said: last.after.slice(at).replace(/^[\s,;.:\u2013\u2014-]+/, '') }))
    .find(({ at, said }) => {
      const around = { intent, locale: line.locale, ahead: `${last.before}${last.key}${last.after.slice(0, at)}` };
      return mayBeReason(said) && isLeft(said, around);
    })?.said;
  return why === undefined ? {} : { argument: why };
}

function mayBeReason(said: string): boolean {
  const isJoined = withoutLeadingJoinings(said) !== said.trim();
  return !isJoined && !beginsHindered(said) && (keysIn(said).length === 0 || tellsOfRequest(said));
}

function keysTold(intent: RequestIntent): ReadonlySet<string> {
  const { key, others = [], afterwards = [] } = intent;
  return new Set([key, ...others, ...afterwards.map((each) => each.key), ...keysOf(argumentsOf(intent))]);
}

function lastTold(intent: RequestIntent, { text }: Line): KeyInText | undefined {
  const told = keysTold(intent);
  return keysIn(text, LONGEST_ORDERS).findLast(({ key }) => told.has(key.toUpperCase()));
}

function argumentsOf({ argument = '', afterwards = [] }: Pick<RequestIntent, 'argument' | 'afterwards'>): string[] {
  return [argument, ...afterwards.map((order: RequestOrder) => order.argument ?? '')];
}

function keysOf(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((each) => keysIn(each, LONGEST_ORDERS)).map(({ key }) => key.toUpperCase()))];
}

/** What stands at the end, and was not needed to know what to do: `and tell my boss`. */
function wordsLeft(intent: RequestIntent, { text, locale }: Line): readonly string[] {
  const last = keysIn(text, LONGEST_ORDERS).at(-1);
  if (!last || NOTHING_LEFT.includes(intent.action) || text.includes('?')) return [];
  const told = argumentsOf(intent).filter((each) => each !== '');
  const { after } = last;
  // With whom it is shared is asked.
  const isJoined = intent.action === 'share' || withoutLeadingJoinings(after) !== after.trim();
  const places = [...(isJoined ? [] : [0]), ...joiningsIn(after).slice(0, MOST_PLACES), ...endOfAddresses(after)];
  const rests = places.map((at) => ({ at, said: withoutLeadingJoinings(after.slice(at)).replace(/^[\s:]+/, '') }));
  return rests
    .filter(({ at, said }) => {
      const isMeant = told.some((each) => each.includes(said) || said.includes(each)) || said.includes('@');
      return !isMeant && isLeft(said, { intent, locale, ahead: `${last.before}${last.key}${after.slice(0, at)}` });
    })
    .map(({ said }) => said);
}

function endOfAddresses(text: string): readonly number[] {
  const last = emailsIn(text).at(-1);
  return last === undefined ? [] : [text.lastIndexOf(last) + last.length];
}

interface Around {
  readonly intent: RequestIntent;
  readonly locale: Locale;
  /** What stands before it. */
  readonly ahead: string;
}

function isLeft(said: string, { intent, locale, ahead }: Around): boolean {
  const fewest = intent.action === 'share' ? FEWEST_SHARING : FEWEST_WORDS;
  const isSaid = withoutCourtesies(said).length >= fewest && !hasNoWords(said);
  if (!isSaid || saidOnceMore(said, locale)) return false;
  const meant = requestAsked(ahead, locale, () => true);
  const actions = [intent.action, ...(intent.afterwards ?? []).map(({ action }) => action)];
  return meant?.kind === 'showRequest' && meant.action !== undefined && actions.includes(meant.action);
}
