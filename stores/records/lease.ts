import { z } from 'zod';
import type { Lease } from '../../handoff/ports.ts';
import { exactly } from './exactly.ts';
import type { RecordType } from './recordType.ts';

const schema = z.object({
  id: z.string(),
  holder: z.string(),
  until: z.number(),
  made: z.string().exactOptional(),
});

export const leaseRecord: RecordType<Lease> = { name: 'leases', v: 1, schema: exactly<Lease>()(schema) };
