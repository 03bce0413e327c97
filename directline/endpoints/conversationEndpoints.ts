import { z } from 'zod';
import { requireConversation } from '../authorize.ts';
import type { Caller } from '../authorize.ts';
import { parseBody } from '../clientActivity.ts';
import { grantFor, userOf } from '../clientTokens.ts';
import { LIMITS } from '../limits.ts';
import type { ChatUser, DirectLineConversation } from '../ports.ts';
import { readBody } from '../readBody.ts';
import { DirectLineRefusal } from '../refusal.ts';
import type { Answer, Call } from '../route.ts';
import { positionOf } from '../watermark.ts';
import type { EndpointParts } from './endpointParts.ts';
import { requireFreeId, toChatUser, userSchema } from './user.ts';

const startSchema = z.object({ user: userSchema.optional(), locale: z.string().max(50).nullish() });

/**
 * `POST conversations`, for the secret or a token: starts the token's conversation and tells the bot. Started again, by
 * a client that did not get the answer, it is the same conversation and the bot is told nothing.
 */
export async function startConversation(parts: EndpointParts, { request, caller }: Call): Promise<Answer> {
  const body = await readBody(request, LIMITS.activityBytes);
  const { user: named, locale } = parseBody(body.toString() || '{}', startSchema);
  const user = boundUser(caller) ?? requireFreeId(caller, toChatUser(named));
  const id = caller.kind === 'token' ? caller.grant.conversationId : parts.ids.next();
  const outcome = parts.store.createConversation({ id, createdAt: parts.clock.now(), ...(user && { user }) });
  const conversation = requireFound(parts, id);
  if (outcome === 'exists') return conversationAnswer(parts, { caller, conversation, position: 0, status: 200 });
  parts.inbox.announce(conversation, [parts.bot, ...(user ? [user] : [])], locale ?? undefined);
  return conversationAnswer(parts, { caller, conversation, position: 0, status: 201 });
}

/**
 * `GET conversations/:conversationId`, for the secret or the conversation's token: a new token and a new stream, which
 * goes on after the watermark. Without the parameter the stream has only what is new, as Azure documents it; with an
 * empty one, which Web Chat's client library sends when it has seen nothing yet, it has everything.
 */
export function reconnect(parts: EndpointParts, { caller, params, query }: Call): Answer {
  const conversation = requireOwn(parts, caller, params['conversationId']);
  const watermark = query.get('watermark');
  const position = watermark === null ? conversation.lastPosition : positionOf(watermark);
  return conversationAnswer(parts, { caller, conversation, position, status: 200 });
}

/** The conversation of the address; 403 when the token is not for it, 404 when it was never started. */
export function requireOwn(parts: EndpointParts, caller: Caller, id = ''): DirectLineConversation {
  requireConversation(caller, id);
  return requireFound(parts, id);
}

function requireFound({ store }: EndpointParts, id: string): DirectLineConversation {
  const conversation = store.findConversation(id);
  if (!conversation) throw new DirectLineRefusal('NotFound', 'Conversation not found. Start one first.');
  return conversation;
}

function boundUser(caller: Caller): ChatUser | undefined {
  return caller.kind === 'token' ? userOf(caller.grant) : undefined;
}

interface Connection {
  readonly caller: Caller;
  readonly conversation: DirectLineConversation;
  readonly position: number;
  readonly status: number;
}

function conversationAnswer({ tokens, links }: EndpointParts, connection: Connection): Answer {
  const { caller, conversation, position, status } = connection;
  const origins = caller.kind === 'token' ? caller.grant.trustedOrigins : undefined;
  const body = {
    conversationId: conversation.id,
    token: tokens.access.mint(grantFor(conversation.id, conversation.user, origins)),
    expires_in: LIMITS.tokenLifetimeMs / 1000,
    streamUrl: links.stream(conversation.id, position),
  };
  return { status, body };
}
