import type { Handoff } from './handoff.ts';
import type { Agent } from './presence.ts';
import { hasRoom } from './presence.ts';
import { compareIds, inOrderOfAsking } from './queue.ts';

export interface Assignment {
  readonly handoff: Handoff;
  readonly agent: Agent;
}

/** Longest idle first; equal times by id, so that ties are stable. */
function byIdleTime(a: Agent, b: Agent): number {
  return a.idleSince - b.idleSince || compareIds(a.id, b.id);
}

/**
 * Who gets whom next: the customer who asked first, by the agent they know if that one is free, else by the on-duty
 * agent with room who has been idle longest. Nobody is ever their own agent. `undefined` when nobody waits or no agent has room.
 */
export function nextAssignment(
  waiting: readonly Handoff[],
  agents: readonly Agent[],
  capacity: number,
): Assignment | undefined {
  const free = agents.filter((agent) => hasRoom(agent, capacity)).toSorted(byIdleTime);
  for (const handoff of inOrderOfAsking(waiting)) {
    const others = free.filter((candidate) => candidate.id !== handoff.customer.personId);
    const agent = others.find((candidate) => candidate.id === handoff.preferredAgentId) ?? others[0];
    if (agent) return { handoff, agent };
  }
  return undefined;
}
