import type { Article, FormResult, RequestTypeGroup } from './catalogue.ts';
import type {
  AttachResult,
  CommentResult,
  CommentsResult,
  CreateResult,
  FileUpload,
  OwnedRequest,
  RequestDetailsResult,
  RequestDraft,
  RequestPage,
  RequestQuery,
  RequestResult,
  UploadResult,
} from './customerRequests.ts';
import type {
  ApprovalDecision,
  ApprovalResult,
  ApprovalsResult,
  ChangedRequests,
  ChangedSince,
  ConversationDraft,
  ConversationOrigin,
  ConversationRequestResult,
  CreateOnceResult,
  Feedback,
  FeedbackResult,
  FileNamesResult,
  GiveFeedbackResult,
  InvolvedResult,
  ParticipantsResult,
  PendingApproval,
  PrivateResult,
  ServiceLevelsResult,
  ShareResult,
  TransitionResult,
  TransitionsResult,
} from './requestActions.ts';

export type * from './catalogue.ts';
export type * from './customerRequests.ts';
export type * from './requestActions.ts';

/** Who the service account is, as Jira says. */
export interface ServiceAccount {
  readonly accountId: string;
  readonly displayName: string;
}

/** An active Jira account. */
export interface Account {
  readonly accountId: string;
  readonly displayName: string;
  readonly email: string;
}

/** An active account as the site shows it to the service account; people may keep their address to themselves. */
export interface AccountProfile {
  readonly accountId: string;
  readonly displayName: string;
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
 * (no answer in time, no connection, 5xx) or `contract` (an answer that is not what Atlassian documents).
 */
export interface ServiceDesk {
  /** Asks Jira who the service account is. Fails as `unauthorized` where other calls would answer with nothing. */
  probe(): Promise<ServiceAccount>;

  /** The project that the requests of the desk belong to, such as `CERT`; Jira is asked for it once. */
  projectKey(): Promise<string>;

  /** All visible request types, or those with words that begin like the words of `searchText`, grouped. */
  findRequestTypes(searchText?: string): Promise<readonly RequestTypeGroup[]>;

  findRequestForm(requestTypeId: string): Promise<FormResult>;

  /** Keeps a file at the desk for a while; its id goes into an `attachment` answer or to {@link attachFiles}. */
  uploadTemporaryFile(file: FileUpload): Promise<UploadResult>;

  /** Creates the request once; it is never repeated, so an `unavailable` error means that its fate is unknown. */
  createRequest(draft: RequestDraft): Promise<CreateResult>;

  /**
   * The same, once for a conversation: what was created for it before is looked for first. Calls at the same time share
   * one creation.
   */
  createRequestOnce(once: ConversationDraft): Promise<CreateOnceResult>;

  /** The request that was created for this conversation of its customer. */
  findRequestOfConversation(origin: ConversationOrigin): Promise<ConversationRequestResult>;

  /** The requests that the account reported, or those of another relation. */
  listRequests(query: RequestQuery): Promise<RequestPage>;

  findRequest(owned: OwnedRequest): Promise<RequestResult>;

  /** The same with what was filled in and with its files, internal ones never. */
  findRequestDetails(owned: OwnedRequest): Promise<RequestDetailsResult>;

  /** The newest public comments, newest first; internal ones never. */
  listPublicComments(owned: OwnedRequest, limit: number): Promise<CommentsResult>;

  /** Adds a comment that the customer sees. Its author is the service account; say in `text` who speaks. */
  addPublicComment(owned: OwnedRequest, text: string): Promise<CommentResult>;

  /** Attaches uploaded files to a request with a public comment, where its customer sees both. */
  attachFiles(owned: OwnedRequest, temporaryFileIds: readonly string[], comment?: string): Promise<AttachResult>;

  /** The changes of status that are offered to the customer now; reporters and participants only. */
  listTransitions(owned: OwnedRequest): Promise<TransitionsResult>;

  /** Performs one of {@link listTransitions}, with a public comment if there is one. */
  performTransition(owned: OwnedRequest, transitionId: string, comment?: string): Promise<TransitionResult>;

  /** Only the service levels that the configuration lets customers see; none where it names none. */
  listServiceLevels(owned: OwnedRequest): Promise<ServiceLevelsResult>;

  /** What waits for a decision of the account, over all requests of the desk; at most `limit` (1 to 20) requests. */
  listPendingApprovals(accountId: string, limit: number): Promise<readonly PendingApproval[]>;

  /** What waits for a decision of the account on one request. */
  findPendingApprovals(owned: OwnedRequest): Promise<ApprovalsResult>;

  /**
   * Decides as the service account, if the account is an approver whose decision is pending. Jira then shows the
   * service account as the one who decided: leave a private note that says who did.
   */
  answerApproval(owned: OwnedRequest, approvalId: string, decision: ApprovalDecision): Promise<ApprovalResult>;

  /** The people that the request is shared with. */
  listParticipants(owned: OwnedRequest): Promise<ParticipantsResult>;

  /** Shares the request with the one active account that has exactly this address; for reporters and participants. */
  shareRequest(owned: OwnedRequest, email: string): Promise<ShareResult>;

  /** What the reporter said about the request; for the reporter only. */
  findFeedback(owned: OwnedRequest): Promise<FeedbackResult>;

  /** Jira takes feedback from the reporter only, so expect `portalOnly` where the site does not make an exception. */
  giveFeedback(owned: OwnedRequest, feedback: Feedback): Promise<GiveFeedbackResult>;

  /** For staff: what has changed lately, in one search over the desk. */
  listChangedRequests(changed: ChangedSince): Promise<ChangedRequests>;

  /** For staff: whose request it is, and whom it is shared with. */
  findInvolved(key: string): Promise<InvolvedResult>;

  /** For staff: a note that no customer sees. `text` is meant literally. */
  addPrivateComment(key: string, text: string): Promise<PrivateResult>;

  /** For staff: a file, such as a transcript, with a note; no customer sees either. */
  attachPrivateFile(key: string, file: FileUpload, note: string): Promise<PrivateResult>;

  /** For staff: the names of all files of a request, internal ones too, the oldest first. */
  listFileNames(key: string): Promise<FileNamesResult>;

  /** Best matches first. */
  searchArticles(searchText: string, limit: number): Promise<readonly Article[]>;

  /** The one active account with exactly this address, in any case of letters. */
  findAccountByEmail(email: string): Promise<AccountResult>;

  /** The active account of this id; for ids that somebody has proved, never for chat text. */
  findAccount(accountId: string): Promise<AccountProfile | undefined>;
}
