import type { TurnContext } from 'botbuilder';
import type { Intent } from './intents.ts';
import { createKindCalled } from './kindCalled.ts';
import { readKeys } from './ownKeys.ts';
import type { DialogPorts } from './ports.ts';
import { requestNamed } from './recogniseRequest.ts';
import { localeOf } from './replies.ts';
import { ordersIn } from './requestOrders.ts';

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
  const [first] = ordersIn(said, localeOf(context));
  const order = first ? ({ kind: 'showRequest', ...first } as const) : requestNamed(said, localeOf(context), isOwn);
  if (order?.kind === 'showRequest' && isOwn(order.key))
    return order.action === 'close' && order.key === about ? undefined : order;
  const kindCalled = createKindCalled(ports.serviceDesk, ports.clock);
  const wanted = await kindCalled({ kind: 'searchKnowledge', query: text }, text);
  return wanted.kind === 'createRequest' ? wanted : undefined;
}
