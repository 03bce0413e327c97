import type { Locale } from '../locales/index.ts';
import type { Intent, Interruption } from './intents.ts';
import { requestAsked } from './recogniseRequest.ts';
import { ordersIn } from './requestOrders.ts';
import type { KeyInText } from './requestKeys.ts';
import { goesOnWithKey, keysIn } from './requestKeys.ts';

type Begun = Exclude<Intent, Interruption>;
type RequestIntent = Extract<Intent, { readonly kind: 'showRequest' }>;

/**
 * What is wanted of several requests: of those that are named in a row, `close OPS-1 and OPS-3`, or of each by itself,
 * `attach a file to OPS-1 and comment on OPS-3`. It is begun with the first, and what is left comes after it.
 */
export function withOthers(intent: Begun, text: string, locale: Locale): Begun {
  if (intent.kind !== 'showRequest' || intent.others !== undefined || intent.afterwards !== undefined) return intent;
  const keys = keysIn(text);
  const row = inRow(keys);
  const [order, ...afterwards] = row.length === keys.length ? [] : ordersIn(text, locale);
  const isOrdered = order !== undefined && [order, ...afterwards].some(({ key }) => key === intent.key);
  return isOrdered ? { kind: 'showRequest', ...order, afterwards } : withRow(intent, row, locale);
}

function withRow(intent: RequestIntent, [first, ...rest]: readonly KeyInText[], locale: Locale): RequestIntent {
  const last = rest.at(-1);
  if (!first || !last) return intent;
  const [key = '', ...others] = new Set([first, ...rest].map((each) => each.key.toUpperCase()));
  if (others.length === 0 || ![key, ...others].includes(intent.key)) return intent;
  const meant = requestAsked(`${first.before}${key} ${last.after}`, locale, () => true);
  return { ...(meant?.kind === 'showRequest' ? meant : intent), key, others };
}

/** The keys from the first on with nothing else between them. */
function inRow(keys: readonly KeyInText[]): readonly KeyInText[] {
  const end = keys.findIndex((_each, index) => index > 0 && !goesOnWithKey(keys[index - 1]?.after ?? ''));
  return end < 0 ? keys : keys.slice(0, end);
}

type Several = Pick<RequestIntent, 'action' | 'argument' | 'others' | 'afterwards'>;

/** What comes after the first of them; undefined where they are only looked at, and the customer chooses. */
export function nextOf({ action, argument, others = [], afterwards = [] }: Several): RequestIntent | undefined {
  const [order, ...orders] = afterwards;
  if (order) return { kind: 'showRequest', ...order, afterwards: orders };
  const [key, ...rest] = others;
  if (key === undefined || action === undefined) return undefined;
  return { kind: 'showRequest', key, action, ...(argument === undefined ? {} : { argument }), others: rest };
}
