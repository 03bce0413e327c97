import { z } from 'zod';
import { findVisibleRequest, isAgent, nextId } from '../context.ts';
import type { CommentRecord } from '../model.ts';
import { pageOf } from '../pages.ts';
import { deskRefusal, json } from '../protocol.ts';
import type { Answer, Call } from '../protocol.ts';
import { commentToWire } from '../wire.ts';
import { withRequest } from './lookups.ts';

/** A request that the caller may not see has no comments here: Jira answers an empty page instead of 404. */
export function getRequestComments(call: Call): Answer {
  const found = findVisibleRequest(call.context, call.caller, call.parameters['issueIdOrKey'] ?? '');
  if (found === undefined) return json(200, pageOf(call, []));
  const wantsPublic = call.query.get('public') !== 'false';
  const wantsInternal = call.query.get('internal') !== 'false' && isAgent(call.caller);
  const shown = found.request.comments.filter((comment) => (comment.public ? wantsPublic : wantsInternal));
  const wire = shown.map((comment) => commentToWire(call, found.request, comment));
  return json(200, pageOf(call, wire));
}

const createSchema = z.looseObject({ body: z.string().min(1).max(32_767), public: z.boolean() });

export function createRequestComment(call: Call): Answer {
  const body = createSchema.safeParse(call.body);
  if (!body.success) return deskRefusal(400, 'A comment needs a text and "public".');
  if (!body.data.public && !isAgent(call.caller)) return deskRefusal(403, 'Customers may write public comments only.');
  return withRequest(call, (request) => {
    const comment: CommentRecord = {
      id: nextId(call.context),
      authorId: call.caller?.accountId ?? '',
      body: body.data.body,
      public: body.data.public,
      createdAtMs: call.context.clock.now(),
      attachmentIds: [],
    };
    request.comments.push(comment);
    request.updatedAtMs = comment.createdAtMs;
    return json(201, commentToWire(call, request, comment));
  });
}
