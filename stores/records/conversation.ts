import { z } from 'zod';
import type { Conversation } from '../../handoff/domain/conversation.ts';
import { exactly } from './exactly.ts';
import { addressSchema } from './party.ts';
import type { RecordType } from './recordType.ts';

const schema = z.object({
  id: z.string(),
  address: addressSchema,
  channel: z.string(),
  channelUserId: z.string(),
  name: z.string(),
  locale: z.string(),
  personId: z.string().exactOptional(),
  handoff: z.object({ deskId: z.string(), id: z.string() }).exactOptional(),
  onDuty: z.boolean().exactOptional(),
  recentActivities: z.array(z.string()).exactOptional(),
});

export const conversationRecord: RecordType<Conversation> = {
  name: 'conversations',
  v: 1,
  schema: exactly<Conversation>()(schema),
};
