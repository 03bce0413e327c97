import { z } from 'zod';
import { requireSecret } from '../authorize.ts';
import { parseBody } from '../clientActivity.ts';
import { grantFor } from '../clientTokens.ts';
import type { Grant } from '../clientTokens.ts';
import { LIMITS } from '../limits.ts';
import { readBody } from '../readBody.ts';
import { DirectLineRefusal } from '../refusal.ts';
import type { Answer, Call } from '../route.ts';
import type { EndpointParts } from './endpointParts.ts';
import { toChatUser, userSchema } from './user.ts';

const generateSchema = z.object({
  user: userSchema.optional(),
  trustedOrigins: z.array(z.url()).max(20).optional(),
});

/** `POST tokens/generate`, for the holder of the secret: a token for a conversation that is yet to start. */
export async function generateToken(parts: EndpointParts, { request, caller }: Call): Promise<Answer> {
  requireSecret(caller);
  const body = await readBody(request, LIMITS.activityBytes);
  const { user, trustedOrigins } = parseBody(body.toString() || '{}', generateSchema);
  if (user?.id !== undefined && !user.id.startsWith('dl_')) {
    throw new DirectLineRefusal('BadArgument', 'user.id: a user bound to a token has an id that begins with dl_.');
  }
  return tokenAnswer(parts, grantFor(parts.ids.next(), toChatUser(user), trustedOrigins));
}

/** `POST tokens/refresh`, for the holder of a token that has not expired: the same rights for another 30 minutes. */
export function refreshToken(parts: EndpointParts, { caller }: Call): Answer {
  if (caller.kind === 'token') return tokenAnswer(parts, caller.grant);
  throw new DirectLineRefusal('Forbidden', 'A secret does not expire. Refresh a token with the token itself.');
}

function tokenAnswer({ tokens }: EndpointParts, grant: Grant): Answer {
  const { conversationId } = grant;
  const expiresIn = LIMITS.tokenLifetimeMs / 1000;
  return { status: 200, body: { conversationId, token: tokens.access.mint(grant), expires_in: expiresIn } };
}
