import { z } from 'zod';
import type { JournalEntry } from '../../handoff/domain/journal.ts';
import { DELIVERIES } from '../../handoff/domain/journal.ts';
import { contentSchema } from './content.ts';
import { exactly } from './exactly.ts';
import { addressSchema } from './party.ts';
import type { RecordType } from './recordType.ts';

const recipientSchema = z.object({
  conversationId: z.string(),
  address: addressSchema,
  locale: z.string(),
  agentId: z.string().exactOptional(),
});

const schema = z.object({
  id: z.string(),
  handoffId: z.string(),
  order: z.number(),
  at: z.number(),
  server: z.string().exactOptional(),
  from: z.enum(['customer', 'agent', 'bot']),
  content: contentSchema,
  to: recipientSchema.exactOptional(),
  sender: recipientSchema.exactOptional(),
  delivery: z.enum(DELIVERIES),
});

export const journalRecord: RecordType<JournalEntry> = {
  name: 'journal',
  v: 1,
  schema: exactly<JournalEntry>()(schema),
};
