import type { Logger } from 'pino';
import type { Clock, Ids } from '../clock.ts';
import { activityId } from './activityId.ts';
import { toActivity } from './activitySet.ts';
import type { BotAnswer, BotDelivery } from './botDelivery.ts';
import type { ClientActivity } from './clientActivity.ts';
import type { ActivityBody, ChatUser, DirectLineConversation, DirectLineStore, Entry } from './ports.ts';
import { DirectLineRefusal } from './refusal.ts';
import type { Sequencer } from './sequencer.ts';
import type { Streams } from './streams.ts';

export interface InboxParts {
  readonly store: DirectLineStore;
  readonly streams: Streams;
  readonly delivery: BotDelivery;
  readonly sequencer: Sequencer;
  readonly maskText?: (text: string) => string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
}

/** The way from the client to the bot. */
export interface Inbox {
  /**
   * Tells the bot, before anything said from now on, who has joined. It is not kept, no client sees it, and nobody
   * waits for it: a bot that cannot be reached is for the log.
   */
  announce(conversation: DirectLineConversation, members: readonly ChatUser[], locale?: string): void;
  /**
   * Keeps the activity, so that the client's own stream echoes it, and hands it to the bot. Answers its id once the
   * bot's turn has ended. An activity sent twice, by its `clientActivityID`, is kept and handed over once.
   * Throws a 502 {@link DirectLineRefusal} when the bot failed; the same activity may then be sent again.
   */
  accept(conversation: DirectLineConversation, user: ChatUser, activity: ClientActivity): Promise<string>;
  /** After a restart: hands over what was kept and never reached the bot. Answers how many the bot took. */
  redeliver(): Promise<number>;
}

export function createInbox(parts: InboxParts): Inbox {
  const { store, streams, delivery, sequencer, clock, ids, logger, maskText = (text) => text } = parts;
  const underWay = new Map<string, Promise<BotAnswer>>();

  /** Who, where and when are said here, whatever the client says of them. */
  function stamp(conversationId: string, user: ChatUser, content: ActivityBody): ActivityBody {
    return {
      ...content,
      timestamp: new Date(clock.now()).toISOString(),
      channelId: 'directline',
      from: { ...user, role: 'user' },
      conversation: { id: conversationId },
    };
  }

  function masked(activity: ClientActivity): ClientActivity {
    return activity.text ? { ...activity, text: maskText(activity.text) } : activity;
  }

  async function deliverOnce(entry: Entry): Promise<BotAnswer> {
    const answer = await delivery.send(entry.conversationId, toActivity(entry));
    store.markDelivery(entry.conversationId, entry.number, answer.kind === 'accepted' ? 'delivered' : 'failed');
    return answer;
  }

  function deliver(entry: Entry): Promise<BotAnswer> {
    const id = activityId(entry.conversationId, entry.number);
    const running = underWay.get(id);
    if (running) return running;
    const run = sequencer.run(entry.conversationId, () => deliverOnce(entry)).finally(() => underWay.delete(id));
    underWay.set(id, run);
    return run;
  }

  async function acceptTyping(conversationId: string, body: ActivityBody): Promise<string> {
    const id = `${conversationId}|${ids.next()}`;
    requireAccepted(await sequencer.run(conversationId, () => delivery.send(conversationId, { ...body, id })));
    return id;
  }

  return {
    announce: (conversation, members, locale) => {
      const content = { type: 'conversationUpdate', id: ids.next(), membersAdded: members, ...(locale && { locale }) };
      const body = stamp(conversation.id, conversation.user ?? { id: conversation.id }, content);
      sequencer
        .run(conversation.id, () => delivery.send(conversation.id, body))
        .catch((error: unknown) => logger.error({ err: error }, 'a conversationUpdate was not sent'));
    },
    accept: async (conversation, user, activity) => {
      const body = stamp(conversation.id, user, masked(activity));
      if (activity.type === 'typing') return acceptTyping(conversation.id, body);
      const key = activity.channelData?.clientActivityID;
      const { entry } = store.append({
        conversationId: conversation.id,
        ...(key !== undefined && { dedupeKey: `client:${key}` }),
        delivery: 'pending',
        body,
        at: clock.now(),
      });
      streams.wake(conversation.id);
      if (entry.delivery !== 'delivered') requireAccepted(await deliver(entry));
      return activityId(entry.conversationId, entry.number);
    },
    redeliver: async () => {
      const answers = await Promise.all(store.pendingEntries().map(deliver));
      return answers.filter((answer) => answer.kind === 'accepted').length;
    },
  };
}

const SENTENCES = {
  refused: 'Failed to send activity: the bot returned an error.',
  unreachable: 'Failed to send activity: the bot cannot be reached.',
  timedOut: 'Failed to send activity: the bot timed out.',
} as const satisfies Record<Exclude<BotAnswer['kind'], 'accepted'>, string>;

function requireAccepted(answer: BotAnswer): void {
  if (answer.kind !== 'accepted') throw new DirectLineRefusal('BotError', SENTENCES[answer.kind]);
}
