import type { Activity } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import type { Logger } from 'pino';
import { createKeyedQueue } from '../keyedQueue.ts';
import type { Sent } from '../handoff/ports.ts';
import { say } from '../locales/index.ts';
import { isNameless } from './namelessActivity.ts';
import type { Thread } from './pacing.ts';
import { saidAgain } from './render.ts';
import type { SendAttempts } from './sendAttempts.ts';

/** What the bot says to whoever has just spoken. */
export interface Answer {
  /** With its conversation, as a turn addresses it. */
  readonly activity: Partial<Activity>;
  readonly thread: Thread;
  readonly locale: string;
  readonly conversations: ConnectorClient['conversations'];
  /** Whether the channel drops a second one with the same `channelData.kojiId`. */
  readonly dropsDoubles: boolean;
  /** Absent for what is to be said even after its turn. */
  readonly isWanted?: () => boolean;
}

/** So many wait for a channel that takes nothing; what is said beyond them is not kept. */
export const MOST_WAITING = 20;

/**
 * The bot's answers, one after the other in each conversation. One that the channel has not taken is said again, and says
 * so where it may have arrived: twice is better than never. That may take longer than a turn, and is forgotten at a restart.
 */
export interface Answers {
  /** Resolves with what became of it at last; never fails. */
  say(answer: Answer): Promise<Sent>;
  /** Resolves when nothing is left to be said. */
  idle(): Promise<void>;
}

export interface AnswersOptions {
  readonly attempts: SendAttempts;
  readonly logger: Logger;
}

export function createAnswers({ attempts, logger }: AnswersOptions): Answers {
  const conversations = createKeyedQueue();
  const unsettled = new Set<Promise<Sent>>();
  const waiting = new Map<string, number>();

  function settle(answer: Answer): Promise<Sent> {
    const { thread, isWanted } = answer;
    return attempts.untilSettled(thread, (mayHaveArrived) => post(answer, mayHaveArrived), {
      mayRepeat: () => true,
      ...(isWanted ? { isWanted } : {}),
    });
  }

  async function inTurn(key: string, answer: Answer): Promise<Sent> {
    const before = waiting.get(key) ?? 0;
    if (before >= MOST_WAITING) return { outcome: 'rejected' };
    waiting.set(key, before + 1);
    try {
      return await conversations.run(key, () => settle(answer));
    } finally {
      const left = (waiting.get(key) ?? 1) - 1;
      if (left > 0) waiting.set(key, left);
      else waiting.delete(key);
    }
  }

  async function said(key: string, answer: Answer): Promise<Sent> {
    const sent = await inTurn(key, answer);
    const { channelId: channel } = answer.thread;
    if (sent.outcome !== 'delivered') logger.warn({ outcome: sent.outcome, channel }, 'an answer was not delivered');
    return sent;
  }

  return {
    say(answer) {
      const { channelId, conversation } = answer.thread;
      const saying = said(JSON.stringify([channelId, conversation.id]), answer);
      unsettled.add(saying);
      return saying.finally(() => unsettled.delete(saying));
    },
    async idle() {
      while (unsettled.size > 0) await Promise.all(unsettled);
    },
  };
}

function post(answer: Answer, mayHaveArrived: boolean): Promise<{ readonly id: string }> {
  const { activity, thread, conversations, locale, dropsDoubles } = answer;
  const { id } = thread.conversation;
  const again = mayHaveArrived && !dropsDoubles ? { text: saidAgain(say, locale, activity.text) } : {};
  const { replyToId } = activity;
  if (!replyToId || isNameless(replyToId)) {
    const { replyToId: _unknownThere, ...plain } = activity;
    return conversations.sendToConversation(id, { ...plain, ...again });
  }
  return conversations.replyToActivity(id, replyToId, { ...activity, ...again });
}
