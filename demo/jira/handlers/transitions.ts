import { z } from 'zod';
import { nextId } from '../context.ts';
import type { RequestRecord } from '../model.ts';
import { pageOf } from '../pages.ts';
import { deskRefusal, NO_CONTENT, json } from '../protocol.ts';
import type { Answer, Call } from '../protocol.ts';
import { changeStatus, transitionsOf } from '../workflow.ts';
import { withRequest } from './lookups.ts';

export function getCustomerTransitions(call: Call): Answer {
  return withRequest(call, (request) => {
    const wire = transitionsOf(call.context.site, request).map(({ id, name }) => ({ id, name }));
    return json(200, pageOf(call, wire));
  });
}

const performSchema = z.looseObject({
  id: z.string(),
  additionalComment: z.looseObject({ body: z.string().min(1).max(32_767) }).optional(),
});

function addComment(call: Call, request: RequestRecord, body: string): void {
  request.comments.push({
    id: nextId(call.context),
    authorId: call.caller?.accountId ?? '',
    body,
    public: true,
    createdAtMs: call.context.clock.now(),
    attachmentIds: [],
  });
}

export function performCustomerTransition(call: Call): Answer {
  const body = performSchema.safeParse(call.body);
  if (!body.success) return deskRefusal(400, 'The id of a transition is required, and a comment must have a text.');
  return withRequest(call, (request) => {
    const transition = transitionsOf(call.context.site, request).find(({ id }) => id === body.data.id);
    if (transition === undefined) return deskRefusal(400, 'The transition is not available for this request.');
    changeStatus(request, transition.to, call.context.clock.now());
    if (body.data.additionalComment) addComment(call, request, body.data.additionalComment.body);
    return NO_CONTENT;
  });
}
