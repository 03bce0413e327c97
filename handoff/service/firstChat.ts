import type { ConnectedHandoff } from '../domain/handoff.ts';
import { isConnected } from '../domain/handoff.ts';
import type { Agent } from '../domain/presence.ts';
import type { HandoffDeps } from './deps.ts';
import { loadReadable } from './loadReadable.ts';

/** Of the slots that an agent holds, the first that is a chat of theirs: room may also be held for an offer. */
export async function firstChat(
  deps: Pick<HandoffDeps, 'deskId' | 'handoffs' | 'logger'>,
  { id, slots }: Pick<Agent, 'id' | 'slots'>,
): Promise<ConnectedHandoff | undefined> {
  for (const { handoffId } of slots) {
    const found = await loadReadable(deps, { deskId: deps.deskId, id: handoffId });
    if (typeof found === 'object' && isConnected(found) && found.state.agent.agentId === id) return found;
  }
  return undefined;
}
