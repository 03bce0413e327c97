import { KojiError } from '../../errors.ts';
import type { Agent } from '../../handoff/domain/presence.ts';
import type { AgentStore, Versioned } from '../../handoff/ports.ts';

/** From now on the record of this agent cannot be read, and is passed over where all are asked for. */
export function damageAgent(agents: AgentStore, agentId: string): void {
  const before = { ...agents };
  const isOther = ({ value }: Versioned<Agent>): boolean => value.id !== agentId;
  Object.assign(agents, {
    async load(key: Parameters<AgentStore['load']>[0]) {
      if (key.id === agentId) throw new KojiError('storedRecord', 'Damaged by this test.');
      return before.load(key);
    },
    present: async (deskId: string) => (await before.present(deskId)).filter(isOther),
  });
}
