import { z } from 'zod';
import type { RequestTask } from '../../requestUpdates/ports.ts';
import { attachmentSchema } from './attachment.ts';
import { begunSchema } from './context.ts';
import { exactly } from './exactly.ts';
import { fieldAnswerSchema } from './fieldAnswer.ts';
import { agentPartySchema, partySchema } from './party.ts';
import type { RecordType } from './recordType.ts';

const ticketSchema = z.object({
  chatId: z.string(),
  customer: partySchema,
  askedBy: agentPartySchema,
  since: z.number(),
  transcript: z.object({
    title: z.string(),
    asked: z.string(),
    lines: z.string(),
    notes: z.array(z.string()),
    files: z.array(attachmentSchema).exactOptional(),
  }),
  begun: begunSchema.exactOptional(),
});

const waitingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ticket'), ticket: ticketSchema }),
  z.object({
    kind: z.literal('draft'),
    personId: z.string(),
    draft: z.object({
      requestTypeId: z.string(),
      accountId: z.string(),
      answers: z.record(z.string(), fieldAnswerSchema),
    }),
    conversationId: z.string(),
    title: z.string(),
    said: z.array(z.string()),
    portalUrl: z.string().exactOptional(),
    temporaryFileIds: z.array(z.string()),
    fileNames: z.array(z.string()).exactOptional(),
  }),
]);

const base = { id: z.string(), dueAt: z.number().exactOptional(), finishedAt: z.number().exactOptional() };

const schema = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('poll'), startedAt: z.number(), since: z.number(), seen: z.array(z.string()) }),
  z.object({
    ...base,
    kind: z.literal('look'),
    key: z.string(),
    deliveries: z.array(z.string()),
    tries: z.number().exactOptional(),
  }),
  z.object({
    ...base,
    kind: z.literal('note'),
    key: z.string(),
    text: z.string(),
    seen: z.array(z.string()).exactOptional(),
    tries: z.number().exactOptional(),
  }),
  z.object({
    ...base,
    kind: z.literal('create'),
    firstTriedAt: z.number(),
    tries: z.number(),
    unread: z.number().exactOptional(),
    request: waitingSchema,
  }),
]);

export const requestTaskRecord: RecordType<RequestTask> = {
  name: 'requestTasks',
  v: 1,
  schema: exactly<RequestTask>()(schema),
};
