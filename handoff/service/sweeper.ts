import { isKojiError } from '../../errors.ts';
import type { HandoffKey } from '../domain/conversation.ts';
import type { ConnectedHandoff, Handoff } from '../domain/handoff.ts';
import { isConnected, withCheck } from '../domain/handoff.ts';
import type { JournalEntry } from '../domain/journal.ts';
import type { Due, Heard } from '../domain/patience.ts';
import { whatIsDue } from '../domain/patience.ts';
import type { Agent } from '../domain/presence.ts';
import type { AgentLeaves } from './agentLeaves.ts';
import type { AssignWaiting } from './assignWaiting.ts';
import type { TakeUp } from './takeUp.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { EndChat } from './endChat.ts';
import type { Entries } from './entries.ts';
import { overDamage } from './loadReadable.ts';
import type { QueueBoard } from './queueBoard.ts';
import type { ReturnToQueue } from './returnToQueue.ts';
import type { WatchOffers } from './watchOffers.ts';

/** One older than this was looked at by many sweeps; looking again would cost and find nothing. */
const TAKEN_UP_FOR_MS = 120_000;

/** Does what time calls for, at every desk: silent sides, lost agents, unanswered offers, customers whom nobody connected. */
export type Sweep = () => Promise<void>;

export interface SweeperParts {
  readonly agentLeaves: AgentLeaves;
  readonly entries: Entries;
  readonly endChat: EndChat;
  readonly returnToQueue: ReturnToQueue;
  readonly finishReturns: () => Promise<void>;
  readonly takeUp: TakeUp;
  readonly watchOffers: WatchOffers;
  readonly assignWaiting: AssignWaiting;
  readonly board: QueueBoard;
}

export function createSweeper(deps: HandoffDeps, parts: SweeperParts): Sweep {
  const { deskId, agents, conversations, handoffs, journal, outbox, liveChat, clock, timers, timings, logger } = deps;
  const { agentLeaves, entries, endChat, returnToQueue, finishReturns, takeUp, watchOffers, assignWaiting, board } =
    parts;

  async function lookAt(chat: ConnectedHandoff): Promise<void> {
    const heard = heardIn(await journal.entries(chat.id), chat.state.since);
    const { patience } = await liveChat.settings();
    await act(chat, whatIsDue(chat, heard, patience, clock.now()));
  }

  /** One chat whose record cannot be read must not stand in the way of all others. */
  async function lookSafely(chat: ConnectedHandoff): Promise<void> {
    try {
      await lookAt(chat);
    } catch (error) {
      if (!isKojiError(error)) throw error;
      logger.error({ err: error, handoff: chat.id }, 'a chat could not be looked at');
    }
  }

  async function act(chat: ConnectedHandoff, due: Due): Promise<void> {
    switch (due.kind) {
      case 'nothing':
        return check(chat, { checkAt: due.checkAt });
      case 'nudge':
        // Told first: a server that dies in between tells it again under the same id, which is telling it once.
        await nudge(chat, due);
        return check(chat, { checkAt: due.checkAt, nudgedSince: due.silence.since });
      case 'close':
        await endChat(chat, 'customerSilent');
        return;
      case 'return':
        return returnToQueue(chat, 'silent');
      default:
        return due satisfies never;
    }
  }

  async function check(chat: Handoff, when: Parameters<typeof withCheck>[1]): Promise<void> {
    await change<HandoffKey, Handoff, 'over'>(handoffs, { deskId, id: chat.id }, (current) => withCheck(current, when));
  }

  async function nudge(chat: ConnectedHandoff, { silence }: Extract<Due, { kind: 'nudge' }>): Promise<void> {
    const notice =
      silence.of === 'customer'
        ? entries.notice(chat, chat.customer, { key: 'areYouThere' })
        : entries.notice(chat, chat.state.agent, { key: 'pleaseAnswer', params: { customer: chat.customer.name } });
    await outbox.post({ ...notice, id: `${notice.id}:${silence.since}` }, chat);
  }

  let refreshing: Promise<void> | undefined;

  /** A channel that says nothing must not hold up what else the sweeps are for. */
  async function refreshed(): Promise<void> {
    refreshing ??= board
      .refresh()
      .catch((error: unknown) => logger.error({ err: error }, 'places in the queue were not brought up to date'))
      .finally(() => (refreshing = undefined));
    let callOff = (): void => undefined;
    const longEnough = new Promise<void>((resolve) => {
      callOff = timers.after(timings.slowSendMs, resolve);
    });
    await Promise.race([refreshing, longEnough]);
    callOff();
  }

  /** Somebody else sits at the window of an agent, or nobody: signed out, where that could not be carried out to its end. */
  async function watchWindow({ id, party: { conversationId } }: Agent): Promise<void> {
    const window = (await conversations.load(conversationId))?.value;
    if (window && window.personId !== id) await agentLeaves.gone(id, conversationId);
  }

  return async function sweep() {
    for (const { value } of await agents.present(deskId)) await overDamage(deps, () => watchWindow(value));
    for (const handoff of await handoffs.due(deskId, clock.now())) if (isConnected(handoff)) await lookSafely(handoff);
    const now = clock.now();
    await takeUp({ from: now - TAKEN_UP_FOR_MS, to: now - timings.claimMs });
    await finishReturns();
    await watchOffers();
    await assignWaiting();
    await refreshed();
  };
}

/** When each side was last heard since the chat came to this agent. */
function heardIn(lines: readonly JournalEntry[], since: number): Heard {
  let heard: Heard = {};
  for (const { at, from, content, to } of lines) {
    if (at < since || content.kind !== 'line' || !to) continue;
    if (from === 'agent') heard = { agentAt: at };
    else if (heard.unansweredSince === undefined) heard = { ...heard, unansweredSince: at };
  }
  return heard;
}
