import type { Logger } from 'pino';
import type { Clock, Ids } from '../clock.ts';
import { activityId } from './activityId.ts';
import { toActivity } from './activitySet.ts';
import type { BotAnswer, BotDelivery } from './botDelivery.ts';
import type { ClientActivity } from './clientActivity.ts';
import type { Keep } from './keep.ts';
import { requireFit, stamped } from './keep.ts';
import { masked } from './masked.ts';
import type { ActivityBody, ChatUser, DirectLineConversation, DirectLineStore, Entry } from './ports.ts';
import { DirectLineRefusal } from './refusal.ts';
import type { Sequencer } from './sequencer.ts';
import type { Streams } from './streams.ts';
import type { Turns } from './turns.ts';
import type { UploadedFile } from './uploadBody.ts';

export interface InboxParts {
  readonly store: DirectLineStore;
  readonly streams: Streams;
  readonly delivery: BotDelivery;
  readonly sequencer: Sequencer;
  readonly turns: Turns;
  readonly keep: Keep;
  readonly mask: (data: unknown) => unknown;
  readonly maskFileName: (name: string) => string;
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
   * bot's turn has ended. An activity sent twice, by its `clientActivityID` or as its `retryOf`, is kept once, with its
   * files, and is one to the bot: what may have reached it goes there again under the id that it had.
   * Throws a {@link DirectLineRefusal}: 413 or 429 for what is too much and was not kept, 502 when the bot failed; the
   * same activity may then be sent again.
   */
  accept(
    conversation: DirectLineConversation,
    user: ChatUser,
    activity: ClientActivity,
    files?: readonly UploadedFile[],
  ): Promise<string>;
  /**
   * Hands over what was kept and never reached the bot, because the process that kept it is gone. A conversation that
   * another process is at work on is left to that one. Answers how many the bot took.
   */
  redeliver(): Promise<number>;
}

export function createInbox(parts: InboxParts): Inbox {
  const { store, streams, delivery, sequencer, turns, keep, clock, ids, logger } = parts;

  /** The conversation's next: after what this process does for it, and when no other process does anything for it. */
  function inTurn<Result>(conversationId: string, work: () => Promise<Result>): Promise<Result | 'busy'> {
    return sequencer.run(conversationId, () => turns.run(conversationId, work));
  }

  async function deliverOnce(entry: Entry): Promise<BotAnswer> {
    const answer = await delivery.send(entry.conversationId, toActivity(entry));
    store.markDelivery(entry.conversationId, entry.number, answer.kind === 'accepted' ? 'delivered' : 'failed');
    return answer;
  }

  /** With what was kept before it and is still pending, as when the process that kept that was killed. */
  async function deliverUpTo({ conversationId, number }: Entry): Promise<ReadonlyMap<number, BotAnswer>> {
    const answers = new Map<number, BotAnswer>();
    for (const entry of store.pendingUpTo(conversationId, number)) {
      answers.set(entry.number, await deliverOnce(entry));
    }
    return answers;
  }

  async function deliver(entry: Entry): Promise<BotAnswer> {
    const answers = await inTurn(entry.conversationId, () => deliverUpTo(entry));
    if (answers === 'busy') return { kind: 'timedOut' };
    return answers.get(entry.number) ?? settledElsewhere(entry);
  }

  /** Whoever was at work on the conversation has handed this one over too. */
  function settledElsewhere({ conversationId, number }: Entry): BotAnswer {
    const isDelivered = store.findEntry(conversationId, number)?.delivery === 'delivered';
    return isDelivered ? { kind: 'accepted' } : { kind: 'unreachable' };
  }

  async function acceptTyping(conversationId: string, body: ActivityBody): Promise<string> {
    const id = `${conversationId}|${ids.next()}`;
    const answer = await inTurn(conversationId, () => delivery.send(conversationId, { ...body, id }));
    requireAccepted(answer === 'busy' ? { kind: 'timedOut' } : answer);
    return id;
  }

  return {
    announce: (conversation, members, locale) => {
      const content = { type: 'conversationUpdate', id: ids.next(), membersAdded: members, ...(locale && { locale }) };
      const body = stamped(content, {
        conversationId: conversation.id,
        user: conversation.user ?? { id: conversation.id },
        at: clock.now(),
      });
      inTurn(conversation.id, () => delivery.send(conversation.id, body)).catch((error: unknown) =>
        logger.error({ err: error }, 'a conversationUpdate was not sent'),
      );
    },
    accept: async (conversation, user, sent, files = []) => {
      const activity = masked(sent, parts);
      const body = stamped(activity, { conversationId: conversation.id, user, at: clock.now() });
      requireFit(body);
      if (activity.type === 'typing') return acceptTyping(conversation.id, body);
      const entry = keep({ conversationId: conversation.id, user, activity, files });
      streams.wake(conversation.id);
      if (entry.delivery === 'failed') store.markDelivery(conversation.id, entry.number, 'pending');
      if (entry.delivery !== 'delivered') requireAccepted(await deliver(entry));
      return activityId(entry.conversationId, entry.number);
    },
    redeliver: async () => {
      const newest = new Map(store.pendingEntries().map((entry) => [entry.conversationId, entry]));
      const taken = [...newest.values()].map((entry) =>
        sequencer.run(entry.conversationId, () => turns.tryRun(entry.conversationId, () => deliverUpTo(entry))),
      );
      const answers = (await Promise.all(taken)).flatMap((some) => (some === 'busy' ? [] : [...some.values()]));
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
