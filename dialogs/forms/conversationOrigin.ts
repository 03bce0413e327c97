import type { TurnContext } from 'botbuilder';
import type { CustomerRequest, RequestResult } from '../../jira/ports.ts';
import { speakerOf } from '../../messaging/speaker.ts';
import type { Customer } from '../customer.ts';
import type { DialogPorts } from '../ports.ts';
import type { SentRequest } from '../trail.ts';
import { sentOf } from '../trail.ts';

/** What a request that is made now would belong to. */
export interface Origin {
  /** The request is created once for each of these; it stands on the request. No other draft has the same. */
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
  const { memory, watch } = ports;
  const id = newOrigin(context, ports);
  const sent = sentOf(await memory.trail.read(context), customer.accountId);
  if (!sent) return { id };
  const found = await findSent(ports, sent);
  if (found.kind === 'found') return { id, madeBefore: found.request };
  const waiting = await watch.titleOfKept(sent.origin);
  return waiting === undefined ? { id } : { id, waiting };
}

export function newOrigin(context: TurnContext, { clock }: Pick<DialogPorts, 'clock'>): string {
  return `${speakerOf(context).conversation.id}:${String(clock.now())}`;
}

/** By its key where that is known: Jira's search lags behind. */
function findSent({ serviceDesk }: OriginPorts, sent: SentRequest): Promise<RequestResult> {
  const { origin: conversationId, accountId, key } = sent;
  return serviceDesk.findRequest(key === undefined ? { conversationId, accountId } : { key, accountId });
}
