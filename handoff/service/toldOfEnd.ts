import type { Conversation } from '../domain/conversation.ts';
import { isEnded } from '../domain/handoff.ts';
import type { HandoffDeps } from './deps.ts';
import { tellsCustomer } from './wrapUp.ts';

/**
 * Whether the bot sends this customer a notice that their chat is over: their `#exit`, said before the end, then needs no
 * answer of its own. `saidAt` is when they said it, in epoch milliseconds; without it the caller knows that it was before.
 */
export type ToldOfEnd = (conversation: Conversation, saidAt?: number) => Promise<boolean>;

export function createToldOfEnd({ handoffs }: Pick<HandoffDeps, 'handoffs'>): ToldOfEnd {
  return async function toldOfEnd({ id, handoff, endedChat }, saidAt = Number.NEGATIVE_INFINITY) {
    const key = handoff ?? endedChat;
    const ended = key && (await handoffs.load(key))?.value;
    if (!ended || !isEnded(ended) || ended.customer.conversationId !== id) return false;
    return tellsCustomer(ended.state.reason) && saidAt <= ended.state.at;
  };
}
