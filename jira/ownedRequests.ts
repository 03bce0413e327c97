import { z } from 'zod';
import { requireAccountId } from './accountId.ts';
import type { JiraAccess } from './access.ts';
import { dateSchema, decode, userSchema } from './decode.ts';
import { fetchApprovals } from './fetchApprovals.ts';
import { fetchParticipants } from './fetchParticipants.ts';
import { isUnseen } from './isUnseen.ts';
import type { CustomerRequest, OwnedRequest, RequestRelation, RequestResult, StatusCategory } from './ports.ts';
import { isRequestKey } from './requestKey.ts';

const requestSchema = z.object({
  issueKey: z.string(),
  summary: z.string().default(''),
  createdDate: dateSchema,
  reporter: userSchema.nullish(),
  currentStatus: z.object({
    status: z.string(),
    statusCategory: z.string().optional(),
    statusDate: dateSchema,
  }),
  requestTypeId: z.string().optional(),
  requestType: z.object({ name: z.string() }).optional(),
  _links: z.object({ web: z.url() }),
});
type WireRequest = z.infer<typeof requestSchema>;

const CATEGORIES: Readonly<Record<string, StatusCategory>> = { NEW: 'new', INDETERMINATE: 'inProgress', DONE: 'done' };

function toCustomerRequest(request: WireRequest): CustomerRequest {
  const { status, statusCategory = '', statusDate } = request.currentStatus;
  return {
    key: request.issueKey,
    summary: request.summary,
    requestTypeName: request.requestType?.name ?? '',
    status,
    statusCategory: CATEGORIES[statusCategory] ?? 'unknown',
    createdAtMs: request.createdDate,
    statusChangedAtMs: statusDate,
    portalUrl: request._links.web,
  };
}

async function fetchRequest({ api }: JiraAccess, key: string): Promise<WireRequest | undefined> {
  try {
    const answer = await api.request.getCustomerRequestByIdOrKey({ issueIdOrKey: key, expand: ['requestType'] });
    return decode(requestSchema, answer, 'a request');
  } catch (error) {
    if (isUnseen(error)) return undefined;
    throw error;
  }
}

/** Whether the request is there, and of this kind. */
export async function isOfType(access: JiraAccess, key: string, requestTypeId: string): Promise<boolean> {
  return (await fetchRequest(access, key))?.requestTypeId === requestTypeId;
}

async function takesPart(access: JiraAccess, key: string, accountId: string): Promise<boolean> {
  const participants = await fetchParticipants(access, key);
  return participants.some((participant) => participant.accountId === accountId);
}

async function isApprover(access: JiraAccess, key: string, accountId: string): Promise<boolean> {
  const approvals = await fetchApprovals(access, key);
  return approvals.some(({ approvers }) => approvers.some(({ approver }) => approver.accountId === accountId));
}

const ANY_RELATION: readonly RequestRelation[] = ['reporter', 'participant', 'approver'];

/**
 * The request, if the account has one of the relations to it. Every method that is given a key for an account goes
 * through here: the service account sees all requests, so nobody but the gateway keeps customers apart.
 */
export async function findOwnedRequest(
  access: JiraAccess,
  owned: OwnedRequest,
  relations: readonly RequestRelation[] = ANY_RELATION,
): Promise<RequestResult> {
  const { key } = owned;
  const accountId = requireAccountId(owned.accountId);
  if (!isRequestKey(key)) return { kind: 'notFound' };
  const request = await fetchRequest(access, key);
  if (request === undefined) return { kind: 'notFound' };
  const isOwn =
    (relations.includes('reporter') && request.reporter?.accountId === accountId) ||
    (relations.includes('participant') && (await takesPart(access, key, accountId))) ||
    (relations.includes('approver') && (await isApprover(access, key, accountId)));
  return isOwn ? { kind: 'found', request: toCustomerRequest(request) } : { kind: 'notFound' };
}
