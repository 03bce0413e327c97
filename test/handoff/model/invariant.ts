import type { Handoff } from '../../../handoff/domain/handoff.ts';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import type { Evidence } from './evidence.ts';

/** What must hold of every run, whatever happened in whatever order. Fails with what was seen. */
export type Invariant = (evidence: Evidence) => void;

export function agentOf(handoff: Handoff): string | undefined {
  return isConnected(handoff) ? handoff.state.agent.agentId : undefined;
}

export function ownerOf(handoff: Handoff): string {
  return agentOf(handoff) ?? handoff.state.kind;
}
