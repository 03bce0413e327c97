import type { Article, FormResult, RequestTypeGroup } from './catalogue.ts';
import type {
  CommentResult,
  FileUpload,
  NewComment,
  OwnedRequest,
  RequestPage,
  RequestQuery,
  RequestTitle,
  UploadResult,
} from './customerRequests.ts';
import type {
  ApprovalDecision,
  ApprovalResult,
  ChangedRequests,
  ChangedSince,
  ConversationDraft,
  ConversationOrigin,
  CreateResult,
  Feedback,
  FileNamesResult,
  GiveFeedbackResult,
  InvolvedResult,
  PendingApproval,
  PrivateNote,
  PrivateNoteResult,
  PrivateNotesResult,
  ShareResult,
  TransitionResult,
} from './requestActions.ts';
import type { RequestResult } from './requestParts.ts';

export type * from './catalogue.ts';
export type * from './customerRequests.ts';
export type * from './requestActions.ts';
export type * from './requestParts.ts';

/** Who the service account is, as Jira says. */
export interface ServiceAccount {
  readonly accountId: string;
  readonly displayName: string;
}

/**
 * By what to look for an account: an address counts only where it is the same to the letter, whatever the case; an id is
 * one that somebody has proved, never chat text.
 */
export type AccountKey = { readonly email: string } | { readonly accountId: string };

/** An active account as the site shows it to the service account. */
export interface Account {
  readonly accountId: string;
  readonly displayName: string;
  /** Undefined where the person keeps it to themselves; whoever is found by an address has it. */
  readonly email: string | undefined;
  /** The IANA name of the time zone that the person has chosen, such as `Europe/Berlin`. */
  readonly timeZone: string | undefined;
}

/** `several`: more than one active account owns the address, so none of them can be trusted to be the person. */
export type AccountResult =
  { readonly kind: 'one'; readonly account: Account } | { readonly kind: 'none' } | { readonly kind: 'several' };

/**
 * One service desk, as the bot uses it. The service account behind it sees every request, so each method that takes
 * an `accountId` answers only for what that account reported, takes part in or is asked to approve, and `notFound`
 * for the rest. The methods for staff take no account; give them keys from the bot's own records only.
 *
 * Ordinary refusals are values. Everything else is a `KojiError` of kind `unauthorized` (the service account's token
 * is wrong or expired), `forbidden`, `notFound` (the desk itself), `rateLimited` (with `retryAfterMs`), `unavailable`
 * (no answer in time, no connection, 5xx) or `contract` (an answer that is not what Atlassian documents); `from` tells it
 * from a mistake of our own.
 */
export interface ServiceDesk {
  /** Asks Jira who the service account is. Fails as `unauthorized` where other calls would answer with nothing. */
  probe(): Promise<ServiceAccount>;

  /** The project that the requests of the desk belong to, such as `CERT`; Jira is asked for it once. */
  projectKey(): Promise<string>;

  /** All visible request types, or those with words that begin like the words of `searchText`, grouped. */
  findRequestTypes(searchText?: string): Promise<readonly RequestTypeGroup[]>;

  findRequestForm(requestTypeId: string): Promise<FormResult>;

  /** Keeps a file at the desk for a while; its id goes into an `attachment` answer or to {@link addComment}. */
  uploadTemporaryFile(file: FileUpload): Promise<UploadResult>;

  /**
   * Creates the request of a conversation, once: what was created for it before is looked for first, and calls at the same
   * time share one creation. It is never repeated, so an `unavailable` error means that its fate is unknown.
   */
  createRequest(once: ConversationDraft): Promise<CreateResult>;

  /** The request of this key, or the one that was created for this conversation of its customer. */
  findRequest(which: OwnedRequest | ConversationOrigin): Promise<RequestResult>;

  /** The requests that the account reported, or those of another relation. */
  listRequests(query: RequestQuery): Promise<RequestPage>;

  /**
   * What the newest of the account's requests are called, open and closed, of those that are shared with it, and of those
   * that wait for its decision. Found by searches for the account; before one is shown or changed it is checked as ever.
   */
  listTitles(accountId: string): Promise<readonly RequestTitle[]>;

  /**
   * Adds words and files that the customer sees. Their author is the service account; say in the text who speaks. With
   * neither it is refused.
   */
  addComment(owned: OwnedRequest, comment: NewComment): Promise<CommentResult>;

  /** Performs one of the transitions that the request offers, for reporters and participants. */
  performTransition(owned: OwnedRequest, transitionId: string, comment?: string): Promise<TransitionResult>;

  /** What waits for a decision of the account, over all requests of the desk; at most `limit` (1 to 20) requests. */
  listPendingApprovals(accountId: string, limit: number): Promise<readonly PendingApproval[]>;

  /**
   * Decides as the service account, if the account is an approver whose decision is pending. Jira then shows the
   * service account as the one who decided: leave a private note that says who did.
   */
  answerApproval(owned: OwnedRequest, approvalId: string, decision: ApprovalDecision): Promise<ApprovalResult>;

  /** Shares the request with the one active account that has exactly this address; for reporters and participants. */
  shareRequest(owned: OwnedRequest, email: string): Promise<ShareResult>;

  /** Jira takes feedback from the reporter only, so expect `portalOnly` where the site does not make an exception. */
  giveFeedback(owned: OwnedRequest, feedback: Feedback): Promise<GiveFeedbackResult>;

  /** For staff: what has changed lately, in one search over the desk. */
  listChangedRequests(changed: ChangedSince): Promise<ChangedRequests>;

  /** For staff: whose request it is, and whom it is shared with. */
  findInvolved(key: string): Promise<InvolvedResult>;

  /** For staff: a note that no customer sees. */
  addPrivateNote(key: string, note: PrivateNote): Promise<PrivateNoteResult>;

  /** For staff: the notes that no customer sees, the bot's own and other people's. */
  listPrivateNotes(key: string): Promise<PrivateNotesResult>;

  /** For staff: the names of all files of a request, internal ones too, the oldest first. */
  listFileNames(key: string): Promise<FileNamesResult>;

  /** Best matches first. */
  searchArticles(searchText: string, limit: number): Promise<readonly Article[]>;

  findAccount(who: AccountKey): Promise<AccountResult>;
}
