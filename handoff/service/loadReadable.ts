import type { Logger } from 'pino';
import type { KojiError } from '../../errors.ts';
import { isKojiError } from '../../errors.ts';
import type { Conversation, HandoffKey } from '../domain/conversation.ts';
import type { Handoff } from '../domain/handoff.ts';
import type { Agent } from '../domain/presence.ts';
import type { ConversationStore, HandoffStore } from '../ports.ts';

/** Whether trying again is of no use: a record cannot be read, or has become too large to be written. */
export function isForGood(error: unknown): error is KojiError {
  return isKojiError(error, 'storedRecord') || isKojiError(error, 'tooLarge');
}

/** Does what is one of many things to do; where a record that it needs cannot be used, that is logged, and the others are done. */
export async function overDamage({ logger }: { readonly logger: Logger }, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isForGood(error)) throw error;
    logger.error({ err: error }, 'a stored record cannot be read or written and was passed over');
  }
}

interface Windows {
  readonly conversations: ConversationStore;
  readonly logger: Logger;
}

/** The window that an agent works in, where it is theirs. */
export async function windowOf(
  deps: Windows,
  { id: agentId, party: { conversationId } }: Pick<Agent, 'id' | 'party'>,
): Promise<Conversation | 'notTheirs' | 'damaged' | undefined> {
  const window = await windowAt(deps, conversationId);
  return typeof window !== 'object' || window.personId === agentId ? window : 'notTheirs';
}

/** One whose record is damaged is of no use to an agent: whatever they say there ends in an error. */
export async function windowAt(
  { conversations, logger }: Windows,
  conversationId: string,
): Promise<Conversation | 'damaged' | undefined> {
  try {
    return (await conversations.load(conversationId))?.value;
  } catch (error) {
    if (!isKojiError(error, 'storedRecord')) throw error;
    logger.error({ err: error, conversation: conversationId }, 'the record of a conversation cannot be read');
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
