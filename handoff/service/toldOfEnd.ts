import type { Conversation } from '../domain/conversation.ts';
import { isEnded } from '../domain/handoff.ts';
import type { HandoffDeps } from './deps.ts';
import { tellsCustomer } from './endChat.ts';

/** Who asks for the end that soon after it cannot have read yet that the chat is over. */
const JUST_ENDED_MS = 2_000;

/**
 * Whether the customer of this conversation is told in this very moment that their chat is over, without having ended it:
 * to one who says `#exit` meanwhile, that is the answer, and a second one would be about nothing.
 */
export type ToldOfEnd = (conversation: Conversation) => Promise<boolean>;

export function createToldOfEnd({ handoffs, clock }: Pick<HandoffDeps, 'handoffs' | 'clock'>): ToldOfEnd {
  return async function toldOfEnd({ id, handoff, endedChat }) {
    const key = handoff ?? endedChat;
    const ended = key && (await handoffs.load(key))?.value;
    if (!ended || !isEnded(ended) || ended.customer.conversationId !== id) return false;
    return tellsCustomer(ended.state.reason) && clock.now() - ended.state.at < JUST_ENDED_MS;
  };
}
