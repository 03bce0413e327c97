import { afterChat } from '../domain/attention.ts';
import type { HandoffKey } from '../domain/conversation.ts';
import { pointedTo } from '../domain/conversation.ts';
import type { NoticeKey } from '../domain/content.ts';
import type { ConnectedHandoff, Handoff } from '../domain/handoff.ts';
import { hasPassed } from '../domain/dueTime.ts';
import { isConnected } from '../domain/handoff.ts';
import { missedChat } from '../domain/misdelivery.ts';
import { change } from './change.ts';
import { confirmClaim } from './confirmClaim.ts';
import type { HandoffDeps } from './deps.ts';
import type { Entries } from './entries.ts';
import { openingOrder } from './entries.ts';
import { createLinesHeard } from './linesHeard.ts';
import { createKeptLines } from './keptLines.ts';
import { loadReadable } from './loadReadable.ts';

/**
 * Tells both sides of a chat that has just come to an agent. Saying it twice is saying it once. `gone`: the agent is there no
 * more, and the customer is back in the queue.
 */
export type Announce = (handoff: ConnectedHandoff, toCustomer: NoticeKey) => Promise<'told' | 'gone'>;

/** The generation of a handoff whose customer has come to an agent for the first time: nobody had them before. */
const FIRST_CLAIM = 2;

export function createAnnounce(deps: HandoffDeps, entries: Entries): Announce {
  const { conversations, journal, outbox, clock, timers, timings } = deps;
  const linesHeard = createLinesHeard(deps);
  const keptLines = createKeptLines(deps, entries);

  /** One whose record is damaged is no chat that anybody could go on with. */
  async function chatOf(key: HandoffKey | undefined): Promise<Handoff | undefined> {
    const found = key && (await loadReadable(deps, key));
    return found === 'damaged' ? undefined : found;
  }

  /** The agent goes on writing to the chat they are in; without one, to the new one. Answers who that is. */
  async function pointTo(handoff: ConnectedHandoff): Promise<string | undefined> {
    const { conversationId, agentId } = handoff.state.agent;
    const seen = (await conversations.load(conversationId))?.value.handoff;
    const current = await chatOf(seen);
    const stays =
      current && current.id !== handoff.id && isConnected(current) && current.state.agent.agentId === agentId;
    if (stays) return current.customer.name;
    const key = { deskId: handoff.deskId, id: handoff.id };
    const heard = await linesHeard(seen?.id, conversationId);
    // Sooner here than who ended that chat could say it.
    const previousChat = current && current.id !== handoff.id ? missedChat(current, agentId, clock.now()) : undefined;
    const pointed = await change(conversations, conversationId, (conversation) => {
      // Two chats that come at once must not both tell the agent that what they write goes there.
      if (conversation.handoff?.id !== seen?.id) return 'moved';
      return afterChat(pointedTo(conversation, key, heard), previousChat);
    });
    return pointed.kind === 'refused' ? pointTo(handoff) : undefined;
  }

  /**
   * What was on its way to the agent before is written by then, and told in the summary, or is found to come too late. Counted
   * from now: the claim is in the store since a moment that only the store knows.
   */
  async function linesWritten({ generation, state }: ConnectedHandoff): Promise<void> {
    const { handOverMs, claimMs } = timings;
    if (generation === FIRST_CLAIM || handOverMs === 0 || hasPassed(claimMs, state.since, clock.now())) return;
    await new Promise<void>((resolve) => timers.after(handOverMs, resolve));
  }

  async function sayFirstWords(handoff: ConnectedHandoff, toCustomer: NoticeKey): Promise<void> {
    const current = await pointTo(handoff);
    await outbox.post(entries.summary(handoff, await journal.entries(handoff.id), current), handoff);
    await keptLines.forward(handoff);
    // Last: who was told of the chat has nothing left to be told.
    const params = { agent: handoff.state.agent.name };
    const notice = entries.notice(handoff, handoff.customer, { key: toCustomer, params });
    await outbox.post({ ...notice, order: openingOrder(handoff) + 1 }, handoff);
  }

  function announce(handoff: ConnectedHandoff, toCustomer: NoticeKey): Promise<'told' | 'gone'> {
    return outbox.opening(handoff, async () => {
      await linesWritten(handoff);
      const chat = await confirmClaim(deps, handoff);
      if (!chat) return 'gone';
      // Into another window: what is said there has to wait as well.
      if (chat.state.agent.conversationId !== handoff.state.agent.conversationId) return announce(chat, toCustomer);
      await sayFirstWords(chat, toCustomer);
      return 'told';
    });
  }

  return announce;
}
