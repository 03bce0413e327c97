import { isOnlyCourtesy } from '../../locales/courtesies.ts';
import type { Locale } from '../../locales/index.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { emailsIn } from './emailsIn.ts';
import { firstOf } from './firstOf.ts';
import type { Intent, RequestOrder } from './intents.ts';
import { joiningsIn, withoutLeadingJoinings } from './joinings.ts';
import { goneOnWith, orderIn } from './orderInClause.ts';
import type { IsOwnKey } from './recogniseRequest.ts';
import { requestNamed } from './recogniseRequest.ts';
import { leadsOn, leadsWith, saysThat } from './requestArgument.ts';
import { isHindered } from './requestInSentence.ts';
import type { KeyInText } from './requestKeys.ts';
import { LONGEST_ORDERS, keysIn, rowBefore } from './requestKeys.ts';
import type { SaidOnceMore } from './saidOnceMore.ts';
import { hasItWord, saidOnceMore } from './saidOnceMore.ts';

/** More are no orders that somebody says in one line. */
const MOST_KEYS = 8;
/** Where something more may be said behind the last key; further on, a text tells something. */
const MOST_PLACES = 24;

/**
 * What is to be done with each of several requests, in the order of saying: `attach a file to OPS-1 and comment on OPS-3`.
 * What is to be written goes on to the end. A part that says nothing of that kind is passed over, where it is one by
 * itself; those who say no to one request mean the other.
 */
export function ordersIn(text: string, locale: Locale): readonly RequestOrder[] {
  const keys = keysIn(text, LONGEST_ORDERS);
  if (keys.length === 0 || keys.length > MOST_KEYS) return [];
  const start = { index: 0, from: 0 };
  const ofEach = ordersFrom({ text, locale, keys, read: new Map() }, start);
  const isAsked = text.includes('?');
  const orders = ofEach ?? (isAsked ? [] : ordersFrom({ text, locale, keys, read: new Map(), isLenient: true }, start));
  return differentOf(orders?.map(({ order }) => order) ?? []);
}

/** The same is not done twice. */
function differentOf(orders: readonly RequestOrder[]): readonly RequestOrder[] {
  const isSame = (one: RequestOrder, other: RequestOrder): boolean =>
    one.key === other.key && one.action === other.action && one.argument === other.argument;
  return orders.filter((order, at) => orders.findIndex((each) => isSame(each, order)) === at);
}

/** The first of several orders for requests with such keys, or the only one where more of them are named. */
export function firstOrder(text: string, locale: Locale, isOwn: IsOwnKey): Intent | undefined {
  const [first, ...others] = ordersIn(text, locale);
  const isSeveral = others.length > 0 || keysIn(text, LONGEST_ORDERS).length > 1;
  const isMeant = first !== undefined && isSeveral && [first, ...others].every(({ key }) => isOwn(key));
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
  /** Whether parts that are no orders are passed over. */
  readonly isLenient?: true;
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
function endsOf(line: Line, index: number): readonly number[] {
  const { text, keys } = line;
  const [here, next] = [keys[index], keys[index + 1]];
  if (!here || !next) return [text.length];
  const behind = text.length - here.after.length;
  const isParted = here.isPunctuated && !here.hasColon;
  const joined = [
    ...(isParted ? [behind] : []),
    ...joiningsIn(text.slice(behind, next.before.length)).map((at) => behind + at),
  ];
  if (joined.length > 0) return joined;
  // `that OPS-1 works`, `because OPS-1 works`: what follows says more about the first.
  return leadsOn(wordsIn(next.before).at(-1) ?? '') ? endsOf(line, index + 1) : [behind, next.before.length];
}

function ordersUntil(line: Line, place: Place, end: number): readonly Said[] | undefined {
  const clause = withoutLeadingJoinings(line.text.slice(place.from, end));
  if (place.index > 0 && goesOnWithBefore(clause)) return undefined;
  const whole = orderIn(clause, line.locale);
  const order =
    whole ?? (place.before && goneOnWith(clause, line.locale, place.before)) ?? ledBefore(line, place, clause);
  const twice = withOneMore(line, place);
  if (twice) return twice;
  if (isComment(line, place, order)) return commentToEnd(line, place);
  const next = { index: line.keys.filter(({ before }) => before.length < end).length, from: end };
  if (order) return withRest({ order, isWhole: whole !== undefined }, ordersFrom(line, { ...next, before: order }));
  return withVerbBehind(line, { ...place, clause }, ordersFrom(line, next));
}

/** In German, the verb may stand at the end of all. */
function withVerbBehind(
  line: Line,
  { clause, ...place }: Place & { readonly clause: string },
  rest: readonly Said[] | undefined,
): readonly Said[] | undefined {
  const isTold = line.keys[place.index]?.hasColon === true;
  const said = isTold || !rest?.[0] ? undefined : goneOnWith(clause, line.locale, rest[0].order);
  if (said) return withRest({ order: said, isWhole: false }, rest);
  return line.isLenient && isPassedOver(line, place, clause) ? rest : undefined;
}

/** What a line begins with that has the key first may be told of that request, unless something is not to be done with it. */
function isPassedOver({ keys: [first] }: Line, { index }: Place, clause: string): boolean {
  const isTold = first?.hasColon === true || (isOnlyCourtesy(first?.before ?? '') && !isHindered([clause]));
  return index > 0 || !isTold;
}

/** Whether what follows is to be written, and may be about other requests. */
function isComment({ keys }: Line, { index }: Place, order: RequestOrder | undefined): boolean {
  return order?.action === 'comment' && (order.argument !== undefined || keys[index]?.hasColon === true);
}

function withRest({ order, isWhole }: Said, rest: readonly Said[] | undefined): readonly Said[] | undefined {
  return rest && [{ order: withArgumentOf(order, rest[0]), isWhole }, ...rest];
}

/** `share OPS-1 with ann@example.com and close it`: the last request is meant again, or each of them. */
function withOneMore(line: Line, place: Place): readonly Said[] | undefined {
  const { text, locale, keys } = line;
  const last = keys[place.index];
  if (!last || place.index < keys.length - 1) return undefined;
  const behind = text.length - last.after.length;
  return firstOf(placesOfMore(last), ({ at, isParted }) => {
    const more = saidOnceMore(withoutLeadingJoinings(last.after.slice(at)), locale);
    return more && withMore(line, { ...place, end: behind + at, isParted, more });
  });
}

interface PlaceOfMore extends Place {
  /** Where what is said once more begins, in characters. */
  readonly end: number;
  /** By a sign, or a word that joins. */
  readonly isParted: boolean;
  readonly more: SaidOnceMore;
}

function withMore(line: Line, { end, isParted, more, ...place }: PlaceOfMore): readonly Said[] | undefined {
  const { from, before } = place;
  const { text, locale, keys } = line;
  const clause = withoutLeadingJoinings(text.slice(from, end));
  const whole = orderIn(clause, locale);
  // `OPS-1 close and OPS-3 comment: done`: what stands right behind a key is its own verb.
  const order = whole ?? (isParted && before ? goneOnWith(clause, locale, before) : undefined);
  if (!order || isComment(line, place, order) || order.action === more.told.action) return undefined;
  const isOfRow = !whole && !hasItWord(text.slice(end));
  const meant = more.isOfAll ? keys : isOfRow ? rowBefore(keys, place.index) : keys.slice(place.index, place.index + 1);
  const different = [...new Set(meant.map(({ key }) => key.toUpperCase()))];
  const orders = different.map((key) => ({ order: { key, ...more.told }, isWhole: true }));
  return [{ order, isWhole: whole !== undefined }, ...orders];
}

/** Behind a sign or a word that joins; or at a word, with a colon to come: `with the comment: it works`. */
function placesOfMore({
  after,
  isPunctuated,
  hasColon,
}: KeyInText): readonly { readonly at: number; readonly isParted: boolean }[] {
  const words = [...(/^[^:]*(?=:)/.exec(after)?.[0] ?? '').matchAll(/(?<=\s)\S/g)].map(({ index }) => index);
  const parted = [...(isPunctuated && !hasColon ? [0] : []), ...joiningsIn(after)];
  return [
    ...parted.slice(0, MOST_PLACES).map((at) => ({ at, isParted: true })),
    ...words.slice(0, MOST_PLACES).map((at) => ({ at, isParted: leadsWith(after.slice(at)) })),
  ];
}

/** In German, a verb has two parts: `mach OPS-1 zu und OPS-3 auf`. */
function ledBefore({ keys, locale }: Line, { index }: Place, clause: string): RequestOrder | undefined {
  const said = index === 0 ? '' : (keys[index - 1]?.before.trim() ?? '');
  const led = withoutLeadingJoinings(said.slice(joiningsIn(said).at(-1) ?? 0));
  return led === '' ? undefined : orderIn(`${led} ${clause}`, locale);
}

/** What is to be written goes on to the end, unless another sentence is an order by itself. */
function commentToEnd(line: Line, { index, from, before }: Place): readonly Said[] | undefined {
  const { text, locale, keys } = line;
  const until = (end: number): Said | undefined => {
    const clause = withoutLeadingJoinings(text.slice(from, end));
    const whole = orderIn(clause, locale);
    const order = whole ?? (before && goneOnWith(clause, locale, before));
    return order && { order, isWhole: whole !== undefined };
  };
  const begins = text.length - (keys[index]?.after.length ?? 0);
  const sentences = [...text.slice(begins).matchAll(/(?<=[.!?])\s|;|\n/g)].map(({ index: at }) => begins + at);
  const parted = firstOf(sentences.slice(0, MOST_PLACES), (end) => {
    const said = until(end);
    const isLast = keys.filter(({ before: ahead }) => ahead.length < end).length === index + 1;
    const rest = isLast && said ? ordersFrom(line, { index: index + 1, from: end }) : undefined;
    return said && rest?.[0]?.isWhole ? [said, ...rest] : undefined;
  });
  const said = until(text.length);
  return parted ?? (said && [said]);
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
