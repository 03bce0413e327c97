import type { Conversation } from '../domain/conversation.ts';
import type { EndedHandoff } from '../domain/handoff.ts';
import { isEnded } from '../domain/handoff.ts';
import { isOpen } from '../domain/journal.ts';
import { NOTICING_MS } from '../domain/misdelivery.ts';
import type { HandoffDeps } from './deps.ts';
import { noticeId } from './entries.ts';
import { findReadable } from './findReadable.ts';
import { loadReadable } from './loadReadable.ts';
import { noticeToCustomer } from './wrapUp.ts';

export interface ToldOfEnd {
  /**
   * Whether the bot sends this customer a notice that their chat is over: their `#exit`, said before the end, then needs no
   * answer of its own. `saidAt` is when they said it, in epoch milliseconds; without it the caller knows that it was before.
   */
  isTold(conversation: Conversation, saidAt?: number): Promise<boolean>;
  /**
   * Whether what this customer says may be meant for the agent, whose chat is over: the notice of that has not reached them
   * yet, or they cannot have read it. Two point reads at most.
   */
  mayNotKnow(conversation: Conversation): Promise<boolean>;
}

export function createToldOfEnd(deps: Pick<HandoffDeps, 'handoffs' | 'journal' | 'clock' | 'logger'>): ToldOfEnd {
  const { journal, clock } = deps;

  /** The last handoff of this customer, where it is over. */
  async function endedFor({ id, handoff, endedChat }: Conversation): Promise<EndedHandoff | undefined> {
    const key = handoff ?? endedChat;
    const last = key && (await loadReadable(deps, key));
    if (!last || last === 'damaged' || !isEnded(last)) return undefined;
    return last.customer.conversationId === id ? last : undefined;
  }

  return {
    async isTold(conversation, saidAt = Number.NEGATIVE_INFINITY) {
      const ended = await endedFor(conversation);
      return ended !== undefined && noticeToCustomer(ended.state.reason) !== undefined && saidAt <= ended.state.at;
    },
    async mayNotKnow(conversation) {
      const ended = await endedFor(conversation);
      const key = ended && noticeToCustomer(ended.state.reason);
      if (!key) return false;
      if (Math.abs(clock.now() - ended.state.at) < NOTICING_MS) return true;
      const notice = await findReadable(journal, ended.id, noticeId(ended, key));
      return typeof notice === 'object' && isOpen(notice);
    },
  };
}
