import { z } from 'zod';
import type { Content } from '../../handoff/domain/content.ts';
import { CHOICES, NOTICE_KEYS } from '../../handoff/domain/content.ts';
import type { JournalEntry } from '../../handoff/domain/journal.ts';
import { contextSchema } from './context.ts';
import { exactly } from './exactly.ts';
import { addressSchema } from './party.ts';
import type { RecordType } from './recordType.ts';

const { flow, articles, collected, openRequests } = contextSchema.shape;

const summarySchema = z.object({
  name: z.string(),
  email: z.string().exactOptional(),
  signedIn: z.boolean(),
  channel: z.string(),
  locale: z.string(),
  flow,
  asked: z.array(z.string()),
  articles,
  collected,
  openRequests,
  waitedMs: z.number(),
});

const attachmentSchema = z.object({
  contentType: z.string(),
  contentUrl: z.string(),
  name: z.string().exactOptional(),
});

const contentSchema = exactly<Content>()(
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('line'),
      author: z.string(),
      text: z.string(),
      attachments: z.array(attachmentSchema),
    }),
    z.object({
      kind: z.literal('notice'),
      key: z.enum(NOTICE_KEYS),
      params: z.record(z.string(), z.string()),
      choices: z.array(z.enum(CHOICES)),
    }),
    z.object({ kind: z.literal('summary'), summary: summarySchema }),
  ]),
);

const recipientSchema = z.object({ conversationId: z.string(), address: addressSchema, locale: z.string() });

const schema = z.object({
  id: z.string(),
  handoffId: z.string(),
  order: z.number(),
  at: z.number(),
  from: z.enum(['customer', 'agent', 'bot']),
  content: contentSchema,
  to: recipientSchema.exactOptional(),
  sender: recipientSchema.exactOptional(),
  delivery: z.enum(['pending', 'delivered', 'rejected', 'unknown', 'none']),
});

export const journalRecord: RecordType<JournalEntry> = {
  name: 'journal',
  v: 1,
  schema: exactly<JournalEntry>()(schema),
};
