import type { HandoffKey } from '../domain/conversation.ts';
import type { AgentParty } from '../domain/party.ts';
import type { EndReason, Handoff } from '../domain/handoff.ts';
import { end, isConnected, isEnded } from '../domain/handoff.ts';
import { offerOf } from '../domain/offer.ts';
import type { AssignWaiting } from './assignWaiting.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { FinishReturn } from './finishReturn.ts';
import type { Offers } from './offers.ts';
import type { WrapUp } from './wrapUp.ts';

/** What is to end. With a generation only as it was then: what an agent or the clock decides is about that chat alone. */
export interface Ending extends HandoffKey {
  readonly generation?: number;
  /** Asked last of all, right before the end is written. */
  readonly onlyIf?: () => Promise<boolean>;
}

/** Ends a handoff, whoever wants it. `alreadyEnded` when somebody was faster, or it was not to end any more. */
export type EndChat = (ending: Ending, reason: EndReason) => Promise<'ended' | 'alreadyEnded'>;

export interface Endings {
  /** Ends the chat; whoever waits is connected next. */
  readonly endChat: EndChat;
  /** The same without the next customer, for whoever has to say something first. */
  readonly endOnly: EndChat;
}

export interface EndChatParts {
  readonly finishReturn: FinishReturn;
  readonly wrapUp: WrapUp;
  readonly offers: Offers;
  readonly assignWaiting: AssignWaiting;
}

export function createEndChat(
  deps: HandoffDeps,
  { finishReturn, wrapUp, offers, assignWaiting }: EndChatParts,
): Endings {
  const { handoffs, clock } = deps;

  async function endOnly(ending: Ending, reason: EndReason): Promise<'ended' | 'alreadyEnded'> {
    const { deskId, id, generation, onlyIf } = ending;
    let agent: AgentParty | undefined;
    let offeredTo: string | undefined;
    const ended = await change<HandoffKey, Handoff, 'ended' | 'changed'>(handoffs, { deskId, id }, async (handoff) => {
      agent = isConnected(handoff) ? handoff.state.agent : undefined;
      offeredTo = offerOf(handoff)?.agent.agentId;
      const isAnother = generation !== undefined && generation !== handoff.generation;
      const isWanted = !isAnother && (onlyIf === undefined || (await onlyIf()));
      if (!isWanted) return 'changed';
      // Nobody would be told of the loss afterwards.
      await finishReturn(handoff);
      return end(handoff, reason, clock.now());
    });
    if (ended.kind !== 'saved' || !isEnded(ended.value)) return 'alreadyEnded';
    await wrapUp(ended.value, agent);
    if (offeredTo !== undefined) await offers.finish(ended.value, offeredTo);
    return 'ended';
  }

  return {
    endOnly,
    async endChat(ending, reason) {
      const result = await endOnly(ending, reason);
      if (result === 'ended') await assignWaiting();
      return result;
    },
  };
}
