import { z } from 'zod';
import { isKojiError } from '../errors.ts';
import { requireAccountId } from './accountId.ts';
import type { JiraAccess } from './access.ts';
import { decode } from './decode.ts';
import { encodeAnswers } from './encodeAnswers.ts';
import type { CreateResult, NotFound, RequestDraft, Refused } from './ports.ts';
import { findRequestType } from './requestTypes.ts';
import { sentenceFromJira } from './translateError.ts';

const createdSchema = z.object({ issueKey: z.string(), _links: z.object({ web: z.url() }) });

/** Creates it, whatever was created before. */
export async function createRequest(access: JiraAccess, draft: RequestDraft): Promise<CreateResult> {
  const raiseOnBehalfOf = requireAccountId(draft.accountId);
  const { id: serviceDeskId } = await access.desk();
  try {
    const answer = await access.api.request.createCustomerRequest({
      serviceDeskId,
      requestTypeId: draft.requestTypeId,
      raiseOnBehalfOf,
      requestFieldValues: { ...encodeAnswers(draft.answers) },
    });
    const created = decode(createdSchema, answer, 'the creation of a request');
    return { kind: 'created', key: created.issueKey, portalUrl: created._links.web };
  } catch (error) {
    if (!isKojiError(error, 'badRequest')) throw error;
    return explainRefusal(access, draft.requestTypeId, sentenceFromJira(error));
  }
}

/** Jira answers 400 to a wrong field and to a request type that is gone alike; people need to know which. */
async function explainRefusal(access: JiraAccess, requestTypeId: string, reason: string): Promise<NotFound | Refused> {
  return (await isGone(access, requestTypeId)) ? { kind: 'notFound' } : { kind: 'refused', reason };
}

/** Nothing was created, and that stays so when Jira cannot say more about it. */
async function isGone(access: JiraAccess, requestTypeId: string): Promise<boolean> {
  try {
    return (await findRequestType(access, requestTypeId)) === undefined;
  } catch (error) {
    if (isKojiError(error)) return false;
    throw error;
  }
}
