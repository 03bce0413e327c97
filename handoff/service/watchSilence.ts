import { isKojiError } from '../../errors.ts';
import type { HandoffKey } from '../domain/conversation.ts';
import { CLOCK_SKEW_MS } from '../domain/dueTime.ts';
import type { ConnectedHandoff, Handoff } from '../domain/handoff.ts';
import { isConnected, withCheck } from '../domain/handoff.ts';
import { heardIn } from '../domain/heardIn.ts';
import type { Due } from '../domain/patience.ts';
import { longestBetweenLooks, whatIsDue } from '../domain/patience.ts';
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
    const heard = heardIn(await journal.entries(chat.id), openingOrder(chat));
    const { patience } = await liveChat.settings();
    return whatIsDue(chat, heard, patience, clock.now());
  }

  async function act(chat: ConnectedHandoff, due: Due): Promise<void> {
    // A line does not change the handoff, so its version says nothing about one that has come in this very moment.
    const isStillDue = async (): Promise<boolean> => (await dueIn(chat)).kind === due.kind;
    switch (due.kind) {
      case 'nothing':
        return check(chat, { checkAt: due.checkAt });
      case 'nudge':
        // Told first: a server that dies in between tells it again under the same id, which is telling it once.
        await nudge(chat, due);
        return check(chat, { checkAt: due.checkAt, nudgedSince: due.silence.since, nudgedAt: clock.now() });
      case 'close':
        await endChat({ ...chat, onlyIf: isStillDue }, 'customerSilent');
        return;
      case 'return':
        return returnToQueue(chat, 'silent', isStillDue);
      default:
        return due satisfies never;
    }
  }

  async function check(chat: Handoff, when: Parameters<typeof withCheck>[1]): Promise<void> {
    const key: HandoffKey = { deskId, id: chat.id };
    await change<HandoffKey, Handoff, 'over'>(handoffs, key, (current) =>
      current.generation === chat.generation ? withCheck(current, when) : 'over',
    );
  }

  async function nudge(chat: ConnectedHandoff, { silence }: Extract<Due, { kind: 'nudge' }>): Promise<void> {
    const notice =
      silence.of === 'customer'
        ? entries.notice(chat, chat.customer, { key: 'areYouThere' })
        : entries.notice(chat, chat.state.agent, { key: 'pleaseAnswer', params: { customer: chat.customer.name } });
    await outbox.post({ ...notice, id: `${notice.id}:${chat.state.checkAt}` }, chat);
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
