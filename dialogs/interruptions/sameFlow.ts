import type { UnfinishedFlow } from '../ids.ts';
import { ordersAfter, ordersOf, withOrders } from './ordersToCome.ts';
import { begunBy } from '../requests/begunBy.ts';

/** Whether both would do the same, whichever step they were left at, and are offered but once. */
export function isSameFlow(one: UnfinishedFlow, other: UnfinishedFlow): boolean {
  return JSON.stringify(essenceOf(one)) === JSON.stringify(essenceOf(other));
}

/** What is to be done, without what was only known of the moment; plain JSON. */
function essenceOf(flow: UnfinishedFlow): unknown {
  const orders = ordersOf(flow);
  switch (flow.dialog) {
    case 'showRequest':
      return essenceOfOrder(flow);
    case 'comment': {
      const { key, asks, text, files, tried } = flow.options;
      const isEmpty = text === undefined && files.length === 0;
      return ['comment', key, isEmpty ? asks : '', text, files.map(({ temporaryFileId: id }) => id), tried, orders];
    }
    case 'reply':
      return essenceOfReply(flow) ?? flow;
    case 'changeStatus':
      return ['changeStatus', flow.options.key, flow.options.goal ?? flow.options.wanted, orders];
    case 'share': {
      const { key, email, among, doubt } = flow.options;
      return ['share', key, email, among, doubt, orders];
    }
    case 'rate': {
      const { key, rating, wanted, words, isInDoubt } = flow.options;
      return ['rate', key, rating ?? wanted, words, isInDoubt, orders];
    }
    default:
      return flow;
  }
}

/** An answer to a comment is one, too, where it is known on which request. */
function essenceOfReply({ options, afterwards = [] }: Extract<UnfinishedFlow, { readonly dialog: 'reply' }>): unknown {
  const { keys, text, files } = options;
  const [key, ...others] = keys;
  if (key === undefined || others.length > 0 || files.length > 0) return undefined;
  return essenceOf(withOrders({ dialog: 'comment', options: { key, asks: 'text', text, files: [] } }, afterwards));
}

/** One that waits for a sign-in, or for the service desk, is what it begins. */
function essenceOfOrder(flow: Extract<UnfinishedFlow, { readonly dialog: 'showRequest' }>): unknown {
  const { key, action, argument, unfinished } = flow.options;
  if (unfinished) return essenceOf(unfinished.flow);
  if (action === undefined) return ['showRequest', key];
  const begun = begunBy(key, argument === undefined ? { action } : { action, argument });
  return essenceOf(withOrders(begun, ordersAfter(flow.options)));
}
