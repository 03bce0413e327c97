import type { Locale } from '../locales/index.ts';
import type { Intent, Interruption } from './intents.ts';
import { requestAsked } from './recogniseRequest.ts';
import type { KeyInText } from './requestKeys.ts';
import { goesOnWithKey, keysIn } from './requestKeys.ts';

/** These are done with one request after the other. */
const ONE_BY_ONE: readonly string[] = ['close', 'reopen', 'approve', 'decline'];

type Begun = Exclude<Intent, Interruption>;
type RequestIntent = Extract<Intent, { readonly kind: 'showRequest' }>;

/**
 * What is wanted of requests that are named in a row, `close OPS-1 and OPS-3`: it is begun with the first, and `others`
 * come after it.
 */
export function withOthers(intent: Begun, text: string, locale: Locale): Begun {
  if (intent.kind !== 'showRequest' || intent.others !== undefined) return intent;
  const [first, ...rest] = inRow(keysIn(text));
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

/** What comes after the first of them; undefined where the customer has to say so. */
export function nextOf({ action, others = [] }: Pick<RequestIntent, 'action' | 'others'>): RequestIntent | undefined {
  const [key, ...rest] = others;
  if (key === undefined || action === undefined || !ONE_BY_ONE.includes(action)) return undefined;
  return { kind: 'showRequest', key, action, others: rest };
}
