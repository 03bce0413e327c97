import { z } from 'zod';
import type { Address, AgentParty, Party } from '../../handoff/domain/party.ts';
import { exactly } from './exactly.ts';

export const addressSchema = z.custom<Address>((stored) => typeof stored === 'string');

export const partySchema = exactly<Party>()(
  z.object({
    conversationId: z.string(),
    address: addressSchema,
    personId: z.string().exactOptional(),
    name: z.string(),
    email: z.string().exactOptional(),
    locale: z.string(),
    channel: z.string(),
  }),
);

export const agentPartySchema = exactly<AgentParty>()(
  partySchema.extend({ agentId: z.string(), skills: z.array(z.string()).exactOptional() }),
);
