import type { DialogContext } from 'botbuilder-dialogs';
import type { ShowRequestOptions, UnfinishedAtRequest, UnfinishedFlow } from '../ids.ts';
import { DIALOGS } from '../ids.ts';
import type { RequestOrder } from '../recognition/intents.ts';

type Several = Pick<ShowRequestOptions, 'action' | 'argument' | 'others' | 'afterwards'>;

/** What was asked for in the same line, and comes after the first; nothing where requests are only looked at. */
export function ordersAfter({ action, argument, others = [], afterwards = [] }: Several): readonly RequestOrder[] {
  if (action === undefined) return afterwards;
  const order = { action, ...(argument === undefined ? {} : { argument }) };
  return [...afterwards, ...others.map((key) => ({ key, ...order }))];
}

/** The same while the first is dealt with. */
export function ordersToCome({ stack }: Pick<DialogContext, 'stack'>): readonly RequestOrder[] {
  const first = stack.find(({ id }) => id === DIALOGS.showRequest.id)?.state as
    { readonly options: ShowRequestOptions } | undefined;
  return first ? ordersAfter(first.options) : [];
}

/** What is left, with what was to come after it. */
export function withOrders(flow: UnfinishedAtRequest, afterwards: readonly RequestOrder[]): UnfinishedAtRequest {
  return flow.dialog === 'showRequest' || afterwards.length === 0 ? flow : { ...flow, afterwards };
}

/** What is left, by itself. */
export function withoutOrders<Flow extends UnfinishedFlow>(flow: Flow): Flow {
  return 'afterwards' in flow ? { ...flow, afterwards: [] } : flow;
}

/** What comes after something that was left. */
export function ordersOf(flow: UnfinishedFlow): readonly RequestOrder[] {
  if (flow.dialog === 'knowledge' || flow.dialog === 'signIn') return [];
  if (flow.dialog !== 'showRequest') return flow.afterwards ?? [];
  const { unfinished } = flow.options;
  return unfinished ? ordersOf(unfinished.flow) : ordersAfter(flow.options);
}
