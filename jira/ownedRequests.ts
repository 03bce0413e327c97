import { z } from 'zod';
import { isKojiError } from '../errors.ts';
import { requireAccountId } from './accountId.ts';
import type { JiraAccess } from './access.ts';
import { dateSchema, decode, userSchema } from './decode.ts';
import { collectPages } from './pages.ts';
import type { CustomerRequest, OwnedRequest, RequestResult, StatusCategory } from './ports.ts';
import { isRequestKey } from './requestKey.ts';

const requestSchema = z.object({
  issueKey: z.string(),
  summary: z.string().default(''),
  createdDate: dateSchema,
  reporter: userSchema,
  currentStatus: z.object({
    status: z.string(),
    statusCategory: z.string().optional(),
    statusDate: dateSchema,
  }),
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

/** A service account that may not see a request cannot tell its customer more than that there is none. */
function isUnseen(error: unknown): boolean {
  return isKojiError(error, 'notFound') || isKojiError(error, 'forbidden');
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

async function takesPart({ api }: JiraAccess, key: string, accountId: string): Promise<boolean> {
  const participants = await collectPages(userSchema, 'the participants of a request', (range) =>
    api.request.getRequestParticipants({ issueIdOrKey: key, ...range }),
  );
  return participants.some((participant) => participant.accountId === accountId);
}

/**
 * The request, if the account reported it or takes part in it. Every method that is given a key goes through here:
 * the service account sees all requests, so nobody but the gateway keeps customers apart.
 */
export async function findOwnedRequest(access: JiraAccess, owned: OwnedRequest): Promise<RequestResult> {
  const accountId = requireAccountId(owned.accountId);
  if (!isRequestKey(owned.key)) return { kind: 'notFound' };
  const request = await fetchRequest(access, owned.key);
  if (request === undefined) return { kind: 'notFound' };
  const isOwn = request.reporter.accountId === accountId || (await takesPart(access, owned.key, accountId));
  return isOwn ? { kind: 'found', request: toCustomerRequest(request) } : { kind: 'notFound' };
}
