import type { Activity } from 'botbuilder';
import type { ConnectorClient, ConnectorFactory } from 'botframework-connector';
import type { Logger } from 'pino';
import { isKojiError } from '../errors.ts';
import type { Address } from '../handoff/domain/party.ts';
import type { Messenger, OutgoingMessage, Sent } from '../handoff/ports.ts';
import { openAddress } from './addresses.ts';
import type { Reference } from './addresses.ts';
import type { Pacing } from './pacing.ts';
import type { Render } from './render.ts';
import type { Call, SendAttempts } from './sendAttempts.ts';

export interface DeliveryOptions {
  readonly connectors: ConnectorFactory;
  readonly render: Render;
  readonly pacing: Pacing;
  readonly attempts: SendAttempts;
  /** True for the service address of a channel that drops a second activity with the same `channelData.kojiId`. */
  readonly dropsDoubles: (serviceUrl: string) => boolean;
  readonly logger: Logger;
}

type Conversations = ConnectorClient['conversations'];

/** Sends over the channels' connectors, and says honestly what became of it. */
export function createMessenger(options: DeliveryOptions): Messenger {
  const { connectors, render, pacing, attempts, dropsDoubles, logger } = options;

  function calling(reference: Reference, send: (to: Conversations) => ReturnType<Call>): Call {
    return async () => send((await connectors.create(reference.serviceUrl)).conversations);
  }

  /** What may have arrived is tried once more at most, and stays unknown if that is refused. */
  function insist(
    reference: Reference,
    call: Call,
    isWanted: () => boolean | Promise<boolean> = () => true,
  ): Promise<Sent> {
    const mayRepeat = (unknowns: number): boolean => unknowns === 1 && dropsDoubles(reference.serviceUrl);
    return attempts.untilSettled(reference, call, { mayRepeat, isWanted });
  }

  function activityOf(message: OutgoingMessage, reference: Reference): Partial<Activity> {
    const channelData = { kojiId: message.id, ...authorOf(message.content) };
    return addressed(reference, { ...render(message, reference.channelId), channelData });
  }

  function updating(message: OutgoingMessage, reference: Reference, activityId: string): Call {
    const activity = { ...activityOf(message, reference), id: activityId };
    return calling(reference, (to) => to.updateActivity(reference.conversation.id, activityId, activity));
  }

  /** What takes the place of another message is sent as one of its own only where the channel refuses to replace. */
  async function replace(message: OutgoingMessage): Promise<Sent | undefined> {
    const { saidAgain: _harmless, ...once } = message;
    const { content } = once;
    if (content.kind !== 'offerOver' || content.replaces === undefined) return undefined;
    const reference = openAddress(once.address);
    const { outcome } = await insist(reference, updating(once, reference, content.replaces));
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
    async update(message, activityId) {
      const reference = openAddress(message.address);
      const release = pacing.admitNow(reference);
      if (!release) return 'unknown';
      const { outcome } = await attempts.once(reference, updating(message, reference, activityId), release);
      return outcome === 'retry' ? 'unknown' : outcome;
    },
    async send(message, isWanted) {
      if (!canOpen(message.address)) return { outcome: 'rejected' };
      const replaced = await replace(message);
      if (replaced) return replaced;
      const reference = openAddress(message.address);
      const activity = activityOf(message, reference);
      const { id } = reference.conversation;
      return insist(
        reference,
        calling(reference, (to) => to.sendToConversation(id, activity)),
        isWanted,
      );
    },
    async typing(address: Address) {
      const reference = openAddress(address);
      const release = pacing.admitNow(reference);
      if (!release) return;
      const activity = addressed(reference, { type: 'typing' });
      const { id } = reference.conversation;
      const call = calling(reference, (to) => to.sendToConversation(id, activity));
      await attempts.once(reference, call, release);
    },
    canTellDoubles: (address) => canOpen(address) && dropsDoubles(openAddress(address).serviceUrl),
  };
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
