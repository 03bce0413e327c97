import type { Logger } from 'pino';
import { isKojiError } from '../../errors.ts';
import type { Conversation, HandoffKey } from '../domain/conversation.ts';
import type { Handoff } from '../domain/handoff.ts';
import type { Agent } from '../domain/presence.ts';
import type { ConversationStore, HandoffStore } from '../ports.ts';

/** Does what is one of many things to do; where a record that it needs is damaged, that is logged, and the others are done. */
export async function overDamage({ logger }: { readonly logger: Logger }, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isKojiError(error, 'storedRecord')) throw error;
    logger.error({ err: error }, 'a stored record cannot be read and was passed over');
  }
}

/**
 * The window that an agent works in, where it is theirs. One whose record is damaged is of no use to them: whatever they
 * say there ends in an error.
 */
export async function windowOf(
  { conversations, logger }: { readonly conversations: ConversationStore; readonly logger: Logger },
  { id: agentId, party: { conversationId } }: Pick<Agent, 'id' | 'party'>,
): Promise<Conversation | 'notTheirs' | 'damaged' | undefined> {
  try {
    const window = (await conversations.load(conversationId))?.value;
    return window === undefined || window.personId === agentId ? window : 'notTheirs';
  } catch (error) {
    if (!isKojiError(error, 'storedRecord')) throw error;
    logger.error({ err: error, agent: agentId }, 'the window of an agent cannot be read; they get no chats there');
    return 'damaged';
  }
}

/** For work on many handoffs at once: one whose record is damaged is logged and must not stand in the way of the others. */
export async function loadReadable(
  { handoffs, logger }: { readonly handoffs: HandoffStore; readonly logger: Logger },
  key: HandoffKey,
): Promise<Handoff | 'damaged' | undefined> {
  try {
    return (await handoffs.load(key))?.value;
  } catch (error) {
    if (!isKojiError(error, 'storedRecord')) throw error;
    logger.error({ err: error, handoff: key.id }, 'a stored record cannot be read and was passed over');
    return 'damaged';
  }
}
