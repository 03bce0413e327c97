import { isKojiError } from '../../errors.ts';
import type { JournalEntry } from '../domain/journal.ts';
import type { HandoffDeps } from './deps.ts';

/**
 * "You are writing to …" that comes late, because a server died with it, when the agent is in another chat by then: they
 * would believe it and write to the wrong customer.
 */
export function createIsOutdated({ conversations, logger }: HandoffDeps): (entry: JournalEntry) => Promise<boolean> {
  return async function isOutdated({ content, handoffId, to }) {
    if (!to || content.kind !== 'notice' || content.key !== 'nowWritingTo') return false;
    try {
      const agent = await conversations.load(to.conversationId);
      return agent?.value.handoff?.id !== handoffId;
    } catch (error) {
      if (!isKojiError(error, 'storedRecord')) throw error;
      logger.error({ err: error, handoff: handoffId }, 'not known whom an agent writes to; they are not told');
      return true;
    }
  };
}
