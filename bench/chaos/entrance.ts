import type { Clock } from '../../clock.ts';
import type { FakeChannel, Listener } from './channel.ts';
import type { Parcel } from './inbound.ts';
import { channelIdsOf, conversationIdOf } from './people.ts';
import type { ActorPlan } from './plan.ts';

/** What somebody does at their keyboard. */
export interface Said {
  readonly id: string;
  readonly text: string;
  /** Names of files. */
  readonly files?: readonly string[];
  /** What a button says that they press. */
  readonly value?: unknown;
}

/** Where somebody speaks with the bot: puts what they say into the form of their channel, and lets them hear. */
export interface Entrance {
  /** Of their conversation, in the store. */
  readonly conversationId: string;
  parcelOf(said: Said): Parcel;
  listen(listener: Listener): void;
  /** Resolves when nothing is heard any more. */
  close(): Promise<void>;
}

/** A channel with a connector, as Teams and the Emulator have it. */
export function connectorEntrance(plan: ActorPlan, channel: FakeChannel, clock: Clock): Entrance {
  const ids = channelIdsOf(plan);
  return {
    conversationId: conversationIdOf(plan.channel, ids.conversation, ids.user),
    parcelOf({ id, text, files, value }) {
      const body = {
        type: 'message',
        id,
        text,
        ...(files ? { attachments: attachmentsOf(files, channel) } : {}),
        ...(value === undefined ? {} : { value }),
        channelId: plan.channel,
        serviceUrl: channel.serviceUrl,
        conversation: { id: ids.conversation },
        from: { id: ids.user, name: plan.name, ...(ids.aadObjectId && { aadObjectId: ids.aadObjectId }) },
        recipient: { id: 'bot', name: 'Koji' },
        locale: 'en-US',
        // Of the channel, which brings the very same activity when it brings it again.
        timestamp: new Date(clock.now()).toISOString(),
      };
      return { activityId: id, from: plan.name, text, path: '/api/messages', headers: {}, body };
    },
    listen: (listener) => channel.admit(ids.conversation, plan, listener),
    close: () => Promise.resolve(),
  };
}

export function attachmentsOf(names: readonly string[], { serviceUrl }: FakeChannel): readonly object[] {
  return names.map((name) => ({ contentType: 'image/png', contentUrl: `${serviceUrl}/files/${name}`, name }));
}
