import type { KojiError } from '../../errors.ts';
import { isKojiError } from '../../errors.ts';
import { hasPassed } from '../domain/dueTime.ts';
import type { Agent } from '../domain/presence.ts';
import type { AgentLeaves } from './agentLeaves.ts';
import type { AssignWaiting } from './assignWaiting.ts';
import type { TakeUp } from './takeUp.ts';
import type { HandoffDeps } from './deps.ts';
import type { Duty } from './duty.ts';
import { overDamage, windowOf } from './loadReadable.ts';
import type { QueueBoard } from './queueBoard.ts';
import type { WatchOffers } from './watchOffers.ts';
import type { WatchSilence } from './watchSilence.ts';

/** One older than this was looked at by many sweeps, where they came to their end; looking again would cost and find nothing. */
const TAKEN_UP_FOR_MS = 120_000;

/** Does what time calls for, at every desk: silent sides, lost agents, unanswered offers, customers whom nobody connected. */
export type Sweep = () => Promise<void>;

export interface SweeperParts {
  readonly agentLeaves: AgentLeaves;
  readonly duty: Duty;
  readonly watchSilence: WatchSilence;
  readonly finishReturns: () => Promise<void>;
  readonly takeUp: TakeUp;
  readonly watchOffers: WatchOffers;
  readonly assignWaiting: AssignWaiting;
  readonly board: QueueBoard;
}

export function createSweeper(deps: HandoffDeps, parts: SweeperParts): Sweep {
  const { deskId, agents, clock, timers, timings, logger } = deps;
  const { agentLeaves, duty, watchSilence, finishReturns, takeUp, watchOffers, assignWaiting, board } = parts;

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

  /**
   * Somebody else sits at the window of an agent, or nobody: signed out, where that could not be carried out to its end. A
   * window that has moved to another service address takes their chats along.
   */
  async function watchWindow(agent: Agent): Promise<void> {
    const { leaving } = agent;
    if (leaving && hasPassed(timings.claimMs, leaving.since, clock.now())) await duty.finishMove(agent);
    const window = await windowOf(deps, agent);
    if (typeof window === 'string') return agentLeaves.gone(agent.id, agent.party.conversationId);
    if (agent.duty === 'on' && window && !window.onDuty) await duty.mark(agent.party);
    if (!window || window.address === agent.party.address) return;
    await duty.readdress(agent.id, { conversationId: window.id, address: window.address });
  }

  async function watchWindows(): Promise<void> {
    for (const { value } of await agents.present(deskId)) await overDamage(deps, () => watchWindow(value));
  }

  /** Until when the chats have come to their agents that this server has looked at. */
  let lookedUntil = 0;

  async function takeUpNew(): Promise<void> {
    const now = clock.now();
    const to = now - timings.claimMs;
    await takeUp({ from: Math.min(lookedUntil, now - TAKEN_UP_FOR_MS), to });
    lookedUntil = to;
  }

  const steps = [watchWindows, watchSilence, takeUpNew, finishReturns, watchOffers, assignWaiting, refreshed];

  return async function sweep() {
    let failure: KojiError | undefined;
    for (const step of steps) {
      try {
        await step();
      } catch (error) {
        if (!isKojiError(error)) throw error;
        logger.error({ err: error }, 'a part of the sweep failed; the others are done');
        failure ??= error;
      }
    }
    if (failure) throw failure;
  };
}
