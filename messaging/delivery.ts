import type { Activity } from 'botbuilder';
import type { ConnectorClient, ConnectorFactory } from 'botframework-connector';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Address } from '../handoff/domain/party.ts';
import type { Messenger, Outcome, OutgoingMessage, Sent } from '../handoff/ports.ts';
import { openAddress } from './addresses.ts';
import type { Reference } from './addresses.ts';
import type { Render } from './render.ts';

export interface DeliveryOptions {
  readonly connectors: ConnectorFactory;
  readonly render: Render;
  /** Resolves after so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  /** True for the service address of a channel that drops a second activity with the same `channelData.kojiId`. */
  readonly dropsDoubles: (serviceUrl: string) => boolean;
  readonly logger: Logger;
  readonly timings: SendTimings;
}

/** In milliseconds: the limit of one attempt, and the pauses between two. */
export interface SendTimings {
  readonly sendLimitMs: number;
  readonly retryMs: number;
  readonly longestRetryMs: number;
}

const ATTEMPTS = 4;

/** What one attempt came to. `retry`: certainly not accepted, and worth another attempt. */
type Attempt =
  | { readonly outcome: 'delivered'; readonly activityId: string }
  | { readonly outcome: Exclude<Outcome, 'delivered'> }
  | { readonly outcome: 'retry'; readonly afterMs: number | undefined };

/** One call of a channel's connector; a second one does no other than the first. */
type Call = (
  channel: ConnectorClient['conversations'],
  options: { readonly abortSignal: AbortSignal },
) => Promise<{ readonly id: string }>;

/** Sends over the channels' connectors, with a time limit, and says honestly what became of it. */
export function createMessenger(options: DeliveryOptions): Messenger {
  const { connectors, render, pause, dropsDoubles, logger, timings } = options;

  async function operations(reference: Reference): Promise<ConnectorClient['conversations']> {
    return (await connectors.create(reference.serviceUrl)).conversations;
  }

  async function attempt(reference: Reference, call: Call): Promise<Attempt> {
    try {
      const abortSignal = AbortSignal.timeout(timings.sendLimitMs);
      const answer = await call(await operations(reference), { abortSignal });
      return { outcome: 'delivered', activityId: answer.id };
    } catch (error) {
      const judged = judge(error);
      logger.warn({ err: briefly(error), outcome: judged.outcome, channel: reference.channelId }, 'a send failed');
      return judged;
    }
  }

  async function insist(reference: Reference, call: Call): Promise<Sent> {
    for (let tried = 1; ; tried += 1) {
      const result = await attempt(reference, call);
      if (result.outcome === 'delivered') return result.activityId ? result : { outcome: 'delivered' };
      const again = result.outcome === 'retry' || (result.outcome === 'unknown' && dropsDoubles(reference.serviceUrl));
      if (!again) return { outcome: result.outcome };
      if (tried === ATTEMPTS) return { outcome: result.outcome === 'retry' ? 'rejected' : 'unknown' };
      const afterMs = result.outcome === 'retry' ? result.afterMs : undefined;
      await pause(Math.min(afterMs ?? timings.retryMs * 2 ** (tried - 1), timings.longestRetryMs));
    }
  }

  function activityOf(message: OutgoingMessage, reference: Reference): Partial<Activity> {
    const channelData = { kojiId: message.id };
    return addressed(reference, { ...render(message, reference.channelId), channelData });
  }

  return {
    async send(message) {
      const reference = openAddress(message.address);
      const activity = activityOf(message, reference);
      const { id } = reference.conversation;
      return insist(reference, (channel, options) => channel.sendToConversation(id, activity, options));
    },
    async update(message, activityId) {
      const reference = openAddress(message.address);
      const activity = { ...activityOf(message, reference), id: activityId };
      const { id } = reference.conversation;
      const update: Call = (channel, options) => channel.updateActivity(id, activityId, activity, options);
      return (await insist(reference, update)).outcome;
    },
    async typing(address: Address) {
      const reference = openAddress(address);
      const activity = addressed(reference, { type: 'typing' });
      const { id } = reference.conversation;
      await attempt(reference, (channel, options) => channel.sendToConversation(id, activity, options));
    },
    canTellDoubles: (address) => dropsDoubles(openAddress(address).serviceUrl),
  };
}

function addressed(reference: Reference, activity: Partial<Activity>): Partial<Activity> {
  const { conversation, bot, user, channelId, serviceUrl } = reference;
  return {
    ...activity,
    channelId,
    serviceUrl,
    conversation: {
      id: conversation.id,
      name: '',
      isGroup: conversation.isGroup ?? false,
      conversationType: conversation.conversationType ?? '',
      ...(conversation.tenantId === undefined ? {} : { tenantId: conversation.tenantId }),
    },
    from: { id: bot.id, name: bot.name ?? '' },
    recipient: { id: user.id, name: user.name ?? '' },
  };
}

const failureSchema = z.object({
  statusCode: z.number().optional(),
  code: z.string().optional(),
  response: z.object({ headers: z.custom<{ get(name: string): string | undefined }>() }).optional(),
});

/** Errors of a connection that was never made: the message cannot have arrived. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/**
 * What a failed send means, by status and code (Microsoft's error tables for bots in Teams): 429 and 412 were certainly
 * not accepted; 403 and 404 say that nobody is there any more; any other 4xx is for good, except 408; everything else may have arrived.
 */
export function judge(error: unknown): Exclude<Attempt, { outcome: 'delivered' }> {
  const parsed = failureSchema.safeParse(error);
  const { statusCode, code, response } = parsed.success ? parsed.data : {};
  if (statusCode === 429 || statusCode === 412)
    return { outcome: 'retry', afterMs: retryAfterMs(response?.headers.get('retry-after')) };
  if (statusCode === 403 || statusCode === 404) return { outcome: 'gone' };
  if (code !== undefined && NEVER_SENT.has(code)) return { outcome: 'retry', afterMs: undefined };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500 && statusCode !== 408)
    return { outcome: 'rejected' };
  return { outcome: 'unknown' };
}

function retryAfterMs(header: string | undefined): number | undefined {
  const seconds = Number(header);
  return header === undefined || !Number.isFinite(seconds) ? undefined : Math.max(0, seconds * 1000);
}

/** Status and code only: the body of a failed send may repeat what was said. */
export function briefly(error: unknown): { name: string; statusCode?: number; code?: string } {
  const parsed = failureSchema.safeParse(error);
  const { statusCode, code } = parsed.success ? parsed.data : {};
  return {
    name: error instanceof Error ? error.name : 'unknown',
    ...(statusCode === undefined ? {} : { statusCode }),
    ...(code === undefined ? {} : { code }),
  };
}
