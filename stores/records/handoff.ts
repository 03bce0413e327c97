import { z } from 'zod';
import type { Handoff } from '../../handoff/domain/handoff.ts';
import { END_REASONS } from '../../handoff/domain/handoff.ts';
import { contextSchema } from './context.ts';
import { exactly } from './exactly.ts';
import { agentPartySchema, partySchema } from './party.ts';
import type { RecordType } from './recordType.ts';

const shownSchema = z.object({
  activityId: z.string(),
  position: z.number(),
  estimateMinutes: z.number().exactOptional(),
});

const stateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting'), shown: shownSchema.exactOptional() }),
  z.object({
    kind: z.literal('connected'),
    agent: agentPartySchema,
    since: z.number(),
    handle: z.string(),
    checkAt: z.number(),
    nudgedSince: z.number().exactOptional(),
  }),
  z.object({
    kind: z.literal('ended'),
    at: z.number(),
    reason: z.enum(END_REASONS),
    connectedMs: z.number().exactOptional(),
    agentId: z.string().exactOptional(),
  }),
]);

const schema = z.object({
  id: z.string(),
  deskId: z.string(),
  generation: z.number(),
  customer: partySchema,
  askedAt: z.number(),
  context: contextSchema,
  preferredAgentId: z.string().exactOptional(),
  front: z.literal(true).exactOptional(),
  state: stateSchema,
});

export const handoffRecord: RecordType<Handoff> = { name: 'handoffs', v: 1, schema: exactly<Handoff>()(schema) };
