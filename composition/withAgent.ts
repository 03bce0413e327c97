import { isLive, sideOf } from '../handoff/domain/handoff.ts';
import { conversationKey } from '../messaging/addresses.ts';
import type { Stores } from '../stores/stores.ts';

/** Whether the customer of a page's chat is waiting for an agent, or talking to one. */
export function createIsWithAgent({
  conversations,
  handoffs,
}: Pick<Stores, 'conversations' | 'handoffs'>): (conversationId: string, chatUserId: string) => Promise<boolean> {
  return async (id, chatUserId) => {
    const conversation = { id, name: '', isGroup: false, conversationType: '' };
    const key = conversationKey({ channelId: 'directline', conversation }, chatUserId);
    const pointer = (await conversations.load(key))?.value.handoff;
    const handoff = pointer && (await handoffs.load(pointer))?.value;
    return handoff !== undefined && isLive(handoff) && sideOf(handoff, key) === 'customer';
  };
}
