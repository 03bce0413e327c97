import type { Middleware, TurnContext } from 'botbuilder';
import { ActivityTypes } from 'botbuilder';
import type { ConversationStore } from '../handoff/ports.ts';
import { setSpeaker, speakerOf } from './speaker.ts';

/** Channels redeliver within minutes and in order; this many ids back is more than they do. */
const IDS_KEPT = 20;

/** Marks a turn that asked before: asking twice in one turn is not a second arrival. */
const FIRST = Symbol('koji.firstArrival');

/** True for the first arrival of this turn's message, which is recorded by that; false for every later one. */
export type FirstArrival = (context: TurnContext) => Promise<boolean>;

/**
 * Channels deliver a message again when the answer to it got lost. What changes something when it is said twice (a
 * command, an answer to the bot) asks here first. Relayed lines need not: the journal knows them by their id.
 */
export function createFirstArrival(conversations: ConversationStore): FirstArrival {
  return async function isFirst(context) {
    const { id } = context.activity;
    if (!id || context.turnState.get(FIRST) === true) return true;
    const { conversation } = speakerOf(context);
    const found = await conversations.load(conversation.id);
    const known = found?.value.recentActivities ?? [];
    if (known.includes(id)) return false;
    if (!found) return true;
    const next = { ...found.value, recentActivities: [...known, id].slice(-IDS_KEPT) };
    if ((await conversations.replace(next, found.version)) === 'stale') return isFirst(context);
    setSpeaker(context, { conversation: next });
    context.turnState.set(FIRST, true);
    return true;
  };
}

/** Keeps second arrivals from the bot's dialogs. */
export function createFirstArrivalMiddleware(isFirst: FirstArrival): Middleware {
  return {
    async onTurn(context, next) {
      if (context.activity.type !== ActivityTypes.Message || (await isFirst(context))) await next();
    },
  };
}
