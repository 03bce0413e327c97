import { TurnContext } from 'botbuilder';
import type { Activity, ChannelAccount, Middleware } from 'botbuilder';
import type { Conversation } from '../handoff/domain/conversation.ts';
import type { ConversationStore } from '../handoff/ports.ts';
import { conversationKey, toAddress } from './addresses.ts';
import { userOf } from './inbound.ts';
import type { KeyedQueue } from '../keyedQueue.ts';
import { setSpeaker } from './speaker.ts';

/** Says who a new conversation's user is, where the channel or the server already knows. */
export type Recognise = (
  activity: Activity,
  conversation: Conversation,
) => Promise<{ id: string; name: string } | undefined>;

export interface SpeakerDeps {
  readonly conversations: ConversationStore;
  readonly recognise: Recognise;
  readonly turns: KeyedQueue;
  /** Called when a turn has ended without an error. */
  readonly settle: (context: TurnContext) => Promise<void>;
}

/**
 * First in line: finds or makes the record of the conversation, keeps its address fresh, and lets the turns of one
 * conversation happen one after the other. Activities without a person (the channel talking to itself) go no further.
 */
export function createSpeakerMiddleware(deps: SpeakerDeps): Middleware {
  return {
    async onTurn(context, next) {
      const user = userOf(context.activity);
      if (!user) return;
      await deps.turns.run(conversationKey(context.activity, user.id), async () => {
        setSpeaker(context, { conversation: await meet(deps.conversations, deps.recognise, context.activity, user) });
        await next();
        await deps.settle(context);
      });
    },
  };
}

async function meet(
  store: ConversationStore,
  recognise: Recognise,
  activity: Activity,
  user: ChannelAccount,
): Promise<Conversation> {
  const address = toAddress({ ...TurnContext.getConversationReference(activity), user });
  const found = await store.load(conversationKey(activity, user.id));
  if (!found) {
    const fresh = await firstMeeting(recognise, activity, { user, address });
    return (await store.create(fresh)) === 'exists' ? meet(store, recognise, activity, user) : fresh;
  }
  const known = found.value;
  if (known.address === address) return known;
  const moved = await movedTo(recognise, activity, { known, user, address });
  return (await store.replace(moved, found.version)) === 'stale' ? meet(store, recognise, activity, user) : moved;
}

async function firstMeeting(
  recognise: Recognise,
  activity: Activity,
  { user, address }: { user: ChannelAccount; address: Conversation['address'] },
): Promise<Conversation> {
  const fresh: Conversation = {
    id: conversationKey(activity, user.id),
    address,
    channel: activity.channelId,
    channelUserId: user.id,
    name: shownName(user),
    locale: activity.locale ?? 'en',
  };
  return introduced(recognise, activity, fresh);
}

const LONGEST_NAME = 100;
/** White space, control characters, and those that turn the direction of writing around. */
const NOT_IN_A_NAME = /[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;

/** The name on one line: it stands in front of what others read, and must not look like a message of its own. */
function shownName({ name }: ChannelAccount): string {
  return (name ?? '').replace(NOT_IN_A_NAME, ' ').trim().slice(0, LONGEST_NAME).toWellFormed();
}

/** Teams tells of an installation without the user's name; it comes with the first message. */
async function movedTo(
  recognise: Recognise,
  activity: Activity,
  { known, user, address }: { known: Conversation; user: ChannelAccount; address: Conversation['address'] },
): Promise<Conversation> {
  const moved: Conversation = { ...known, address };
  const name = shownName(user);
  return known.name === '' && name !== '' ? introduced(recognise, activity, { ...moved, name }) : moved;
}

async function introduced(recognise: Recognise, activity: Activity, conversation: Conversation): Promise<Conversation> {
  const person = await recognise(activity, conversation);
  return person ? { ...conversation, personId: person.id, name: person.name } : conversation;
}
