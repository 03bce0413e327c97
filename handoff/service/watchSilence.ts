import { isKojiError } from '../../errors.ts';
import type { HandoffKey } from '../domain/conversation.ts';
import { CLOCK_SKEW_MS } from '../domain/dueTime.ts';
import type { ConnectedHandoff, Handoff, SilenceCheck } from '../domain/handoff.ts';
import { isConnected, withCheck } from '../domain/handoff.ts';
import { heardIn, unreachedIn } from '../domain/heardIn.ts';
import { isOpen } from '../domain/journal.ts';
import type { Due } from '../domain/patience.ts';
import { longestBetweenLooks, UNREACHED_LOOK_MS, whatIsDue } from '../domain/patience.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { EndChat } from './endChat.ts';
import type { Entries } from './entries.ts';
import { openingOrder } from './entries.ts';
import type { ReturnToQueue } from './returnToQueue.ts';

/** Looks at the chats whose time has come: asks or reminds who is silent, and closes or takes back the chat of who stays so. */
export type WatchSilence = () => Promise<void>;

export interface WatchSilenceParts {
  readonly entries: Entries;
  readonly endChat: EndChat;
  readonly returnToQueue: ReturnToQueue;
}

export function createWatchSilence(deps: HandoffDeps, parts: WatchSilenceParts): WatchSilence {
  const { deskId, handoffs, journal, outbox, liveChat, clock, logger } = deps;
  const { entries, endChat, returnToQueue } = parts;

  async function dueIn(chat: ConnectedHandoff): Promise<Due> {
    const entries = await journal.entries(chat.id);
    const heard = { ...heardIn(entries, openingOrder(chat)), unreached: unreachedIn(chat, entries) };
    const { patience } = await liveChat.settings();
    return whatIsDue(chat, heard, patience, clock.now());
  }

  async function act(chat: ConnectedHandoff, due: Due): Promise<void> {
    // A line does not change the handoff, so its version says nothing about one that has come in this very moment.
    const isStillDue = async (): Promise<boolean> => (await dueIn(chat)).kind === due.kind;
    switch (due.kind) {
      case 'nothing': {
        const { kind: _nothing, ...seen } = due;
        return check(chat, seen);
      }
      case 'nudge': {
        // Told first: a server that dies in between tells it again under the same id, which is telling it once.
        const hasArrived = await nudge(chat, due);
        const now = clock.now();
        const checkAt = hasArrived ? due.checkAt : Math.min(due.checkAt, now + UNREACHED_LOOK_MS);
        return check(chat, { checkAt, nudgedSince: due.silence.since, nudgedAt: now });
      }
      case 'close':
        await endChat({ ...chat, onlyIf: isStillDue }, 'customerSilent');
        return;
      case 'return':
        return returnToQueue(chat, 'silent', isStillDue);
      default:
        return due satisfies never;
    }
  }

  async function check(chat: Handoff, seen: SilenceCheck): Promise<void> {
    const key: HandoffKey = { deskId, id: chat.id };
    await change<HandoffKey, Handoff, 'over'>(handoffs, key, (current) =>
      current.generation === chat.generation ? withCheck(current, seen) : 'over',
    );
  }

  /** Answers whether it has arrived, or never will. */
  async function nudge(chat: ConnectedHandoff, { silence }: Extract<Due, { kind: 'nudge' }>): Promise<boolean> {
    const notice =
      silence.of === 'customer'
        ? entries.notice(chat, chat.customer, { key: 'areYouThere' })
        : entries.notice(chat, chat.state.agent, { key: 'pleaseAnswer', params: { customer: chat.customer.name } });
    const id = `${notice.id}:${chat.state.checkAt}`;
    await outbox.post({ ...notice, id }, chat);
    const posted = await journal.find(chat.id, id);
    return !posted || !isOpen(posted);
  }

  /** One chat whose record cannot be read must not stand in the way of all others. */
  async function lookSafely(chat: ConnectedHandoff): Promise<void> {
    try {
      await act(chat, await dueIn(chat));
    } catch (error) {
      if (!isKojiError(error)) throw error;
      logger.error({ err: error, handoff: chat.id }, 'a chat could not be looked at');
    }
  }

  return async function watchSilence() {
    const now = clock.now();
    const furthest = now + longestBetweenLooks((await liveChat.settings()).patience) + CLOCK_SKEW_MS;
    for (const handoff of await handoffs.due(deskId, now, furthest))
      if (isConnected(handoff)) await lookSafely(handoff);
  };
}
