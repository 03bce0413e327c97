import type { Locale } from '../../locales/index.ts';
import type { Intent, Interruption, RequestOrder } from './intents.ts';
import type { IsOwnKey } from './recogniseRequest.ts';
import { requestAsked } from './recogniseRequest.ts';
import { DECISIONS, withLeftAside } from './leftAside.ts';
import { ordersIn } from './requestOrders.ts';
import type { KeyInText } from './requestKeys.ts';
import { LONGEST_ORDERS, goesOnWithKey, keysIn } from './requestKeys.ts';

type Begun = Exclude<Intent, Interruption>;
type RequestIntent = Extract<Intent, { readonly kind: 'showRequest' }>;

/**
 * What is wanted of several requests: of those that are named in a row, `close OPS-1 and OPS-3`, or of each by itself,
 * `attach a file to OPS-1 and comment on OPS-3`. It is begun with the first, and what is left comes after it.
 */
export function withOthers(intent: Begun, text: string, locale: Locale, isOwn: IsOwnKey = () => true): Begun {
  if (intent.kind !== 'showRequest' || intent.others !== undefined || intent.afterwards !== undefined) return intent;
  const keys = keysIn(text, LONGEST_ORDERS);
  const row = inRow(keys);
  const isRow = keys.length > 1 && row.length === keys.length;
  const orders = ordersIn(text, locale);
  // Of a row the same is wanted, and maybe something else as well.
  const [order, ...afterwards] = isRow && orders.length <= keys.length ? [] : orders;
  const isMeant = afterwards.length > 0 || keys.length > 1;
  const isOrdered = order && isMeant && [order, ...afterwards].some(({ key }) => key === intent.key);
  const wanted = isOrdered ? ({ kind: 'showRequest', ...order, afterwards } as const) : withRow(intent, row, locale);
  return withReasons(withLeftAside(withReasons(wanted), { text, locale, isOwn }));
}

/** Why something is done with a request is a comment on it, after that: `close OPS-1 because it works`. */
function withReasons(intent: RequestIntent): RequestIntent {
  const { action, argument, key, others = [], afterwards = [] } = intent;
  if (action === undefined) return intent;
  const order: RequestOrder = { key, action, ...(argument === undefined ? {} : { argument }) };
  const orders = [order, ...others.map((each) => ({ ...order, key: each })), ...afterwards];
  const [first, ...rest] = orders.flatMap(reasonApart);
  return first && rest.length >= orders.length ? { kind: 'showRequest', ...first, afterwards: rest } : intent;
}

function reasonApart(order: RequestOrder): readonly RequestOrder[] {
  const { key, action, argument } = order;
  if (argument === undefined || !DECISIONS.includes(action)) return [order];
  return [
    { key, action },
    { key, action: 'comment', argument, isReason: true },
  ];
}

function withRow(intent: RequestIntent, [first, ...rest]: readonly KeyInText[], locale: Locale): RequestIntent {
  const last = rest.at(-1);
  if (!first || !last) return intent;
  const [key = '', ...others] = new Set([first, ...rest].map((each) => each.key.toUpperCase()));
  if (others.length === 0 || ![key, ...others].includes(intent.key)) return intent;
  const meant = requestAsked(`${first.before}${key}${last.hasColon ? ':' : ''} ${last.after}`, locale, () => true);
  return { ...(meant?.kind === 'showRequest' ? meant : intent), key, others };
}

/** The keys from the first on with nothing else between them. */
function inRow(keys: readonly KeyInText[]): readonly KeyInText[] {
  const last = keys.findIndex((each) => !goesOnWithKey(each));
  return keys.slice(0, last + 1);
}

type Several = Pick<RequestIntent, 'key' | 'action' | 'argument' | 'others' | 'afterwards'>;

/**
 * What comes after the first of them; undefined where they are only looked at, and the customer chooses. Why something was
 * to be done is not said of what was not done.
 */
export function nextOf(several: Several, isUnchanged = false): RequestIntent | undefined {
  const { key: before, action, argument, others = [], afterwards = [] } = several;
  const [order, ...orders] = afterwards;
  const isReason = order?.key === before && order.action === 'comment' && DECISIONS.includes(action);
  if (isUnchanged && isReason) return nextOf({ ...several, afterwards: orders });
  if (order) return { kind: 'showRequest', ...order, afterwards: orders };
  const [key, ...rest] = others;
  if (key === undefined || action === undefined) return undefined;
  return { kind: 'showRequest', key, action, ...(argument === undefined ? {} : { argument }), others: rest };
}
