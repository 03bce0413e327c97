import { withTold } from '../domain/attention.ts';
import type { Content } from '../domain/content.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { Arrived } from './dispatch.ts';

/** Keeps which chat an agent has been told they are in, when what tells them has arrived. */
export function createAgentTold({ conversations }: HandoffDeps) {
  return async function agentTold({ content, handoffId, to }: JournalEntry, { sentAt, at }: Arrived): Promise<void> {
    if (!to) return;
    if (namesTheChat(content)) {
      await change(conversations, to.conversationId, (agent) => withTold(agent, { handoffId, sentAt, at }));
    } else if (content.kind === 'summary' && content.currentId !== undefined) {
      const { currentId } = content;
      // Perhaps they have gone to another chat while it was on its way, and now believe it.
      await change(conversations, to.conversationId, (agent) =>
        agent.told?.handoffId === currentId ? agent : withTold(agent, { handoffId: currentId, sentAt, at }),
      );
    }
  };
}

/** Whether a message says to an agent that what they write now goes to this chat. */
export function namesTheChat(content: Content): boolean {
  if (content.kind === 'summary') return content.current === undefined;
  return content.kind === 'notice' && content.key === 'nowWritingTo';
}
