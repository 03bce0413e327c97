import type { Conversation } from '../domain/conversation.ts';
import type { NoticeKey } from '../domain/content.ts';
import type { ConnectedHandoff, Handoff } from '../domain/handoff.ts';
import { isConnected } from '../domain/handoff.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { Entries } from './entries.ts';

/** Tells both sides of a chat that has just come to an agent. Saying it twice is saying it once. */
export type Announce = (handoff: ConnectedHandoff, toCustomer: NoticeKey) => Promise<void>;

export function createAnnounce(deps: HandoffDeps, entries: Entries): Announce {
  const { handoffs, conversations, journal, outbox } = deps;

  async function chatOf(conversation: Conversation | undefined): Promise<Handoff | undefined> {
    return conversation?.handoff && (await handoffs.load(conversation.handoff))?.value;
  }

  /** The agent goes on writing to the chat they are in; without one, to the new one. Answers who that is. */
  async function pointTo(handoff: ConnectedHandoff): Promise<string | undefined> {
    const { conversationId, agentId } = handoff.state.agent;
    const current = await chatOf((await conversations.load(conversationId))?.value);
    const stays =
      current && current.id !== handoff.id && isConnected(current) && current.state.agent.agentId === agentId;
    if (stays) return current.customer.name;
    const key = { deskId: handoff.deskId, id: handoff.id };
    await change(conversations, conversationId, (conversation) => ({ ...conversation, handoff: key }));
    return undefined;
  }

  /** The summary carries the words written while waiting; files have to be sent. */
  async function forwardKeptFiles(handoff: ConnectedHandoff): Promise<void> {
    for (const entry of await journal.entries(handoff.id)) {
      if (entry.delivery !== 'none' || entry.from !== 'customer' || entry.content.kind !== 'line') continue;
      const { text, attachments } = entry.content;
      if (attachments.length === 0) continue;
      await outbox.post(entries.line(handoff, 'customer', { activityId: `${entry.id}:kept`, text, attachments }));
    }
  }

  return async function announce(handoff, toCustomer) {
    const current = await pointTo(handoff);
    await outbox.post(entries.summary(handoff, current));
    const params = { agent: handoff.state.agent.name };
    await outbox.post(entries.notice(handoff, handoff.customer, { key: toCustomer, params }));
    await forwardKeptFiles(handoff);
  };
}
