import { z } from 'zod';
import type { Handoff } from '../../handoff/domain/handoff.ts';
import { END_REASONS } from '../../handoff/domain/handoff.ts';
import { OFFER_OUTCOMES } from '../../handoff/domain/offered.ts';
import { contextSchema } from './context.ts';
import { exactly } from './exactly.ts';
import { agentPartySchema, partySchema } from './party.ts';
import type { RecordType } from './recordType.ts';

const shownSchema = z.object({
  activityId: z.string(),
  position: z.number(),
  estimateMinutes: z.number().exactOptional(),
  isNobodyOnDuty: z.literal(true).exactOptional(),
  lostAhead: z.number().exactOptional(),
});

const offerSchema = z.object({
  id: z.string(),
  agent: agentPartySchema,
  handle: z.string(),
  until: z.number(),
  activityId: z.string().exactOptional(),
});

const pastOfferSchema = offerSchema.extend({ outcome: z.enum(OFFER_OUTCOMES), at: z.number() });

const lostSchema = z.object({ agent: agentPartySchema, why: z.enum(['silent', 'unreachable']), at: z.number() });

const stateSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('waiting'),
    shown: shownSchema.exactOptional(),
    offer: offerSchema.exactOptional(),
    lost: lostSchema.exactOptional(),
  }),
  z.object({
    kind: z.literal('connected'),
    agent: agentPartySchema,
    since: z.number(),
    handle: z.string(),
    checkAt: z.number(),
    nudgedSince: z.number().exactOptional(),
    nudgedAt: z.number().exactOptional(),
    unreachedAt: z.number().exactOptional(),
  }),
  z.object({
    kind: z.literal('ended'),
    at: z.number(),
    reason: z.enum(END_REASONS),
    connectedMs: z.number().exactOptional(),
    agentId: z.string().exactOptional(),
    rating: z.literal([1, 2, 3, 4, 5]).exactOptional(),
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
  previousId: z.string().exactOptional(),
  front: z.literal(true).exactOptional(),
  skill: z.string().exactOptional(),
  pastOffers: z.array(pastOfferSchema).exactOptional(),
  writers: z
    .array(z.object({ to: z.string(), server: z.string(), until: z.number(), left: z.number().exactOptional() }))
    .readonly()
    .exactOptional(),
  latestOrder: z.number().exactOptional(),
  state: stateSchema,
});

export const handoffRecord: RecordType<Handoff> = { name: 'handoffs', v: 1, schema: exactly<Handoff>()(schema) };
