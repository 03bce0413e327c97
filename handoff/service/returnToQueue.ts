import type { HandoffKey } from '../domain/conversation.ts';
import { hasPassed } from '../domain/dueTime.ts';
import type { ConnectedHandoff, Handoff, LostAgent } from '../domain/handoff.ts';
import { lossOf, returnToQueue } from '../domain/handoff.ts';
import type { AssignWaiting } from './assignWaiting.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { FinishReturn } from './finishReturn.ts';
import { overDamage } from './loadReadable.ts';
import type { QueueBoard } from './queueBoard.ts';

/** The agent of this chat is lost: off duty, and the customer back at the front with everything that was said. */
export type ReturnToQueue = (
  chat: ConnectedHandoff,
  why: LostAgent['why'],
  /** Asked right before anything is changed. */
  onlyIf?: () => Promise<boolean>,
) => Promise<void>;

export interface Returns {
  readonly returnToQueue: ReturnToQueue;
  /** Finishes what another server began and did not carry out. */
  readonly finishReturns: () => Promise<void>;
}

export interface ReturnToQueueParts {
  readonly finishReturn: FinishReturn;
  readonly assignWaiting: AssignWaiting;
  readonly board: QueueBoard;
}

export function createReturnToQueue(deps: HandoffDeps, parts: ReturnToQueueParts): Returns {
  const { deskId, handoffs, clock, timings } = deps;
  const { finishReturn, assignWaiting, board } = parts;

  return {
    async returnToQueue(chat, why, onlyIf) {
      const key: HandoffKey = { deskId: chat.deskId, id: chat.id };
      const lost: LostAgent = { agent: chat.state.agent, why, at: clock.now() };
      const returned = await change<HandoffKey, Handoff, 'notTheirs'>(handoffs, key, async (handoff) => {
        // Decided on a chat of before: its agent may have ended it, and be there.
        const isThisChat = handoff.generation === chat.generation && (onlyIf === undefined || (await onlyIf()));
        return isThisChat ? returnToQueue(handoff, lost) : 'notTheirs';
      });
      if (returned.kind !== 'saved') return;
      await finishReturn(returned.value);
      await assignWaiting();
      const latest = await handoffs.load(key);
      if (latest?.value.state.kind === 'waiting') await board.show(latest.value);
    },
    async finishReturns() {
      for (const { value: handoff } of await handoffs.waiting(deskId)) {
        const lost = lossOf(handoff);
        if (lost && hasPassed(timings.claimMs, lost.at, clock.now()))
          await overDamage(deps, () => finishReturn(handoff));
      }
    },
  };
}
