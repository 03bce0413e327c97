import type { CustomerRequest, FileUpload, RequestDraft } from './customerRequests.ts';

/**
 * What the service account may not do in a customer's place (Atlassian reserves it for the person); the person can,
 * on the request's page in the help portal.
 */
export interface PortalOnly {
  readonly kind: 'portalOnly';
  readonly portalUrl: string;
}

export interface NotFound {
  readonly kind: 'notFound';
}

/** Jira declined; `reason` is Jira's own sentence, in the service account's language; empty where it gave none. */
export interface Refused {
  readonly kind: 'refused';
  readonly reason: string;
}

/** A change of status that the workflow offers to customers, such as "Resolve this" or "Reopen". */
export interface RequestTransition {
  readonly id: string;
  /** The words of the workflow, as the portal's button has them. */
  readonly name: string;
}

/** `changed` carries the request as it is after the change; `notOffered`: the status has moved on meanwhile. */
export type TransitionResult =
  | { readonly kind: 'changed'; readonly request: CustomerRequest }
  | { readonly kind: 'notOffered' }
  | NotFound
  | Refused;

/** One promise about time, such as "Time to resolution". */
export interface ServiceLevel {
  readonly name: string;
  /** `paused` while the desk waits for somebody else; `met` and `missed` when the clock has stopped for good. */
  readonly state: 'running' | 'paused' | 'overdue' | 'met' | 'missed';
  /** When it runs out or ran out, in milliseconds since 1970-01-01T00:00:00Z; none while paused or where Jira says none. */
  readonly dueAtMs: number | undefined;
}

/** A decision that a request waits for. */
export interface Approval {
  readonly id: string;
  /** Such as "Waiting for approval". */
  readonly name: string;
  readonly createdAtMs: number;
  /**
   * Whether a decision can be given from here: Jira takes decisions from approvers only, so the service account must
   * be one, too. Otherwise the request's portal page is the place.
   */
  readonly canAnswerHere: boolean;
  /** What was decided from here already, where others have yet to decide. */
  readonly ours?: ApprovalDecision;
}

/** An approval that waits for an account, and what it is about. */
export interface PendingApproval {
  readonly request: CustomerRequest;
  readonly approval: Approval;
}

export type ApprovalDecision = 'approve' | 'decline';

/** `alreadyDecided`: by this account before, or by enough others; `ours` is the decision that was given from here, if any. */
export type ApprovalResult =
  | { readonly kind: 'answered' }
  | { readonly kind: 'alreadyDecided'; readonly ours?: ApprovalDecision }
  | NotFound
  | Refused
  | PortalOnly;

export interface Participant {
  readonly accountId: string;
  readonly displayName: string;
}

/** `noAccount` and `severalAccounts`: as for a search by e-mail address, nobody was added. */
export type ShareResult =
  | { readonly kind: 'shared'; readonly participant: Participant }
  | { readonly kind: 'alreadyShared'; readonly participant: Participant }
  | { readonly kind: 'noAccount' }
  | { readonly kind: 'severalAccounts' }
  | NotFound
  | Refused;

/** What the reporter thinks of how the request was handled. */
export interface Feedback {
  readonly rating: 1 | 2 | 3 | 4 | 5;
  readonly comment: string;
}

export type GiveFeedbackResult = { readonly kind: 'given' } | NotFound | Refused | PortalOnly;

/** A conversation whose request is to be created or found; `accountId` is its customer, who reported the request. */
export interface ConversationOrigin {
  readonly conversationId: string;
  readonly accountId: string;
}

/** A request that must be created once for a conversation, however often it is tried. */
export interface ConversationDraft {
  readonly draft: RequestDraft;
  readonly conversationId: string;
  /**
   * When the creation was first tried. A request of the same customer and summary that has appeared since, and belongs
   * to no conversation, is then taken for the outcome of a try whose answer was lost.
   */
  readonly firstTriedAtMs?: number;
}

/**
 * `existed`: the conversation has its request already, and nothing was created. One that an earlier try created without
 * learning of it is `created`: nobody has heard of it, nor done what follows. `notFound`: the request type is gone, or was
 * never this desk's. `refused`: Jira found fault with an answer.
 */
export type CreateResult =
  { readonly kind: 'created' | 'existed'; readonly key: string; readonly portalUrl: string } | NotFound | Refused;

/** Which changes to list. */
export interface ChangedSince {
  /** How far back from now. */
  readonly minutes: number;
  /** At most this many on one page; 1 to 50. */
  readonly limit: number;
  /** `nextPage` of the page before. */
  readonly page?: string | undefined;
}

/** A request in which something has changed; what it was, the request itself says. */
export interface ChangedRequest {
  readonly key: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly updatedAtMs: number;
  readonly reporterAccountId: string | undefined;
}

/** The longest unchanged first; `nextPage` is absent on the last page. */
export interface ChangedRequests {
  readonly requests: readonly ChangedRequest[];
  readonly nextPage: string | undefined;
}

export type InvolvedResult =
  | {
      readonly kind: 'found';
      /** Undefined where the reporter's account is gone. */
      readonly reporterAccountId: string | undefined;
      /** Whom the request is shared with. */
      readonly participantAccountIds: readonly string[];
    }
  | NotFound;

export type FileNamesResult = { readonly kind: 'found'; readonly names: readonly string[] } | NotFound;

/** What staff is to read, and no customer: words, meant literally, and a file such as a transcript. */
export interface PrivateNote {
  readonly text: string;
  readonly file?: FileUpload;
}

/** The notes of a request, as somebody typed them; `id` is that of the comment. */
export type PrivateNotesResult =
  { readonly kind: 'found'; readonly notes: readonly { readonly id: string; readonly text: string }[] } | NotFound;

export type PrivateNoteResult = { readonly kind: 'added' } | { readonly kind: 'tooLarge' } | NotFound | Refused;
