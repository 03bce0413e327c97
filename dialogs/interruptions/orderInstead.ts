import type { TurnContext } from 'botbuilder';
import { PHRASES } from '../../locales/phrases.ts';
import type { Locale } from '../../locales/index.ts';
import type { IsOwnKey } from '../recognition/recogniseRequest.ts';
import type { Intent } from '../recognition/intents.ts';
import { createKindCalled } from '../forms/kindCalled.ts';
import { readKeys } from './ownKeys.ts';
import type { DialogPorts } from '../ports.ts';
import { requestAsked, requestNamed } from '../recognition/recogniseRequest.ts';
import { localeOf } from '../replies.ts';
import { orderNamed } from '../recognition/requestOrders.ts';

/** In words, of an order without words or an address: `reply to OPS-1 is late` tells something. */
const MOST_WORDS = 4;

type OrderPorts = Pick<DialogPorts, 'memory' | 'serviceDesk' | 'links' | 'clock'>;

/**
 * What is to be done with a request that a text names, or the kind of request whose whole name it is: nothing that is
 * written for others to read. `about` is the request that the text may be about, of which `it works now` is no order.
 */
export async function orderInstead(
  context: TurnContext,
  ports: OrderPorts,
  { text, about }: { readonly text: string; readonly about: string | undefined },
): Promise<Intent | undefined> {
  const { said, isOwn } = await readKeys(context, ports, text);
  const order = orderNamed(said, localeOf(context), isOwn);
  if (order?.kind === 'showRequest' && isOwn(order.key))
    return order.action === 'close' && order.key === about ? undefined : order;
  const kindCalled = createKindCalled(ports.serviceDesk, ports.clock);
  const wanted = await kindCalled({ kind: 'searchKnowledge', query: text }, text);
  return wanted.kind === 'createRequest' ? wanted : undefined;
}

/**
 * What is to be done with another request than the one that is being shared, or something else with that one, in a text
 * with an address: `OPS-3 with demo@example.com`, `comment on OPS-1: ask demo@example.com`.
 */
export async function orderWhileSharing(
  context: TurnContext,
  ports: OrderPorts,
  { text, shared }: { readonly text: string; readonly shared: string },
): Promise<Intent | undefined> {
  if (!text.includes('@')) return undefined;
  const { said, isOwn } = await readKeys(context, ports, text);
  const locale = localeOf(context);
  const named = orderNamed(said, locale, isOwn);
  if (isOrder(named) && isOwn(named.key)) return named.key === shared && named.action === 'share' ? undefined : named;
  const [share = ''] = PHRASES[locale].requestActions.share;
  // Where it is asked with whom, the verb goes without saying.
  const meant = [requestNamed(`${share} ${said}`, locale, isOwn), requestAsked(said, locale, isOwn)].find(isOrder);
  return meant && meant.key !== shared && isOwn(meant.key) ? meant : undefined;
}

/** What is to be done with a request of the customer's that a text names. */
export async function orderOfOther(context: TurnContext, ports: OrderPorts, text: string): Promise<Intent | undefined> {
  const { said, isOwn } = await readKeys(context, ports, text);
  const locale = localeOf(context);
  const question = questionAbout(said, locale, isOwn);
  if (question) return question;
  const order = orderNamed(said, locale, isOwn);
  const isShort = said.trim().split(/\s+/).length <= MOST_WORDS && isOrder(requestNamed(said, locale, isOwn));
  return (isShort || /[:@]/.test(said)) && isOrder(order) && isOwn(order.key) ? order : undefined;
}

/** `by the way, what is the status of OPS-1?` */
export function questionAbout(said: string, locale: Locale, isOwn: IsOwnKey): Intent | undefined {
  const meant = said.trim().endsWith('?') ? requestAsked(said, locale, isOwn) : undefined;
  return meant?.kind === 'showRequest' && isOwn(meant.key) ? meant : undefined;
}

function isOrder(intent: Intent | undefined): intent is Extract<Intent, { readonly kind: 'showRequest' }> {
  return intent?.kind === 'showRequest' && intent.action !== undefined;
}
