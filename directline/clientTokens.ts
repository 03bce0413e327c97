import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { LIMITS } from './limits.ts';
import type { ChatUser } from './ports.ts';
import { createTokenCodec } from './tokenCodec.ts';
import type { TokenCodec } from './tokenCodec.ts';

/** What a Direct Line token allows: one conversation, and, where a user is bound, that user only. */
const grantSchema = z.object({
  conversationId: z.string(),
  /** Claim `user`, by which name Web Chat's client library finds it. */
  user: z.string().optional(),
  userName: z.string().optional(),
  trustedOrigins: z.array(z.string()).optional(),
});
export type Grant = z.infer<typeof grantSchema>;

const streamSchema = z.object({ conversationId: z.string() });
const downloadSchema = z.object({ uploadId: z.string() });

export interface ClientTokens {
  /** The token a page holds, 30 minutes. */
  readonly access: TokenCodec<Grant>;
  /** The token inside a stream's address, 60 seconds: addresses end up in logs. */
  readonly stream: TokenCodec<z.infer<typeof streamSchema>>;
  /** The token inside an uploaded file's address, valid as long as the file is kept. */
  readonly download: TokenCodec<z.infer<typeof downloadSchema>>;
}

export function createClientTokens(options: { readonly secret: string; readonly clock: Clock }): ClientTokens {
  const { tokenLifetimeMs, streamUrlLifetimeMs, uploadLifetimeMs } = LIMITS;
  return {
    access: createTokenCodec({ ...options, purpose: 'access', claims: grantSchema, lifetimeMs: tokenLifetimeMs }),
    stream: createTokenCodec({ ...options, purpose: 'stream', claims: streamSchema, lifetimeMs: streamUrlLifetimeMs }),
    download: createTokenCodec({
      ...options,
      purpose: 'download',
      claims: downloadSchema,
      lifetimeMs: uploadLifetimeMs,
    }),
  };
}

export function grantFor(
  conversationId: string,
  user: ChatUser | undefined,
  trustedOrigins: readonly string[] | undefined,
): Grant {
  return {
    conversationId,
    ...(user && { user: user.id }),
    ...(user?.name !== undefined && { userName: user.name }),
    ...(trustedOrigins && { trustedOrigins: [...trustedOrigins] }),
  };
}

export function userOf(grant: Grant): ChatUser | undefined {
  if (grant.user === undefined) return undefined;
  return { id: grant.user, ...(grant.userName !== undefined && { name: grant.userName }) };
}
