import { z } from 'zod';
import { findVisibleRequest } from '../context.ts';
import type { RequestRecord } from '../model.ts';
import { deskRefusal, json } from '../protocol.ts';
import type { Answer, Call } from '../protocol.ts';

/** These operations have a name of their own for the request in their path. */
function withRatedRequest(call: Call, use: (request: RequestRecord) => Answer): Answer {
  const found = findVisibleRequest(call.context, call.caller, call.parameters['requestIdOrKey'] ?? '');
  return found === undefined ? deskRefusal(404, 'The request does not exist.') : use(found.request);
}

function feedbackToWire({ rating, comment }: NonNullable<RequestRecord['feedback']>): object {
  return { type: 'csat', rating, ...(comment === undefined ? {} : { comment: { body: comment } }) };
}

export function getFeedback(call: Call): Answer {
  return withRatedRequest(call, ({ feedback }) =>
    feedback === undefined
      ? deskRefusal(404, 'There is no feedback on this request.')
      : json(200, feedbackToWire(feedback)),
  );
}

const postSchema = z.looseObject({
  type: z.literal('csat'),
  rating: z.int().min(1).max(5),
  comment: z.looseObject({ body: z.string() }).optional(),
});

/** Of the reporter only: not even an agent can rate in somebody's place. */
export function postFeedback(call: Call): Answer {
  const body = postSchema.safeParse(call.body);
  if (!body.success) return deskRefusal(400, 'Feedback needs the type "csat" and a rating from 1 to 5.');
  const { rating, comment } = body.data;
  return withRatedRequest(call, (request) => {
    if (request.reporterId !== call.caller?.accountId) {
      return deskRefusal(403, 'Only the reporter may give feedback on a request.');
    }
    request.feedback = { rating, ...(comment === undefined ? {} : { comment: comment.body }) };
    return json(201, feedbackToWire(request.feedback));
  });
}
