import { z } from 'zod';
import type { Conversation } from '../../handoff/domain/conversation.ts';
import { attachmentSchema } from './attachment.ts';
import { exactly } from './exactly.ts';
import { addressSchema } from './party.ts';
import type { RecordType } from './recordType.ts';

const heldLineSchema = z.object({ activityId: z.string(), text: z.string(), attachments: z.array(attachmentSchema) });

const underWaySchema = z.object({
  activityId: z.string(),
  since: z.number(),
  first: z.number().exactOptional(),
  handoffId: z.string().exactOptional(),
});

const schema = z.object({
  id: z.string(),
  address: addressSchema,
  channel: z.string(),
  channelUserId: z.string(),
  name: z.string(),
  locale: z.string(),
  isLocaleAssumed: z.boolean().exactOptional(),
  personId: z.string().exactOptional(),
  handoff: z.object({ deskId: z.string(), id: z.string() }).exactOptional(),
  onDuty: z.boolean().exactOptional(),
  told: z.object({ handoffId: z.string(), sentAt: z.number(), at: z.number() }).exactOptional(),
  previousChat: z
    .object({
      customer: z.string(),
      conversationId: z.string().exactOptional(),
      personId: z.string().exactOptional(),
      endedAt: z.number(),
    })
    .exactOptional(),
  endedChat: z.object({ deskId: z.string(), id: z.string() }).exactOptional(),
  leftQueue: z.object({ deskId: z.string(), id: z.string() }).exactOptional(),
  held: z.object({ handoffId: z.string(), lines: z.array(heldLineSchema) }).exactOptional(),
  asked: z.object({ handoffId: z.string(), at: z.number(), activityId: z.string().exactOptional() }).exactOptional(),
  underWay: z.array(underWaySchema).exactOptional(),
  newestSaidAt: z.number().exactOptional(),
  newestSaidId: z.string().exactOptional(),
  recentActivities: z.array(z.string()).exactOptional(),
});

export const conversationRecord: RecordType<Conversation> = {
  name: 'conversations',
  v: 1,
  schema: exactly<Conversation>()(schema),
};
