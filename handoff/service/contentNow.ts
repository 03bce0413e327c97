import { isKojiError } from '../../errors.ts';
import type { Content } from '../domain/content.ts';
import { isConnected } from '../domain/handoff.ts';
import type { JournalEntry } from '../domain/journal.ts';
import type { HandoffDeps } from './deps.ts';

/** What a message says, as it is true now; `undefined` where nothing of it is any more. */
export type ContentNow = (entry: JournalEntry) => Promise<Content | undefined>;

/**
 * Whom an agent writes to may have changed since a message about it was written down, because a channel was slow or a
 * server died with it. Said as it was, they would believe it and write to the wrong customer.
 */
export function createContentNow({ conversations, handoffs, logger }: HandoffDeps): ContentNow {
  /** The chat they are in, and its customer. */
  async function chatOf(
    conversationId: string,
  ): Promise<{ readonly id: string; readonly customer: string } | undefined> {
    const key = (await conversations.load(conversationId))?.value.handoff;
    const chat = key && (await handoffs.load(key))?.value;
    // A pointer may be behind: the chat may be somebody else's by now.
    const isTheirs = chat && isConnected(chat) && chat.state.agent.conversationId === conversationId;
    return isTheirs ? { id: chat.id, customer: chat.customer.name } : undefined;
  }

  async function asOfNow({ content, handoffId }: JournalEntry, conversationId: string): Promise<Content | undefined> {
    const chat = await chatOf(conversationId);
    if (content.kind !== 'summary') return chat?.id === handoffId ? content : undefined;
    const { current: _then, currentId: _thatOne, ...summary } = content;
    const isHere = chat === undefined || chat.id === handoffId;
    return isHere ? summary : { ...summary, current: chat.customer, currentId: chat.id };
  }

  return async function contentNow(entry) {
    const { content, handoffId, to } = entry;
    if (!to || !saysWhomTheyWriteTo(content)) return content;
    try {
      return await asOfNow(entry, to.conversationId);
    } catch (error) {
      if (!isKojiError(error, 'storedRecord')) throw error;
      logger.error({ err: error, handoff: handoffId }, 'not known whom an agent writes to; they are not told');
      return content.kind === 'summary' ? content : undefined;
    }
  };
}

function saysWhomTheyWriteTo(content: Content): boolean {
  return content.kind === 'summary' || (content.kind === 'notice' && content.key === 'nowWritingTo');
}
