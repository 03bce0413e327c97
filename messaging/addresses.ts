import { createHash } from 'node:crypto';
import type { Activity, ConversationReference } from 'botbuilder';
import { z } from 'zod';
import { KojiError } from '../errors.ts';
import type { Address } from '../handoff/domain/party.ts';

const accountSchema = z.object({ id: z.string(), name: z.string().optional(), aadObjectId: z.string().optional() });

const referenceSchema = z.object({
  channelId: z.string(),
  serviceUrl: z.string(),
  conversation: z.object({
    id: z.string(),
    tenantId: z.string().optional(),
    conversationType: z.string().optional(),
    isGroup: z.boolean().optional(),
  }),
  user: accountSchema,
  bot: accountSchema,
});

/**
 * What is needed to write to a conversation later. Without the id of an activity: replies to it would go astray once it
 * is gone.
 */
export type Reference = z.infer<typeof referenceSchema>;

/** Seals a reference so that the heart can keep it without looking inside. Equal references make equal addresses. */
export function toAddress(reference: Partial<ConversationReference>): Address {
  const parsed = referenceSchema.safeParse(reference);
  if (!parsed.success) {
    throw new KojiError('badRequest', 'The activity lacks what is needed to answer it.', { cause: parsed.error });
  }
  // The one place where an address is made, hence the cast.
  return JSON.stringify(parsed.data) as Address;
}

/** Opens an address. A KojiError of kind `storedRecord` says that it was damaged in the store. */
export function openAddress(address: Address): Reference {
  try {
    return referenceSchema.parse(JSON.parse(address));
  } catch (error) {
    throw new KojiError('storedRecord', 'A stored address cannot be read.', { cause: error });
  }
}

/** The id of the record of one user in one channel conversation: short, and safe as a document id in every store. */
export function conversationKey(activity: Pick<Activity, 'channelId' | 'conversation'>, userId: string): string {
  const parts = JSON.stringify([activity.channelId, activity.conversation.id, userId]);
  return createHash('sha256').update(parts).digest('base64url');
}
