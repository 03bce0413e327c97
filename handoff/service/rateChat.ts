import type { HandoffKey } from '../domain/conversation.ts';
import type { Handoff } from '../domain/handoff.ts';
import { rate, sideOf } from '../domain/handoff.ts';
import type { ChatRatings } from '../index.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';

/** After that a number alone means something else. */
const RATED_WITHIN_MS = 24 * 60 * 60_000;

type Refusal = 'ratedBefore' | 'nothingToRate';

/** Keeps how a customer found a chat with the chat itself, once. */
export function createRateChat({ handoffs, clock }: Pick<HandoffDeps, 'handoffs' | 'clock'>): ChatRatings {
  function isTheirs(handoff: Handoff, conversationId: string, endedSince: number): boolean {
    const isOld = handoff.state.kind === 'ended' && handoff.state.at < endedSince;
    return !isOld && sideOf(handoff, conversationId) === 'customer';
  }

  return {
    async rate(conversation, rating, askedLater = 0) {
      const endedSince = Math.max(askedLater, clock.now() - RATED_WITHIN_MS);
      // Pointed to for a moment yet, where the customer is faster than what follows the end.
      const key = conversation.handoff ?? conversation.endedChat;
      if (!key) return 'nothingToRate';
      const rated = await change<HandoffKey, Handoff, Refusal>(handoffs, key, (handoff) =>
        isTheirs(handoff, conversation.id, endedSince) ? rate(handoff, rating) : 'nothingToRate',
      );
      if (rated.kind === 'missing') return 'nothingToRate';
      return rated.kind === 'refused' ? rated.refusal : 'rated';
    },
  };
}
