import { TurnContext } from 'botbuilder';
import type { Activity, ChannelAccount, Middleware } from 'botbuilder';
import type { Clock, Timers } from '../clock.ts';
import type { Conversation } from '../handoff/domain/conversation.ts';
import type { ConversationStore } from '../handoff/ports.ts';
import { conversationKey, toAddress } from './addresses.ts';
import { setArrivedAt } from './arrivedAt.ts';
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
  readonly clock: Clock;
  readonly timers: Timers;
  /** A turn that takes longer than this is not waited for, in milliseconds. */
  readonly turnMs: number;
  /** Called when a turn has ended without an error. */
  readonly settle: (context: TurnContext) => Promise<void>;
}

/**
 * First in line: finds or makes the record of the conversation, keeps its address fresh, and lets the turns of one
 * conversation happen one after the other, but none wait for ever. Activities without a person (the channel talking to itself) go no further.
 */
export function createSpeakerMiddleware(deps: SpeakerDeps): Middleware {
  return {
    async onTurn(context, next) {
      const user = userOf(context.activity);
      if (!user) return;
      setArrivedAt(context, deps.clock.now());
      await inTurn(deps, conversationKey(context.activity, user.id), async () => {
        setSpeaker(context, { conversation: await meet(deps.conversations, deps.recognise, context.activity, user) });
        await next();
        await deps.settle(context);
      });
    },
  };
}

/** Resolves when the work is done; others wait for it no longer than for a turn. */
async function inTurn({ turns, timers, turnMs }: SpeakerDeps, id: string, work: () => Promise<void>): Promise<void> {
  let done: Promise<void> | undefined;
  await turns.run(id, async () => {
    done = work();
    let callOff = (): void => undefined;
    const longEnough = new Promise<void>((resolve) => {
      callOff = timers.after(turnMs, resolve);
    });
    await Promise.race([done, longEnough]).finally(() => callOff());
  });
  await done;
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
  const known = withLocale(found.value, activity);
  const moved = known.address === address ? known : await movedTo(recognise, activity, { known, user, address });
  if (moved === found.value) return moved;
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
    ...localeToldBy(activity),
  };
  return introduced(recognise, activity, fresh);
}

function localeToldBy({ locale }: { readonly locale?: string }): Pick<Conversation, 'locale' | 'isLocaleAssumed'> {
  return locale ? { locale } : { locale: 'en', isLocaleAssumed: true };
}

/** Some clients start without a language and tell it with each message. The first one told counts. */
function withLocale(conversation: Conversation, activity: Activity): Conversation {
  const { isLocaleAssumed, ...rest } = conversation;
  return isLocaleAssumed && activity.locale ? { ...rest, locale: activity.locale } : conversation;
}

const LONGEST_NAME = 100;
/** White space, control characters, and those that turn the direction of writing around. */
const NOT_IN_A_NAME = /[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;

/** The name on one line: it stands in front of what others read, and must not look like a message of its own. */
export function shownName({ name }: { readonly name?: string | undefined }): string {
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
