import { z } from 'zod';
import type { CustomerContext } from '../../handoff/domain/context.ts';
import { exactly } from './exactly.ts';

export const contextSchema = exactly<CustomerContext>()(
  z.object({
    flow: z.string().exactOptional(),
    lines: z.array(z.string()),
    articles: z.array(z.object({ title: z.string(), helped: z.boolean().exactOptional() })),
    collected: z.array(z.object({ label: z.string(), value: z.string() })),
    openRequests: z.array(z.object({ key: z.string(), summary: z.string(), status: z.string() })),
  }),
);
