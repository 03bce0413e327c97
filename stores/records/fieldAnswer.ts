import { z } from 'zod';
import type { FieldAnswer } from '../../jira/requestForm.ts';
import { exactly } from './exactly.ts';

export const fieldAnswerSchema = exactly<FieldAnswer>()(
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
