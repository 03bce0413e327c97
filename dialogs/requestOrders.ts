import { isOnlyCourtesy } from '../locales/courtesies.ts';
import type { Locale } from '../locales/index.ts';
import { LOCALES } from '../locales/index.ts';
import { wordsIn } from '../locales/normalise.ts';
import { PHRASES } from '../locales/phrases.ts';
import { emailsIn } from './emailsIn.ts';
import type { Intent, RequestOrder } from './intents.ts';
import { joiningsIn, withoutJoinings, withoutLeadingJoinings } from './joinings.ts';
import type { IsOwnKey } from './recogniseRequest.ts';
import { requestActionTold, requestAsked, requestNamed } from './recogniseRequest.ts';
import { leadsOn, saysThat } from './requestArgument.ts';
import type { KeyInText } from './requestKeys.ts';
import { LONGEST_ORDERS, keysIn } from './requestKeys.ts';

/** More are no orders that somebody says in one line. */
const MOST_KEYS = 8;

/**
 * What is to be done with each of several requests, in the order of saying: `attach a file to OPS-1 and comment on OPS-3`.
 * None where that is not said of every one of them. What is to be written goes on to the end.
 */
export function ordersIn(text: string, locale: Locale): readonly RequestOrder[] {
  const keys = keysIn(text, LONGEST_ORDERS);
  if (keys.length === 0 || keys.length > MOST_KEYS) return [];
  return ordersFrom({ text, locale, keys, read: new Map() }, { index: 0, from: 0 })?.map(({ order }) => order) ?? [];
}

/** The first of several orders for requests with such keys. */
export function firstOrder(text: string, locale: Locale, isOwn: IsOwnKey): Intent | undefined {
  const [first, ...others] = ordersIn(text, locale);
  const isMeant = first !== undefined && others.length > 0 && [first, ...others].every(({ key }) => isOwn(key));
  return isMeant ? { kind: 'showRequest', ...first } : undefined;
}

/** The same, or what is to be done with the only one. */
export function orderNamed(text: string, locale: Locale, isOwn: IsOwnKey): Intent | undefined {
  return firstOrder(text, locale, isOwn) ?? requestNamed(text, locale, isOwn);
}

interface Line {
  readonly text: string;
  readonly locale: Locale;
  readonly keys: readonly KeyInText[];
  /** What was found from a place on, by what was said before it: there may be many ways to part a line. */
  readonly read: Map<string, readonly Said[] | undefined>;
}

/** Where the part of a line begins that has not been read, and what was said before it. */
interface Place {
  /** Of the next key. */
  readonly index: number;
  /** In characters. */
  readonly from: number;
  readonly before?: RequestOrder;
}

interface Said {
  readonly order: RequestOrder;
  /** Whether it names what is to be done, or goes on with what the one beside it has named. */
  readonly isWhole: boolean;
}

function ordersFrom(line: Line, place: Place): readonly Said[] | undefined {
  const { index, from, before } = place;
  if (index === line.keys.length) return [];
  const id = [index, from, before?.action, before?.argument].join(' ');
  if (!line.read.has(id)) {
    const ends = endsOf(line, index);
    line.read.set(
      id,
      firstOf(ends, (end) => ordersUntil(line, place, end)),
    );
  }
  return line.read.get(id);
}

/** Where the part with this key may end: at a word or a sign that joins, with the key, or where the next one begins. */
function endsOf({ text, keys }: Line, index: number): readonly number[] {
  const [here, next] = [keys[index], keys[index + 1]];
  if (!here || !next) return [text.length];
  const behind = text.length - here.after.length;
  const joined = joiningsIn(text.slice(behind, next.before.length)).map((at) => behind + at);
  if (joined.length > 0) return joined;
  // `that OPS-1 works`, `because OPS-1 works`: what follows says more about the first.
  return leadsOn(wordsIn(next.before).at(-1) ?? '') ? [] : [behind, next.before.length];
}

function ordersUntil(line: Line, place: Place, end: number): readonly Said[] | undefined {
  const clause = withoutLeadingJoinings(line.text.slice(place.from, end));
  if (place.index > 0 && goesOnWithBefore(clause)) return undefined;
  const whole = orderIn(clause, line.locale);
  const order = whole ?? (place.before && goneOnWith(clause, line.locale, place.before));
  if (order?.action === 'comment' && order.argument !== undefined) return commentToEnd(line, place);
  const next = { index: place.index + 1, from: end };
  const twice = withOneMore(line, place);
  if (twice) return twice;
  if (order) return withRest({ order, isWhole: whole !== undefined }, ordersFrom(line, { ...next, before: order }));
  // In German, the verb may stand at the end of all.
  const rest = ordersFrom(line, next);
  const said = rest?.[0] && goneOnWith(clause, line.locale, rest[0].order);
  return said && withRest({ order: said, isWhole: false }, rest);
}

function withRest({ order, isWhole }: Said, rest: readonly Said[] | undefined): readonly Said[] | undefined {
  return rest && [{ order: withArgumentOf(order, rest[0]), isWhole }, ...rest];
}

/** `share OPS-1 with ann@example.com and close it`: the last request is meant again. */
function withOneMore({ text, locale, keys }: Line, { index, from }: Place): readonly Said[] | undefined {
  if (index < keys.length - 1) return undefined;
  const behind = text.length - (keys[index]?.after.length ?? 0);
  return firstOf(joiningsIn(text.slice(behind)), (at) => {
    const told = requestActionTold(withoutLeadingJoinings(text.slice(behind + at)), locale);
    const order = told && orderIn(withoutLeadingJoinings(text.slice(from, behind + at)), locale);
    if (!order || order.action === told.action) return undefined;
    return [
      { order, isWhole: true },
      { order: { key: order.key, ...told }, isWhole: true },
    ];
  });
}

function commentToEnd({ text, locale }: Line, { from, before }: Place): readonly Said[] | undefined {
  const clause = withoutLeadingJoinings(text.slice(from));
  const whole = orderIn(clause, locale);
  const order = whole ?? (before && goneOnWith(clause, locale, before));
  return order && [{ order, isWhole: whole !== undefined }];
}

/** `share OPS-1 and OPS-3 with ann@example.com`: the address is said of both. */
function withArgumentOf(order: RequestOrder, after: Said | undefined): RequestOrder {
  const { argument, action } = after?.order ?? {};
  const isSame = after !== undefined && !after.isWhole && action === order.action;
  return isSame && order.argument === undefined && argument !== undefined ? { ...order, argument } : order;
}

/**
 * Whether the part belongs to the one before: `and joe@example.com and close OPS-3` names one more person first, and what
 * is told with a colon, or with “that”, may be about other requests.
 */
function goesOnWithBefore(clause: string): boolean {
  const [named] = keysIn(clause, LONGEST_ORDERS);
  if (!named || named.before.includes(':') || saysThat(clause)) return true;
  const last = joiningsIn(named.before.trimEnd()).at(-1);
  const begun = last === undefined ? '' : named.before.slice(0, last);
  const rest = last === undefined ? named.before : named.before.slice(last);
  return emailsIn(begun).length > 0 && emailsIn(rest).length === 0;
}

/** `ann@example.com to OPS-1` has whom to share it with before it; `ann@example.com, OPS-1 with …` has not. */
function hasOthersAddress({ before, after }: KeyInText): boolean {
  if (emailsIn(before).length === 0) return false;
  return (
    emailsIn(after).length > 0 ||
    joiningsIn(before).length > 0 ||
    emailsIn(before.trim().split(/\s+/).at(-1) ?? '').length > 0
  );
}

function orderIn(clause: string, locale: Locale): RequestOrder | undefined {
  const [named] = keysIn(clause, LONGEST_ORDERS);
  const meant = requestNamed(clause, locale, () => true) ?? sharedInSentence(clause, locale);
  if (meant?.kind !== 'showRequest' || meant.action === undefined) return undefined;
  const { key, action, argument } = meant;
  return key === named?.key.toUpperCase()
    ? { key, action, ...(argument === undefined ? {} : { argument }) }
    : undefined;
}

/** `share OPS-1 with my boss ann@example.com`. */
function sharedInSentence(clause: string, locale: Locale): Intent | undefined {
  const meant = clause.includes('@') ? requestAsked(clause, locale, () => true) : undefined;
  return meant?.kind === 'showRequest' && meant.action === 'share' && meant.argument ? meant : undefined;
}

/**
 * What is said of one more request, without a verb: its key alone is of the same, with an address or a number it is of
 * somebody, or something, else.
 */
function goneOnWith(clause: string, locale: Locale, { key: _other, ...same }: RequestOrder): RequestOrder | undefined {
  const [named] = keysIn(clause, LONGEST_ORDERS);
  if (!named || hasOthersAddress(named)) return undefined;
  if (isOnlyCourtesy(withoutJoinings(`${named.before} ${named.after}`)))
    return { ...same, key: named.key.toUpperCase() };
  return firstOf([locale, ...LOCALES], (each) => {
    const verb = PHRASES[each].requestActions[same.action].find((phrase) => !phrase.includes(' ')) ?? '';
    const order = orderIn(`${verb} ${clause}`, each);
    if (order?.action !== same.action) return undefined;
    // Words without a colon may be about anything.
    const isSaid = same.action !== 'comment' || order.argument === undefined || named.hasColon;
    return isSaid ? { ...same, ...order } : undefined;
  });
}

function firstOf<T, R>(each: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of each) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
