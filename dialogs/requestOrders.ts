import { isOnlyCourtesy } from '../locales/courtesies.ts';
import type { Locale } from '../locales/index.ts';
import type { RequestOrder } from './intents.ts';
import { ratingArgument, ratingTold } from './ratingTold.ts';
import { requestNamed } from './recogniseRequest.ts';
import { keysIn } from './requestKeys.ts';

const JOINING = 'and|und|et|y|e|but|aber|mais|pero|then|dann|danach|puis|luego|después';
/** Where one thing to be done may end… */
const END = new RegExp(String.raw`[,;&+]|(?<!\S)(?:${JOINING})(?!\S)`, 'iu');
/** …and what the next one may begin with. */
const BEGINNING = new RegExp(String.raw`^(?:[\s,;&+]|(?:${JOINING})(?!\S))+`, 'iu');

/**
 * What is to be done with each of several requests, in the order of saying: `attach a file to OPS-1 and comment on OPS-3`.
 * None where that is not said of every one of them.
 */
export function ordersIn(text: string, locale: Locale): readonly RequestOrder[] {
  const orders: RequestOrder[] = [];
  for (const clause of clausesIn(text)) {
    const order = orderIn(clause, locale, orders.at(-1));
    if (!order) return [];
    orders.push(order);
  }
  // What is to be written may go on with anything.
  const isComment = orders.slice(0, -1).some(({ action, argument }) => action === 'comment' && argument !== undefined);
  return isComment ? [] : orders;
}

/** A key alone is of one more request for the same; with a number, of one more rating. */
function orderIn(clause: string, locale: Locale, before: RequestOrder | undefined): RequestOrder | undefined {
  const [named] = keysIn(clause);
  if (!named) return undefined;
  const key = named.key.toUpperCase();
  if (isOnlyCourtesy(`${named.before} ${named.after}`)) return before && { ...before, key };
  const rating = before?.action === 'rate' && isOnlyCourtesy(named.before) ? ratingTold(named.after) : undefined;
  if (before && rating) return { ...before, key, argument: ratingArgument(rating) };
  const meant = requestNamed(clause, locale, () => true);
  if (meant?.kind !== 'showRequest' || meant.action === undefined || meant.key !== key) return undefined;
  const { action, argument } = meant;
  return { key, action, ...(argument === undefined ? {} : { argument }) };
}

/** The parts of a text with one key each; where no word says that one ends, it ends with its key. */
function clausesIn(text: string): readonly string[] {
  const keys = keysIn(text);
  const clauses: string[] = [];
  let from = 0;
  for (const [index, { after }] of keys.entries()) {
    const next = keys[index + 1];
    const behind = text.length - after.length;
    const end = next ? END.exec(text.slice(behind, next.before.length))?.index : after.length;
    const until = behind + (end ?? 0);
    clauses.push(text.slice(from, until).replace(BEGINNING, ''));
    from = until;
  }
  return clauses;
}
