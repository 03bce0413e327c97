import { z } from 'zod';
import type { RequestNews } from '../../handoff/domain/requestNews.ts';
import type { NewsBox } from '../../requestUpdates/ports.ts';
import { exactly } from './exactly.ts';
import type { RecordType } from './recordType.ts';

const base = { id: z.string(), at: z.number(), title: z.string() };
const ofRequest = { ...base, key: z.string(), url: z.string() };

export const requestNewsSchema = exactly<RequestNews>()(
  z.discriminatedUnion('kind', [
    z.object({ ...ofRequest, kind: z.literal('status'), status: z.string(), asksForRating: z.boolean() }),
    z.object({ ...ofRequest, kind: z.literal('comment'), author: z.string(), text: z.string() }),
    z.object({ ...ofRequest, kind: z.literal('created'), filesLost: z.boolean() }),
    z.object({ ...base, kind: z.literal('notCreated'), reason: z.string(), url: z.string().exactOptional() }),
  ]),
);

const schema = z.object({
  id: z.string(),
  here: z.object({ conversationId: z.string(), at: z.number() }).exactOptional(),
  waiting: z.array(requestNewsSchema),
  known: z.array(z.object({ id: z.string(), at: z.number() })),
  wrote: z.array(z.object({ id: z.string(), at: z.number() })).exactOptional(),
  claimedUntil: z.number().exactOptional(),
  dueAt: z.number().exactOptional(),
  commented: z
    .object({
      keys: z.array(z.string()),
      conversationId: z.string(),
      turn: z.string().exactOptional(),
      at: z.number(),
      seenAt: z.number().exactOptional(),
    })
    .exactOptional(),
  ratingAsked: z
    .object({ key: z.string(), conversationId: z.string(), turn: z.string().exactOptional(), at: z.number() })
    .exactOptional(),
  unsent: z.array(z.string()).exactOptional(),
});

export const newsBoxRecord: RecordType<NewsBox> = { name: 'newsBoxes', v: 1, schema: exactly<NewsBox>()(schema) };
