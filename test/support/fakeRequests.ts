import type {
  Approval,
  CustomerRequest,
  Feedback,
  PublicComment,
  RequestParts,
  RequestTransition,
  ServiceLevel,
} from '../../jira/ports.ts';

/** A request of the fake desk, and whose it is. */
export interface FakeRequest extends CustomerRequest {
  readonly owner: string;
  readonly isOpen: boolean;
  readonly sharedWith?: readonly string[];
  readonly approvers?: readonly string[];
}

/** What every request of the fake desk has; who may know of it is looked at. */
export interface AtRequests {
  readonly comments: readonly PublicComment[];
  readonly transitions: readonly RequestTransition[];
  readonly serviceLevels: readonly ServiceLevel[];
  readonly approvals: readonly Approval[];
  readonly feedback: Feedback | undefined;
}

/** Reporters and those it is shared with; approvers are not among them. */
export function takesPart({ owner, sharedWith = [] }: FakeRequest, accountId: string): boolean {
  return owner === accountId || sharedWith.includes(accountId);
}

export function isAsked({ approvers = [] }: FakeRequest, accountId: string): boolean {
  return approvers.includes(accountId);
}

/** The request as the account may read it. */
export function partsFor(accountId: string, request: FakeRequest, at: AtRequests): RequestParts {
  const { comments, serviceLevels, transitions, approvals, feedback } = at;
  const given = feedback ? ({ kind: 'found', feedback } as const) : ({ kind: 'none' } as const);
  return {
    fields: [],
    files: [],
    comments,
    serviceLevels,
    transitions: takesPart(request, accountId) ? transitions : undefined,
    approvals: isAsked(request, accountId) ? approvals : [],
    feedback: request.owner === accountId ? given : { kind: 'reporterOnly' },
  };
}
