import type { Middleware, TurnContext } from 'botbuilder';
import { ActivityTypes } from 'botbuilder';
import type { Clock, Timers } from '../clock.ts';
import { isKojiError } from '../errors.ts';
import type { Conversation } from '../handoff/domain/conversation.ts';
import { arrivalOf, firstHeardAt, withActivity, withUnderWay } from '../handoff/domain/conversation.ts';
import type { ConversationStore } from '../handoff/ports.ts';
import { conversationKey } from './addresses.ts';
import { readMessage, userOf } from './inbound.ts';
import { setSpeaker, speakerOf } from './speaker.ts';

/** Marks a turn that asked before: asking twice in one turn is not a second arrival. */
const FIRST = Symbol('koji.firstArrival');
const TOO_LATE = Symbol('koji.tooLate');
const BEGUN_BEFORE = Symbol('koji.begunBefore');
const LOOK_EVERY_MS = 100;

/**
 * When this turn's message was begun before, in epoch milliseconds, by a turn of which nobody knows how far it came: its server
 * died, or took too long. What it was to change may be changed already. `undefined` for a message nobody has begun.
 */
export function begunBefore(context: TurnContext): number | undefined {
  return context.turnState.get<number | undefined>(BEGUN_BEFORE);
}

/** Nobody has carried out this turn's message, and it is too late for it: its sender is in another chat by now. */
export function isTooLate(context: TurnContext): boolean {
  return context.turnState.get(TOO_LATE) === true;
}

/** True for the first arrival of this turn's message, which is recorded by that; false for every later one. */
export type FirstArrival = (context: TurnContext) => Promise<boolean>;

export interface Arrivals {
  readonly isFirst: FirstArrival;
  /** The turn is over: from now on its message was acted on. */
  readonly settle: (context: TurnContext) => Promise<void>;
  /**
   * The sender has read that this turn's message was not heard, and may have gone on with another one: should the channel
   * bring it again, it is dropped. The store may be what failed: this resolves once it is written down, or rejects when it
   * could not be for long.
   */
  readonly giveUp: (context: TurnContext) => Promise<void>;
}

export interface ArrivalsDeps {
  readonly conversations: ConversationStore;
  readonly clock: Clock;
  /** Resolves after so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  readonly timers: Timers;
  /** In milliseconds. */
  readonly timings: {
    /** A turn that has not ended by then has died with its server. */
    readonly turnMs: number;
    /** What could not be written down is tried again so often… */
    readonly retryMs: number;
    /** …and for so long. */
    readonly insistMs: number;
  };
}

/**
 * Channels deliver a message again when the answer to it got lost. What changes something when it is said twice (a
 * command, an answer to the bot) asks here first. One that another server is acting on is waited for; one whose server died
 * is acted on again. Relayed lines need not ask: the journal knows them by their id.
 */
export function createArrivals({ conversations, clock, pause, timers, timings }: ArrivalsDeps): Arrivals {
  const { turnMs, retryMs, insistMs } = timings;

  /** Begins to act on it, unless somebody has or is at it. */
  async function begin(context: TurnContext, activityId: string): Promise<ReturnType<typeof arrivalOf>> {
    const found = await conversations.load(speakerOf(context).conversation.id);
    if (!found) return 'first';
    const arrival = arrivalOf(found.value, activityId, { now: clock.now(), turnMs });
    // The turn may have begun before they came into the chat that it is too late for now.
    if (arrival === 'elsewhere') setSpeaker(context, { conversation: found.value });
    if (arrival !== 'first') return arrival;
    const next = withUnderWay(found.value, { ...readMessage(context.activity), activityId }, clock.now());
    if ((await conversations.replace(next, found.version)) === 'stale') return begin(context, activityId);
    setSpeaker(context, { conversation: next });
    context.turnState.set(BEGUN_BEFORE, sinceOf(found.value, activityId, clock.now()));
    context.turnState.set(FIRST, activityId);
    return 'first';
  }

  async function keep(id: string, change: (conversation: Conversation) => Conversation): Promise<void> {
    const found = await conversations.load(id);
    if (found && (await conversations.replace(change(found.value), found.version)) === 'stale') return keep(id, change);
  }

  async function drop(conversationId: string, activityId: string): Promise<void> {
    const longEnough = clock.now() + insistMs;
    for (;;) {
      try {
        return await keep(conversationId, (conversation) => withActivity(conversation, activityId));
      } catch (error) {
        if (!isKojiError(error) || clock.now() >= longEnough) throw error;
        await new Promise<void>((resolve) => timers.after(retryMs, resolve));
      }
    }
  }

  return {
    async isFirst(context) {
      const { id } = context.activity;
      if (!id || context.turnState.get(FIRST) === id) return true;
      for (;;) {
        const arrival = await begin(context, id);
        if (arrival === 'elsewhere') context.turnState.set(TOO_LATE, true);
        if (arrival !== 'underWay') return arrival === 'first';
        await pause(LOOK_EVERY_MS);
      }
    },
    async settle(context) {
      const activityId: unknown = context.turnState.get(FIRST);
      if (typeof activityId !== 'string') return;
      await keep(speakerOf(context).conversation.id, (conversation) => withActivity(conversation, activityId));
    },
    async giveUp({ activity }) {
      const user = userOf(activity);
      // What changes a message has that one's id.
      if (user && activity.id && activity.type === ActivityTypes.Message)
        await drop(conversationKey(activity, user.id), activity.id);
    },
  };
}

function sinceOf(conversation: Conversation, activityId: string, now: number): number | undefined {
  const isBegun = conversation.underWay?.some((each) => each.activityId === activityId) ?? false;
  return isBegun ? firstHeardAt(conversation, activityId, now) : undefined;
}

const ACTED_ON: readonly string[] = [ActivityTypes.Message, ActivityTypes.Event];

/** Keeps second arrivals from the bot's dialogs. */
export function createFirstArrivalMiddleware(isFirst: FirstArrival): Middleware {
  return {
    async onTurn(context, next) {
      if (!ACTED_ON.includes(context.activity.type) || (await isFirst(context))) await next();
    },
  };
}
