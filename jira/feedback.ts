import type { SendRequestOptions } from 'jira.js/core';
import { z } from 'zod';
import { isKojiError } from '../errors.ts';
import type { JiraAccess } from './access.ts';
import { asRefusal } from './asRefusal.ts';
import { decode } from './decode.ts';
import type { OwnRequest } from './ownedRequests.ts';
import { findOwnedRequest } from './ownedRequests.ts';
import type { Feedback, GivenFeedback, GiveFeedbackResult, OwnedRequest } from './ports.ts';

const feedbackSchema = z.object({
  rating: z.literal([1, 2, 3, 4, 5]).nullish(),
  comment: z.object({ body: z.string().default('') }).optional(),
});

/** Left out of jira.js 6, and called experimental by Atlassian: without the header it answers 412. */
function feedbackCall(key: string): Pick<SendRequestOptions, 'url' | 'headers'> {
  return { url: `/rest/servicedeskapi/request/${key}/feedback`, headers: { 'X-ExperimentalApi': 'opt-in' } };
}

function toFeedback(answer: unknown): GivenFeedback {
  if (answer === undefined || answer === '') return { kind: 'none' };
  const { rating, comment } = decode(feedbackSchema, answer, 'the feedback on a request');
  return rating ? { kind: 'found', feedback: { rating, comment: comment?.body ?? '' } } : { kind: 'none' };
}

/** Atlassian does not say what it answers where there is no feedback; 404, nothing and no rating are all read so. */
export async function readFeedback({ client }: JiraAccess, { request, relation }: OwnRequest): Promise<GivenFeedback> {
  if (relation !== 'reporter') return { kind: 'reporterOnly' };
  try {
    return toFeedback(await client.sendRequest<unknown>({ ...feedbackCall(request.key), method: 'GET' }));
  } catch (error) {
    if (isKojiError(error, 'notFound')) return { kind: 'none' };
    throw error;
  }
}

export async function giveFeedback(
  access: JiraAccess,
  owned: OwnedRequest,
  { rating, comment }: Feedback,
): Promise<GiveFeedbackResult> {
  const found = await findOwnedRequest(access, owned, ['reporter']);
  if (found.kind === 'notFound') return found;
  const body = { type: 'csat', rating, ...(comment === '' ? {} : { comment: { body: comment } }) };
  try {
    await access.client.sendRequest<unknown>({ ...feedbackCall(found.request.key), method: 'POST', body });
    return { kind: 'given' };
  } catch (error) {
    if (isKojiError(error, 'forbidden')) return { kind: 'portalOnly', portalUrl: found.request.portalUrl };
    return asRefusal(error);
  }
}
