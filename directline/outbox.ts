import { z } from 'zod';
import type { Clock, Ids } from '../clock.ts';
import { activityId, activityNumber } from './activityId.ts';
import { LIMITS } from './limits.ts';
import type { ActivityBody, ChatUser, DirectLineConversation, DirectLineStore, Entry } from './ports.ts';
import { DirectLineRefusal } from './refusal.ts';
import type { Streams } from './streams.ts';

export interface OutboxParts {
  readonly store: DirectLineStore;
  readonly streams: Streams;
  readonly bot: ChatUser;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The way from the bot to the client; every method throws a 4xx {@link DirectLineRefusal} for what it cannot do. */
export interface Outbox {
  conversation(id: string): DirectLineConversation;
  /**
   * Keeps the activity and sends it to the client's stream; answers its id. One whose `channelData.kojiId` was kept
   * before is answered with the id of the first and changes nothing.
   */
  publish(conversationId: string, activity: ActivityBody): string;
  /**
   * Replaces an activity of the bot's own and sends it again under its id. Azure answered updates with 405 for years;
   * Web Chat shows the newer of two activities with one id, in the place that the unchanged timestamp gives it.
   */
  update(conversationId: string, id: string, activity: ActivityBody): void;
  /** Removes it from what a client reads later. Direct Line has no word for it: an open page goes on showing it. */
  remove(conversationId: string, id: string): void;
}

const botActivitySchema = z.looseObject({
  type: z.string(),
  from: z.looseObject({}).nullish(),
  replyToId: z.string().nullish(),
});
const kojiIdSchema = z.object({ channelData: z.object({ kojiId: z.string() }) });
type BotActivity = z.infer<typeof botActivitySchema>;

/** Said by Direct Line itself, or, the raw ones, left behind by botbuilder's own parser. */
const NOT_KEPT = new Set([
  'id',
  'serviceUrl',
  'callerId',
  'replyToId',
  'rawTimestamp',
  'rawExpiration',
  'rawLocalTimestamp',
]);

export function createOutbox(parts: OutboxParts): Outbox {
  const { store, streams, bot, clock, ids } = parts;

  function conversation(id: string): DirectLineConversation {
    const found = store.findConversation(id);
    if (!found) throw new DirectLineRefusal('NotFound', 'Conversation not found.');
    return found;
  }

  /** Web Chat holds an activity back for seconds when it answers one that the page does not have. */
  function knownReplyTo(conversationId: string, { replyToId }: BotActivity): { replyToId?: string } {
    const number = replyToId ? activityNumber(conversationId, replyToId) : undefined;
    const known = number !== undefined && store.findEntry(conversationId, number) !== undefined;
    return known && replyToId ? { replyToId } : {};
  }

  function bodyOf(to: DirectLineConversation, activity: BotActivity): ActivityBody {
    const body = {
      ...Object.fromEntries(Object.entries(activity).filter(([key]) => !NOT_KEPT.has(key))),
      ...knownReplyTo(to.id, activity),
      timestamp: new Date(clock.now()).toISOString(),
      channelId: 'directline',
      conversation: { id: to.id },
      from: { ...activity.from, id: bot.id, role: 'bot' },
      ...(to.user && { recipient: to.user }),
    };
    if (JSON.stringify(body).length <= LIMITS.activityCharacters) return body;
    throw new DirectLineRefusal(
      'MessageSizeTooBig',
      `An activity has at most ${LIMITS.activityCharacters} characters.`,
    );
  }

  function ownEntry(conversationId: string, id: string): Entry {
    const number = activityNumber(conversationId, id);
    const entry = number === undefined ? undefined : store.findEntry(conversationId, number);
    if (entry?.delivery === 'none') return entry;
    throw new DirectLineRefusal('NotFound', 'Activity not found among those the bot has sent to this conversation.');
  }

  return {
    conversation,
    publish: (conversationId, json) => {
      const to = conversation(conversationId);
      const activity = decode(json);
      const body = bodyOf(to, activity);
      const transientId = `${conversationId}|${ids.next()}`;
      if (isHidden(activity.type)) return transientId;
      if (activity.type === 'typing') {
        streams.push(conversationId, { ...body, id: transientId });
        return transientId;
      }
      const keyed = kojiIdSchema.safeParse(activity);
      const { entry } = store.append({
        conversationId,
        ...(keyed.success && { dedupeKey: `bot:${keyed.data.channelData.kojiId}` }),
        delivery: 'none',
        body,
        at: clock.now(),
      });
      streams.wake(conversationId);
      return activityId(conversationId, entry.number);
    },
    update: (conversationId, id, json) => {
      const to = conversation(conversationId);
      const entry = ownEntry(conversationId, id);
      const body = bodyOf(to, decode(json));
      store.replaceBody(conversationId, entry.number, { ...body, timestamp: entry.body['timestamp'] });
      streams.wake(conversationId);
    },
    remove: (conversationId, id) => {
      conversation(conversationId);
      store.removeEntry(conversationId, ownEntry(conversationId, id).number);
    },
  };
}

/** As in Azure, these never reach a client: the first is the channel's own word, the second is for the Emulator. */
function isHidden(type: string): boolean {
  return type === 'conversationUpdate' || type === 'trace';
}

function decode(json: ActivityBody): BotActivity {
  const result = botActivitySchema.safeParse(json);
  if (result.success) return result.data;
  throw new DirectLineRefusal('BadArgument', 'The body is not an activity. Send at least its type.', {
    cause: result.error,
  });
}
