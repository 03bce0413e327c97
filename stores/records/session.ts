import { z } from 'zod';
import type { Session } from '../../portal/ports.ts';
import { exactly } from './exactly.ts';
import type { RecordType } from './recordType.ts';

const schema = z.object({
  id: z.string(),
  personId: z.string().exactOptional(),
  chatUserId: z.string(),
  conversations: z.record(z.string(), z.string()),
  createdAt: z.number(),
  expiresAt: z.number(),
});

export const sessionRecord: RecordType<Session> = { name: 'sessions', v: 1, schema: exactly<Session>()(schema) };
