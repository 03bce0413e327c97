import { activitySet } from '../activitySet.ts';
import type { Caller } from '../authorize.ts';
import { parseClientActivity } from '../clientActivity.ts';
import type { ClientActivity } from '../clientActivity.ts';
import { LIMITS } from '../limits.ts';
import type { ChatUser, DirectLineConversation } from '../ports.ts';
import { readBody } from '../readBody.ts';
import { DirectLineRefusal } from '../refusal.ts';
import type { Answer, Call } from '../route.ts';
import { positionOf } from '../watermark.ts';
import { requireOwn } from './conversationEndpoints.ts';
import type { EndpointParts } from './endpointParts.ts';
import { requireFreeId, toChatUser } from './user.ts';

/** `POST conversations/:conversationId/activities`, for the secret or the conversation's token. */
export async function postActivity(parts: EndpointParts, { request, caller, params }: Call): Promise<Answer> {
  const conversation = requireOwn(parts, caller, params['conversationId']);
  const activity = parseClientActivity((await readBody(request, LIMITS.activityBytes)).toString());
  const id = await parts.inbox.accept(conversation, senderOf(parts, { conversation, caller, activity }), activity);
  return { status: 200, body: { id } };
}

/** `GET conversations/:conversationId/activities`, for the secret or the conversation's token: what came after. */
export function getActivities(parts: EndpointParts, { caller, params, query }: Call): Answer {
  const conversation = requireOwn(parts, caller, params['conversationId']);
  const position = positionOf(query.get('watermark') ?? '');
  const entries = parts.store.entriesAfter(conversation.id, position, LIMITS.activitiesPerSet);
  return { status: 200, body: activitySet(entries, position) };
}

/**
 * Who speaks. The user of the conversation, whatever the activity's `from` says, as in Azure; a conversation without
 * one takes its first speaker.
 */
export function senderOf(
  parts: EndpointParts,
  {
    conversation,
    caller,
    activity,
  }: { conversation: DirectLineConversation; caller: Caller; activity: ClientActivity },
): ChatUser {
  if (conversation.user) return conversation.user;
  const user = requireFreeId(caller, toChatUser(activity.from));
  if (!user) throw new DirectLineRefusal('MissingProperty', 'from.id: say who speaks, or bind a user to the token.');
  parts.store.bindUser(conversation.id, user);
  parts.inbox.announce({ ...conversation, user }, [user]);
  return user;
}
