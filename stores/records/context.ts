import { z } from 'zod';
import type { BegunRequest, CustomerContext } from '../../handoff/domain/context.ts';
import { attachmentSchema } from './attachment.ts';
import { exactly } from './exactly.ts';

export const begunSchema = exactly<BegunRequest>()(
  z.object({
    typeId: z.string(),
    fields: z.array(z.object({ fieldId: z.string(), label: z.string(), value: z.string(), answer: z.unknown() })),
  }),
);

export const contextSchema = exactly<CustomerContext>()(
  z.object({
    flow: z.string().exactOptional(),
    lines: z.array(z.string()),
    kept: z.array(z.string()).exactOptional(),
    articles: z.array(z.object({ title: z.string(), helped: z.boolean().exactOptional() })),
    collected: z.array(z.object({ label: z.string(), value: z.string(), choice: z.string().exactOptional() })),
    begun: begunSchema.exactOptional(),
    files: z.array(attachmentSchema).exactOptional(),
    openRequests: z.array(z.object({ key: z.string(), summary: z.string(), status: z.string() })),
    made: z.string().exactOptional(),
  }),
);
