import type { Activity } from 'botbuilder';
import type { ConnectorClient, ConnectorFactory } from 'botframework-connector';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { isKojiError } from '../errors.ts';
import type { Address } from '../handoff/domain/party.ts';
import type { Messenger, Outcome, OutgoingMessage, Sent } from '../handoff/ports.ts';
import { openAddress } from './addresses.ts';
import type { Reference } from './addresses.ts';
import type { Pacing, Release } from './pacing.ts';
import type { Render } from './render.ts';

export interface DeliveryOptions {
  readonly connectors: ConnectorFactory;
  readonly render: Render;
  readonly pacing: Pacing;
  readonly clock: Clock;
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
  /** `afterMs`: as long as the channel wants to be left alone, where it says so. */
  | { readonly outcome: 'retry'; readonly afterMs: number | undefined };

/** One call of a channel's connector; a second one does no other than the first. */
type Call = (
  channel: ConnectorClient['conversations'],
  options: { readonly abortSignal: AbortSignal },
) => Promise<{ readonly id: string }>;

/** Sends over the channels' connectors, with a time limit, and says honestly what became of it. */
export function createMessenger(options: DeliveryOptions): Messenger {
  const { connectors, render, pacing, clock, pause, dropsDoubles, logger, timings } = options;

  async function operations(reference: Reference): Promise<ConnectorClient['conversations']> {
    return (await connectors.create(reference.serviceUrl)).conversations;
  }

  async function attempt(reference: Reference, call: Call, release: Release): Promise<Attempt> {
    try {
      const abortSignal = AbortSignal.timeout(timings.sendLimitMs);
      const answer = await call(await operations(reference), { abortSignal });
      return { outcome: 'delivered', activityId: answer.id };
    } catch (error) {
      const judged = judge(error, clock.now());
      logger.warn({ err: briefly(error), outcome: judged.outcome, channel: reference.channelId }, 'a send failed');
      if (judged.outcome === 'retry' && judged.afterMs !== undefined) pacing.holdOff(reference, judged.afterMs);
      return judged;
    } finally {
      release();
    }
  }

  /** What is unknown is tried once more at most, and stays unknown if that is refused. */
  async function insist(reference: Reference, call: Call): Promise<Sent> {
    let mayHaveArrived = false;
    for (let tried = 1; ; tried += 1) {
      const result = await attempt(reference, call, await pacing.admit(reference));
      if (result.outcome === 'delivered') return result.activityId ? result : { outcome: 'delivered' };
      const isUnknown = result.outcome === 'unknown';
      const again = isUnknown ? !mayHaveArrived && dropsDoubles(reference.serviceUrl) : result.outcome === 'retry';
      mayHaveArrived ||= isUnknown;
      if (!again || tried === ATTEMPTS) return { outcome: finalOutcome(result.outcome, mayHaveArrived) };
      const isHeldOff = result.outcome === 'retry' && result.afterMs !== undefined;
      if (!isHeldOff) await pause(Math.min(timings.retryMs * 2 ** (tried - 1), timings.longestRetryMs));
    }
  }

  function activityOf(message: OutgoingMessage, reference: Reference): Partial<Activity> {
    const channelData = { kojiId: message.id, ...authorOf(message.content) };
    return addressed(reference, { ...render(message, reference.channelId), channelData });
  }

  async function update(message: OutgoingMessage, activityId: string): Promise<Outcome> {
    const reference = openAddress(message.address);
    const activity = { ...activityOf(message, reference), id: activityId };
    const { id } = reference.conversation;
    const call: Call = (channel, options) => channel.updateActivity(id, activityId, activity, options);
    return (await insist(reference, call)).outcome;
  }

  /** What takes the place of another message is sent as one of its own only where the channel refuses to replace. */
  async function replace(message: OutgoingMessage): Promise<Sent | undefined> {
    const { saidAgain: _harmless, ...once } = message;
    const { content } = once;
    if (content.kind !== 'offerOver' || content.replaces === undefined) return undefined;
    const outcome = await update(once, content.replaces);
    return outcome === 'delivered' || outcome === 'unknown' ? { outcome } : undefined;
  }

  /** A damaged address leads nowhere, now and for ever. */
  function canOpen(address: Address): boolean {
    try {
      openAddress(address);
      return true;
    } catch (error) {
      if (!isKojiError(error, 'storedRecord')) throw error;
      logger.error({ damage: error.message }, 'a message has no address that can be read');
      return false;
    }
  }

  return {
    update,
    async send(message) {
      if (!canOpen(message.address)) return { outcome: 'rejected' };
      const replaced = await replace(message);
      if (replaced) return replaced;
      const reference = openAddress(message.address);
      const activity = activityOf(message, reference);
      const { id } = reference.conversation;
      return insist(reference, (channel, options) => channel.sendToConversation(id, activity, options));
    },
    async typing(address: Address) {
      const reference = openAddress(address);
      const release = pacing.admitNow(reference);
      if (!release) return;
      const activity = addressed(reference, { type: 'typing' });
      const { id } = reference.conversation;
      await attempt(reference, (channel, options) => channel.sendToConversation(id, activity, options), release);
    },
    canTellDoubles: (address) => canOpen(address) && dropsDoubles(openAddress(address).serviceUrl),
  };
}

function finalOutcome(last: Exclude<Attempt['outcome'], 'delivered'>, mayHaveArrived: boolean): Outcome {
  if (last === 'gone') return last;
  return mayHaveArrived ? 'unknown' : 'rejected';
}

/** So that Web Chat can show who speaks; every other channel has the name in the text alone. */
function authorOf(content: OutgoingMessage['content']): { kojiAuthor?: string } {
  return content.kind === 'line' ? { kojiAuthor: content.author } : {};
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
export function judge(error: unknown, now: number): Exclude<Attempt, { outcome: 'delivered' }> {
  // Our own refusal to send there at all.
  if (isKojiError(error, 'forbidden')) return { outcome: 'rejected' };
  const parsed = failureSchema.safeParse(error);
  const { statusCode, code, response } = parsed.success ? parsed.data : {};
  if (statusCode === 429 || statusCode === 412)
    return { outcome: 'retry', afterMs: retryAfterMs(response?.headers.get('retry-after'), now) };
  if (statusCode === 403 || statusCode === 404) return { outcome: 'gone' };
  if (code !== undefined && NEVER_SENT.has(code)) return { outcome: 'retry', afterMs: undefined };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500 && statusCode !== 408)
    return { outcome: 'rejected' };
  return { outcome: 'unknown' };
}

/** A date as HTTP writes it; `Date.parse` takes a great deal more for a date than that. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Seconds or a date (RFC 9110, 10.2.3); undefined for what is neither. */
function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const said = header?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(said)) return Number(said) * 1000;
  const at = HTTP_DATE.test(said) ? Date.parse(said) : NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** Status and code only: the body of a failed send may repeat what was said. */
export function briefly(error: unknown): { name: string; message?: string; statusCode?: number; code?: string } {
  const parsed = failureSchema.safeParse(error);
  const { statusCode, code } = parsed.success ? parsed.data : {};
  return {
    name: error instanceof Error ? error.name : 'unknown',
    // Our own words never quote what was said.
    ...(isKojiError(error) ? { message: error.message } : {}),
    ...(statusCode === undefined ? {} : { statusCode }),
    ...(code === undefined ? {} : { code }),
  };
}
