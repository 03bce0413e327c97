import { z } from 'zod';
import type { FieldAnswer } from '../../jira/requestForm.ts';
import type { RequestTask } from '../../requestUpdates/ports.ts';
import { attachmentSchema } from './content.ts';
import { exactly } from './exactly.ts';
import { agentPartySchema, partySchema } from './party.ts';
import type { RecordType } from './recordType.ts';

const answerSchema = exactly<FieldAnswer>()(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['text', 'multiLine']), text: z.string() }),
    z.object({ kind: z.literal('number'), number: z.number() }),
    z.object({ kind: z.literal('date'), isoDate: z.string() }),
    z.object({ kind: z.literal('dateTime'), atMs: z.number() }),
    z.object({ kind: z.literal('singleChoice'), choiceId: z.string() }),
    z.object({ kind: z.literal('multiChoice'), choiceIds: z.array(z.string()) }),
    // JSON has no `undefined`: the field is absent in the store, and there again when it is read.
    z
      .object({ kind: z.literal('cascading'), choiceId: z.string(), childId: z.string().optional() })
      .transform(({ childId, ...rest }) => ({ ...rest, childId })),
    z.object({ kind: z.literal('labels'), labels: z.array(z.string()) }),
    z.object({ kind: z.literal('user'), accountId: z.string() }),
    z.object({ kind: z.literal('attachment'), temporaryFileIds: z.array(z.string()) }),
  ]),
);

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
});

const waitingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ticket'), ticket: ticketSchema }),
  z.object({
    kind: z.literal('draft'),
    personId: z.string(),
    draft: z.object({
      requestTypeId: z.string(),
      accountId: z.string(),
      answers: z.record(z.string(), answerSchema),
    }),
    conversationId: z.string(),
    title: z.string(),
    said: z.array(z.string()),
    temporaryFileIds: z.array(z.string()),
  }),
]);

const base = { id: z.string(), dueAt: z.number().exactOptional(), finishedAt: z.number().exactOptional() };

const schema = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('poll'), startedAt: z.number(), since: z.number(), seen: z.array(z.string()) }),
  z.object({ ...base, kind: z.literal('look'), key: z.string(), deliveries: z.array(z.string()) }),
  z.object({
    ...base,
    kind: z.literal('create'),
    firstTriedAt: z.number(),
    tries: z.number(),
    request: waitingSchema,
  }),
]);

export const requestTaskRecord: RecordType<RequestTask> = {
  name: 'requestTasks',
  v: 1,
  schema: exactly<RequestTask>()(schema),
};
