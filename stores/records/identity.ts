import { z } from 'zod';
import { compareIds } from '../../handoff/domain/queue.ts';
import type { ChannelLink, Person, SignInCode } from '../../identity/ports.ts';
import { ROLES } from '../../identity/ports.ts';
import { exactly } from './exactly.ts';
import type { RecordType } from './recordType.ts';

const personSchema = z.object({
  id: z.string(),
  tenantId: z.string(),
  name: z.string(),
  email: z.string().exactOptional(),
  accountId: z.string().exactOptional(),
  role: z.enum(ROLES),
  skills: z.array(z.string()).exactOptional(),
  channels: z.array(z.string()),
  firstSeenAt: z.number(),
  lastSeenAt: z.number(),
});

export const personRecord: RecordType<Person> = { name: 'people', v: 1, schema: exactly<Person>()(personSchema) };

// One fixed language: the order must not depend on which machine a store runs on.
const nameOrder = new Intl.Collator('en');

/** People by name, in any case of letters; those of one name by id. */
export function byName(a: Person, b: Person): number {
  return nameOrder.compare(a.name, b.name) || compareIds(a.id, b.id);
}

const channelLinkSchema = z.object({ id: z.string(), personId: z.string() });

export const channelLinkRecord: RecordType<ChannelLink> = {
  name: 'channelLinks',
  v: 1,
  schema: exactly<ChannelLink>()(channelLinkSchema),
};

const signInCodeSchema = z.object({
  id: z.string(),
  email: z.string(),
  codeHash: z.string(),
  triesLeft: z.number(),
  sentAt: z.number(),
  expiresAt: z.number(),
});

export const signInCodeRecord: RecordType<SignInCode> = {
  name: 'signInCodes',
  v: 1,
  schema: exactly<SignInCode>()(signInCodeSchema),
};
