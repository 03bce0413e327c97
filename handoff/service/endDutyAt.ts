import { withDuty } from '../domain/conversation.ts';
import type { Conversation } from '../domain/conversation.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';

/** The agent is not on duty from this window any more. Somebody else who has come on duty there since stays so. */
export async function endDutyAt(
  { deskId, agents, conversations }: Pick<HandoffDeps, 'deskId' | 'agents' | 'conversations'>,
  conversationId: string,
  agentId: string,
): Promise<void> {
  async function isSomebodyElses({ personId }: Conversation): Promise<boolean> {
    if (personId === undefined || personId === agentId) return false;
    const other = (await agents.load({ deskId, id: personId }))?.value;
    return other?.duty === 'on' && other.party.conversationId === conversationId;
  }

  await change(conversations, conversationId, async (current) =>
    (await isSomebodyElses(current)) ? current : withDuty(current, false),
  );
}
