import type { TurnContext } from 'botbuilder';
import type { CustomerRequest } from '../jira/ports.ts';
import { speakerOf } from '../messaging/speaker.ts';
import type { Customer } from './customer.ts';
import type { DialogPorts } from './ports.ts';

/** What a request that is made now would belong to. */
export interface Origin {
  /** The request is created once for each of these; it stands on the request. */
  readonly id: string;
  /** The request that this conversation has already, where nothing new was said since. */
  readonly madeBefore?: CustomerRequest;
  /** The title of the one that waits for the service desk, likewise. */
  readonly waiting?: string;
}

type OriginPorts = Pick<DialogPorts, 'memory' | 'serviceDesk' | 'watch' | 'clock'>;

/**
 * A conversation, as people understand it, is what is said until it is finished or falls silent; some channels have one
 * for years. Each has one request, and another one when something else was said, or when it is asked for.
 */
export async function originOf(context: TurnContext, ports: OriginPorts, customer: Customer): Promise<Origin> {
  const { memory, serviceDesk, watch, clock } = ports;
  const { id: conversationId } = speakerOf(context).conversation;
  const { startedAt, unsolved } = await memory.trail.read(context);
  const first = `${conversationId}:${String(startedAt ?? clock.now())}`;
  if (startedAt === undefined) {
    await memory.trail.change(context, (trail) => trail);
    return { id: `${conversationId}:${String((await memory.trail.read(context)).startedAt ?? clock.now())}` };
  }
  const found = await serviceDesk.findRequestOfConversation({ conversationId: first, accountId: customer.accountId });
  const another = { id: `${first}:${String(clock.now())}` };
  // What waits for the service desk is created under the first; a second request there would be taken for it.
  if (found.kind === 'notFound') {
    if (!(await watch.isKept(first))) return { id: first };
    const waiting = unsolved.length > 0 ? undefined : await watch.titleOfKept(first);
    return waiting === undefined ? another : { ...another, waiting };
  }
  return unsolved.length > 0 ? another : { ...another, madeBefore: found.request };
}
