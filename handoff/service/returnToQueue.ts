import { withDuty } from '../domain/conversation.ts';
import type { HandoffKey } from '../domain/conversation.ts';
import { hasPassed } from '../domain/dueTime.ts';
import type { AgentParty } from '../domain/party.ts';
import type { ConnectedHandoff, Handoff, LostAgent } from '../domain/handoff.ts';
import { returnToQueue, withLossTold } from '../domain/handoff.ts';
import { missedChat } from '../domain/misdelivery.ts';
import type { Agent } from '../domain/presence.ts';
import { goOffDuty } from '../domain/presence.ts';
import type { AssignWaiting } from './assignWaiting.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { Entries } from './entries.ts';
import type { LeaveChat } from './leaveChat.ts';
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
  /** Finishes what another server began and did not carry out: telling both sides. Doing it twice is doing it once. */
  readonly finishReturns: () => Promise<void>;
}

export interface ReturnToQueueParts {
  readonly entries: Entries;
  readonly leaveChat: LeaveChat;
  readonly assignWaiting: AssignWaiting;
  readonly board: QueueBoard;
}

export function createReturnToQueue(deps: HandoffDeps, parts: ReturnToQueueParts): Returns {
  const { deskId, handoffs, agents, conversations, outbox, clock, timings } = deps;
  const { entries, leaveChat, assignWaiting, board } = parts;

  /** Answers whether they were on duty until then. */
  async function takeOffDuty({ agentId, conversationId }: AgentParty, deskId: string): Promise<boolean> {
    let wasOn = false;
    const off = (agent: Agent): Agent => {
      wasOn = agent.duty === 'on';
      return wasOn ? goOffDuty(agent) : agent;
    };
    await overDamage(deps, () => change(agents, { deskId, id: agentId }, off));
    await overDamage(deps, () => change(conversations, conversationId, (current) => withDuty(current, false)));
    return wasOn;
  }

  /** As if nothing had been decided: they were off duty for a moment, and nobody has told them so. */
  async function putBackOnDuty({ agentId }: AgentParty, deskId: string): Promise<void> {
    const on = (agent: Agent): Agent => (agent.duty === 'on' ? agent : { ...agent, duty: 'on' });
    await overDamage(deps, async () => {
      const back = await change(agents, { deskId, id: agentId }, on);
      if (back.kind !== 'saved') return;
      await change(conversations, back.value.party.conversationId, (current) => withDuty(current, true));
    });
  }

  async function tell(handoff: Handoff, { agent, why }: LostAgent): Promise<void> {
    const lost = entries.notice(handoff, handoff.customer, { key: 'agentLost', params: { agent: agent.name } });
    await outbox.post(lost, handoff);
    // One whose channel refuses what the bot sends would not get this either.
    if (why === 'unreachable') return;
    const taken = entries.notice(handoff, agent, { key: 'chatTaken', params: { customer: handoff.customer.name } });
    await outbox.post(taken, handoff);
  }

  async function finish(handoff: Handoff, lost: LostAgent): Promise<void> {
    const key: HandoffKey = { deskId: handoff.deskId, id: handoff.id };
    const previousChat = missedChat(handoff, lost.agent.agentId, clock.now());
    const isUnreachable = lost.why === 'unreachable';
    await leaveChat(handoff, lost.agent, { previousChat, isUnreachable });
    await tell(handoff, lost);
    await change<HandoffKey, Handoff, never>(handoffs, key, withLossTold);
  }

  return {
    async returnToQueue(chat, why, onlyIf) {
      const { agent } = chat.state;
      const key: HandoffKey = { deskId: chat.deskId, id: chat.id };
      const lost: LostAgent = { agent, why, at: clock.now() };
      // Decided on a chat of before: its agent may have ended it, and be there.
      if ((await handoffs.load(key))?.value.generation !== chat.generation) return;
      if (onlyIf && !(await onlyIf())) return;
      // Off duty first: otherwise the customer would be sent straight back.
      const wasOn = await takeOffDuty(agent, chat.deskId);
      const returned = await change<HandoffKey, Handoff, 'notTheirs'>(handoffs, key, (handoff) =>
        handoff.generation === chat.generation ? returnToQueue(handoff, lost) : 'notTheirs',
      );
      const isTooLate = returned.kind === 'refused' && wentOn(chat, returned.value);
      if (isTooLate && wasOn && why === 'silent') await putBackOnDuty(agent, chat.deskId);
      if (returned.kind !== 'saved') return;
      await finish(returned.value, lost);
      await assignWaiting();
      const latest = await handoffs.load(key);
      if (latest?.value.state.kind === 'waiting') await board.show(latest.value);
    },
    async finishReturns() {
      for (const { value: handoff } of await handoffs.waiting(deskId)) {
        const lost = handoff.state.kind === 'waiting' ? handoff.state.lost : undefined;
        if (lost && hasPassed(timings.claimMs, lost.at, clock.now()))
          await overDamage(deps, () => finish(handoff, lost));
      }
    },
  };
}

/** Whether the chat came to its end, or to a colleague, in this very moment: nobody has lost it by silence. */
function wentOn({ generation }: ConnectedHandoff, found: Handoff): boolean {
  return found.generation === generation + 1 && found.state.kind !== 'waiting';
}
