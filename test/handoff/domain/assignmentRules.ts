import type { Agent } from '../../../handoff/domain/presence.ts';
import { anAgent, anAgentParty } from '../../support/data.ts';

export const SKILLS = ['Payroll', 'Printers'] as const;

export const skilled = (id: string, ...skills: readonly string[]): Agent =>
  anAgent({ id, party: anAgentParty({ agentId: id, skills }) });
