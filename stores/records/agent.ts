import { z } from 'zod';
import type { Agent } from '../../handoff/domain/presence.ts';
import { exactly } from './exactly.ts';
import { agentPartySchema } from './party.ts';
import type { RecordType } from './recordType.ts';

const slotSchema = z.object({
  handoffId: z.string(),
  reservedAt: z.number(),
  handle: z.string(),
  generation: z.number().exactOptional(),
});

const schema = z.object({
  id: z.string(),
  deskId: z.string(),
  party: agentPartySchema,
  duty: z.enum(['on', 'off']),
  slots: z.array(slotSchema),
  idleSince: z.number(),
  onSince: z.number().exactOptional(),
  leaving: z.object({ conversationId: z.string(), since: z.number() }).exactOptional(),
});

export const agentRecord: RecordType<Agent> = { name: 'agents', v: 1, schema: exactly<Agent>()(schema) };
