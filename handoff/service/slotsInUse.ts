import { isConnected } from '../domain/handoff.ts';
import type { Slot } from '../domain/presence.ts';
import type { HandoffDeps } from './deps.ts';

/** Later than any time that a record has. */
const EVER = Number.MAX_SAFE_INTEGER;

/**
 * The slots of the chats that run with this agent, by the handoffs alone: their own record may be gone, because it was damaged.
 * Asks for all chats of the desk.
 */
export type SlotsInUse = (agentId: string) => Promise<readonly Slot[]>;

export function createSlotsInUse({ deskId, handoffs, clock }: Pick<HandoffDeps, 'deskId' | 'handoffs' | 'clock'>) {
  const slotsInUse: SlotsInUse = async (agentId) => {
    const chats = (await handoffs.due(deskId, EVER, EVER)).filter(isConnected);
    return chats
      .filter(({ state }) => state.agent.agentId === agentId)
      .map(({ id: handoffId, generation, state: { handle } }) => ({
        handoffId,
        handle,
        reservedAt: clock.now(),
        generation: generation - 1,
      }));
  };
  return slotsInUse;
}
