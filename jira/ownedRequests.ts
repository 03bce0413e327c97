import { z } from 'zod';
import { requireAccountId } from './accountId.ts';
import type { JiraAccess } from './access.ts';
import { dateSchema, decode, userSchema } from './decode.ts';
import { fetchApprovals } from './fetchApprovals.ts';
import { fetchParticipants } from './fetchParticipants.ts';
import { isUnseen } from './isUnseen.ts';
import type { CustomerRequest, NotFound, OwnedRequest, RequestRelation, StatusCategory } from './ports.ts';
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
  const requestTypeName = request.requestType?.name ?? '';
  return {
    key: request.issueKey,
    summary: request.summary.trim() === '' ? requestTypeName || request.issueKey : request.summary,
    requestTypeName,
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

/** Whether the account has this relation to the request of this key. */
const IS_RELATED: Readonly<
  Record<RequestRelation, (access: JiraAccess, request: WireRequest, owned: OwnedRequest) => Promise<boolean>>
> = {
  reporter: async (_access, { reporter }, { accountId }) => reporter?.accountId === accountId,
  participant: (access, _request, { key, accountId }) => takesPart(access, key, accountId),
  approver: (access, _request, { key, accountId }) => isApprover(access, key, accountId),
};

/** In this order, so that an approver is one who is nothing else. */
const ANY_RELATION: readonly RequestRelation[] = ['reporter', 'participant', 'approver'];

/** A request that is the account's, and the first of the relations that make it so. */
export interface OwnRequest {
  readonly request: CustomerRequest;
  readonly accountId: string;
  readonly relation: RequestRelation;
}

export type OwnResult = ({ readonly kind: 'found' } & OwnRequest) | NotFound;

/**
 * The request, if the account has one of the relations to it. Every method that is given a key for an account goes
 * through here: the service account sees all requests, so nobody but the gateway keeps customers apart.
 */
export async function findOwnedRequest(
  access: JiraAccess,
  owned: OwnedRequest,
  relations: readonly RequestRelation[] = ANY_RELATION,
): Promise<OwnResult> {
  const { key } = owned;
  const accountId = requireAccountId(owned.accountId);
  if (!isRequestKey(key)) return { kind: 'notFound' };
  const request = await fetchRequest(access, key);
  if (request === undefined) return { kind: 'notFound' };
  for (const relation of relations) {
    const isSo = await IS_RELATED[relation](access, request, owned);
    if (isSo) return { kind: 'found', request: toCustomerRequest(request), accountId, relation };
  }
  return { kind: 'notFound' };
}
