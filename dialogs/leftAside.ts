import { isOnlyCourtesy, withoutCourtesies } from '../locales/courtesies.ts';
import type { Locale } from '../locales/index.ts';
import { emailsIn } from './emailsIn.ts';
import type { Intent, RequestOrder } from './intents.ts';
import { joiningsIn, withoutLeadingJoinings } from './joinings.ts';
import type { IsOwnKey } from './recogniseRequest.ts';
import { requestAsked } from './recogniseRequest.ts';
import { isHindered } from './requestInSentence.ts';
import { LONGEST_ORDERS, keysIn } from './requestKeys.ts';
import { saidOnceMore } from './saidOnceMore.ts';

/** Nothing is asked for to do them with; what is said besides is why. */
export const DECISIONS: readonly RequestIntent['action'][] = ['close', 'reopen', 'approve', 'decline'];

type RequestIntent = Extract<Intent, { readonly kind: 'showRequest' }>;

interface Line {
  readonly text: string;
  readonly locale: Locale;
  readonly isOwn: IsOwnKey;
}

/** In words; fewer say how: `today`. In brackets they say more. */
const FEWEST_WORDS = 3;
const FEWEST_IN_BRACKETS = 2;
/** Whatever follows a rating is why. */
const NOTHING_LEFT: readonly RequestIntent['action'][] = [undefined, 'rate'];
/** In characters; of more, the beginning is shown. */
const LONGEST_SHOWN = 80;

/** With what is said, and is of no order and in no comment: keys, which can be looked at, too, addresses, and words. */
export function withLeftAside(intent: RequestIntent, line: Line): RequestIntent {
  const { key, action, others = [], afterwards = [] } = intent;
  const toldKeys = new Set([key, ...others, ...afterwards.map((each) => each.key), ...keysOf(argumentsOf(intent))]);
  const toldEmails = new Set(argumentsOf(intent).flatMap(emailsIn));
  const keys = keysOf([line.text]).filter((each) => line.isOwn(each) && !toldKeys.has(each));
  const emails = emailsIn(line.text).filter((each) => !toldEmails.has(each));
  const [words] = wordsLeft(intent, line);
  const why = words?.at === 0 && isReason(intent, words.said) ? words.said : undefined;
  const seen = action === undefined && keys.length > 0 ? { others: [...others, ...keys] } : {};
  const leftAside = [
    ...(action === undefined ? [] : keys),
    ...emails,
    ...(words && why === undefined ? [quoted(words.said)] : []),
  ];
  const argument = why === undefined ? {} : { argument: why };
  return { ...intent, ...argument, ...seen, ...(leftAside.length === 0 ? {} : { leftAside }) };
}

/** Whoever says more behind the only request says why: `close OPS-1 found it under the desk`. */
function isReason({ action, argument, others = [], afterwards = [] }: RequestIntent, said: string): boolean {
  const isOnly = argument === undefined && others.length === 0 && afterwards.length === 0;
  return isOnly && DECISIONS.includes(action) && !isHindered(said.split(/\s+/, 1)) && keysIn(said).length === 0;
}

function argumentsOf({ argument = '', afterwards = [] }: Pick<RequestIntent, 'argument' | 'afterwards'>): string[] {
  return [argument, ...afterwards.map((order: RequestOrder) => order.argument ?? '')];
}

function keysOf(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((each) => keysIn(each, LONGEST_ORDERS)).map(({ key }) => key.toUpperCase()))];
}

/** What stands at the end, and was not needed to know what to do: `and tell my boss`. */
function wordsLeft(intent: RequestIntent, { text, locale }: Line): readonly WordsLeft[] {
  const last = keysIn(text, LONGEST_ORDERS).at(-1);
  if (!last || NOTHING_LEFT.includes(intent.action) || text.includes('?')) return [];
  const told = argumentsOf(intent).filter((each) => each !== '');
  const { after } = last;
  // With whom it is shared is asked.
  const isJoined = intent.action === 'share' || withoutLeadingJoinings(after) !== after.trim();
  const places = [...(isJoined ? [] : [0]), ...joiningsIn(after), ...endOfAddresses(after)];
  const rests = places.map((at) => ({ at, said: withoutLeadingJoinings(after.slice(at)).replace(/^[\s:]+/, '') }));
  return rests.filter(({ at, said }) => {
    const isMeant = told.some((each) => each.includes(said) || said.includes(each)) || said.includes('@');
    return !isMeant && isLeft(said, { intent, locale, ahead: `${last.before}${last.key}${after.slice(0, at)}` });
  });
}

function endOfAddresses(text: string): readonly number[] {
  const last = emailsIn(text).at(-1);
  return last === undefined ? [] : [text.lastIndexOf(last) + last.length];
}

interface WordsLeft {
  /** Where they begin behind the last key; at 0 where nothing joins them to it. */
  readonly at: number;
  readonly said: string;
}

interface Around {
  readonly intent: RequestIntent;
  readonly locale: Locale;
  /** What stands before it. */
  readonly ahead: string;
}

function isLeft(said: string, { intent, locale, ahead }: Around): boolean {
  const fewest = said.startsWith('(') ? FEWEST_IN_BRACKETS : FEWEST_WORDS;
  const isSaid = withoutCourtesies(said).length >= fewest && !isOnlyCourtesy(said);
  if (!isSaid || saidOnceMore(said, locale)) return false;
  const meant = requestAsked(ahead, locale, () => true);
  const actions = [intent.action, ...(intent.afterwards ?? []).map(({ action }) => action)];
  return meant?.kind === 'showRequest' && meant.action !== undefined && actions.includes(meant.action);
}

function quoted(said: string): string {
  return `“${said.length <= LONGEST_SHOWN ? said : `${said.slice(0, LONGEST_SHOWN)}…`}”`;
}
