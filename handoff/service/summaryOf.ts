import type { Content } from '../domain/content.ts';
import type { ConnectedHandoff } from '../domain/handoff.ts';
import type { HandoffDeps } from './deps.ts';
import { summaryContent } from './entries.ts';

/** The summary of a chat as it is now, for the agent who asks for it again. */
export type SummaryOf = (chat: ConnectedHandoff) => Promise<Content>;

export function createSummaryOf({ journal, clock }: HandoffDeps): SummaryOf {
  return async (chat) => summaryContent(chat, await journal.entries(chat.id), { now: clock.now() });
}
