import { createHash, timingSafeEqual } from 'node:crypto';
import { bearerOf } from './botTokens.ts';
import type { ClientTokens, Grant } from './clientTokens.ts';
import { DirectLineRefusal } from './refusal.ts';
import type { TokenReading } from './tokenCodec.ts';

/** Who calls: a server that holds the secret, or a page that holds a token. */
export type Caller = { readonly kind: 'secret' } | { readonly kind: 'token'; readonly grant: Grant };

export interface CallerHeaders {
  readonly authorization: string | undefined;
  readonly origin: string | undefined;
}

/** Throws 401 without credentials, 403 with ones that are forged, expired or used from an origin they do not allow. */
export function createAuthorize(secret: string, tokens: ClientTokens): (headers: CallerHeaders) => Caller {
  return ({ authorization, origin }) => {
    const credential = bearerOf(authorization);
    if (credential === '') {
      throw new DirectLineRefusal('Unauthorized', 'Send the header Authorization: Bearer, with a secret or a token.');
    }
    if (isSame(credential, secret)) return { kind: 'secret' };
    const grant = claimsOf(tokens.access.read(credential));
    if (origin !== undefined && grant.trustedOrigins && !grant.trustedOrigins.includes(origin)) {
      throw new DirectLineRefusal('Forbidden', 'The token is not meant for this origin.');
    }
    return { kind: 'token', grant };
  };
}

/** The claims of a token, or a 403 that tells an expired token from one that we did not mint. */
export function claimsOf<Claims>(reading: TokenReading<Claims>): Claims {
  if (reading.ok) return reading.claims;
  if (reading.reason === 'expired') throw new DirectLineRefusal('TokenExpired', 'Token has expired. Get a new one.');
  throw new DirectLineRefusal('Forbidden', 'Invalid token or secret.');
}

export function requireSecret(caller: Caller): void {
  if (caller.kind !== 'secret') throw new DirectLineRefusal('Forbidden', 'Only the secret mints tokens.');
}

/** The secret opens every conversation, a token its own. */
export function requireConversation(caller: Caller, conversationId: string): void {
  if (caller.kind === 'secret' || caller.grant.conversationId === conversationId) return;
  throw new DirectLineRefusal('Forbidden', 'The token belongs to another conversation.');
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
