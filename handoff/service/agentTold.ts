import { withTold } from '../domain/conversation.ts';
import type { Content } from '../domain/content.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { Arrived } from './dispatch.ts';

/** Keeps which chat an agent has been told they are in, when what tells them has arrived. */
export function createAgentTold({ conversations }: HandoffDeps) {
  return async function agentTold({ content, handoffId, to }: JournalEntry, { sentAt, at }: Arrived): Promise<void> {
    if (!to || !namesTheChat(content)) return;
    await change(conversations, to.conversationId, (agent) => withTold(agent, { handoffId, sentAt, at }));
  };
}

/** Whether a message says to an agent that what they write now goes to this chat. */
export function namesTheChat(content: Content): boolean {
  if (content.kind === 'summary') return content.current === undefined;
  return content.kind === 'notice' && content.key === 'nowWritingTo';
}
