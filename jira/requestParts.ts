import type { CustomerRequest, PublicComment, RequestFile, ShownField } from './customerRequests.ts';
import type { Approval, Feedback, NotFound, RequestTransition, ServiceLevel } from './requestActions.ts';

/** What can be read of a request besides itself. */
export interface RequestParts {
  /** What was filled in, in the order of the form, without the summary. */
  readonly fields: readonly ShownField[];
  /** Internal ones never. */
  readonly files: readonly RequestFile[];
  /** The newest public comments, at most 20, newest first; internal ones never. */
  readonly comments: readonly PublicComment[];
  /** Only those that the configuration lets customers see; none where it names none. */
  readonly serviceLevels: readonly ServiceLevel[];
  /** The changes of status that are offered now; undefined for those who may only decide on the request. */
  readonly transitions: readonly RequestTransition[] | undefined;
  /** What waits for a decision of this very account. */
  readonly approvals: readonly Approval[];
  readonly feedback: GivenFeedback;
}

/** What the reporter said about the request; nobody else is told. */
export type GivenFeedback =
  | { readonly kind: 'found'; readonly feedback: Feedback }
  | { readonly kind: 'none' }
  | { readonly kind: 'reporterOnly' };

/** Reads one part, and fails by itself, so that the others can be shown without it. */
export type ReadPart = <Part extends keyof RequestParts>(part: Part) => Promise<RequestParts[Part]>;

/**
 * `notFound` also stands for requests of other people: a customer must not learn that they exist. `read` is for the turn
 * in which the request was found: whether it still is the account's, it does not look at again.
 */
export type RequestResult =
  { readonly kind: 'found'; readonly request: CustomerRequest; readonly read: ReadPart } | NotFound;
