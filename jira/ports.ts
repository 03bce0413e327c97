import type { FieldAnswers, RequestField } from './requestForm.ts';

/** Who the service account is, as Jira says. */
export interface ServiceAccount {
  readonly accountId: string;
  readonly displayName: string;
}

/** A kind of request that the help portal offers. */
export interface RequestType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly helpText: string;
}

/** Request types under the heading that the help portal shows them under; a type may stand in several groups. */
export interface RequestTypeGroup {
  readonly id: string;
  readonly name: string;
  readonly requestTypes: readonly RequestType[];
}

/** Everything to ask for before a request of one type can be created. */
export interface RequestForm {
  readonly requestType: RequestType;
  readonly fields: readonly RequestField[];
  /** Where the same request can be made by hand, for what cannot be asked in a chat. */
  readonly portalUrl: string;
  /** Whether the service account may create requests of this type for other people. */
  readonly canCreateOnBehalf: boolean;
}

export type StatusCategory = 'new' | 'inProgress' | 'done' | 'unknown';

/** A request as its customer sees it. */
export interface CustomerRequest {
  readonly key: string;
  readonly summary: string;
  readonly requestTypeName: string;
  /** The name of the status in the help portal's words. */
  readonly status: string;
  readonly statusCategory: StatusCategory;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly createdAtMs: number;
  readonly statusChangedAtMs: number;
  /** The request's page in the help portal. */
  readonly portalUrl: string;
}

/** A comment that the customer may read. */
export interface PublicComment {
  readonly id: string;
  readonly authorName: string;
  readonly authorAccountId: string;
  readonly text: string;
  readonly createdAtMs: number;
}

/** A knowledge base article that matches a search. */
export interface Article {
  readonly id: string;
  readonly title: string;
  /** A few plain words around the match. */
  readonly excerpt: string;
  readonly url: string;
}

/** An active Jira account. */
export interface Account {
  readonly accountId: string;
  readonly displayName: string;
  readonly email: string;
}

/** A file for {@link ServiceDesk.uploadTemporaryFile}. */
export interface FileUpload {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** A request to be created in the name of a customer. */
export interface RequestDraft {
  readonly requestTypeId: string;
  /** The customer whose request it will be; always a verified identity's account, never chat text. */
  readonly accountId: string;
  readonly answers: FieldAnswers;
}

export type UploadResult =
  { readonly kind: 'uploaded'; readonly temporaryFileId: string } | { readonly kind: 'tooLarge' };

export type CreateResult =
  | { readonly kind: 'created'; readonly key: string; readonly portalUrl: string }
  /** The request type is gone, or was never this desk's. */
  | { readonly kind: 'notFound' }
  /** Jira found fault with an answer; `reason` is Jira's own sentence, in the service account's language. */
  | { readonly kind: 'refused'; readonly reason: string };

export type FormResult = { readonly kind: 'found'; readonly form: RequestForm } | { readonly kind: 'notFound' };

/** `notFound` also stands for requests of other people: a customer must not learn that they exist. */
export type RequestResult =
  { readonly kind: 'found'; readonly request: CustomerRequest } | { readonly kind: 'notFound' };

export type CommentsResult =
  { readonly kind: 'found'; readonly comments: readonly PublicComment[] } | { readonly kind: 'notFound' };

export type CommentResult =
  | { readonly kind: 'added'; readonly comment: PublicComment }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'refused'; readonly reason: string };

export type AttachResult =
  { readonly kind: 'attached' } | { readonly kind: 'notFound' } | { readonly kind: 'refused'; readonly reason: string };

/** `several`: more than one active account owns the address, so none of them can be trusted to be the person. */
export type AccountResult =
  { readonly kind: 'one'; readonly account: Account } | { readonly kind: 'none' } | { readonly kind: 'several' };

/** Which request, for whom. `key` may be anything a person typed: what is no key is not found. */
export interface OwnedRequest {
  readonly key: string;
  readonly accountId: string;
}

/** Which of a customer's requests to list. */
export interface RequestQuery {
  readonly accountId: string;
  readonly status: 'open' | 'closed';
  /** At most this many on one page; 1 to 20. */
  readonly limit: number;
  /** `nextPage` of the page before. */
  readonly page?: string;
}

/** Requests with the newest activity first; `nextPage` is absent on the last page. */
export interface RequestPage {
  readonly requests: readonly CustomerRequest[];
  readonly nextPage: string | undefined;
}

/**
 * One service desk, as the bot uses it. The service account behind it sees every request, so each method that takes
 * an `accountId` answers only for what that account reported or takes part in.
 *
 * Ordinary refusals are values. Everything else is a `KojiError` of kind `unauthorized` (the service account's token
 * is wrong or expired), `forbidden`, `notFound` (the desk itself), `rateLimited` (with `retryAfterMs`), `unavailable`
 * (no answer in time, no connection, 5xx) or `contract` (an answer that is not what Atlassian documents).
 */
export interface ServiceDesk {
  /** Asks Jira who the service account is. Fails as `unauthorized` where other calls would answer with nothing. */
  probe(): Promise<ServiceAccount>;

  /** All visible request types, or those with words that begin like the words of `searchText`, grouped. */
  findRequestTypes(searchText?: string): Promise<readonly RequestTypeGroup[]>;

  findRequestForm(requestTypeId: string): Promise<FormResult>;

  /** Keeps a file at the desk for a while; its id goes into an `attachment` answer or to {@link attachFiles}. */
  uploadTemporaryFile(file: FileUpload): Promise<UploadResult>;

  /** Creates the request once; it is never repeated, so an `unavailable` error means that its fate is unknown. */
  createRequest(draft: RequestDraft): Promise<CreateResult>;

  /** The requests that the account reported. */
  listRequests(query: RequestQuery): Promise<RequestPage>;

  findRequest(owned: OwnedRequest): Promise<RequestResult>;

  /** The newest public comments, newest first; internal ones never. */
  listPublicComments(owned: OwnedRequest, limit: number): Promise<CommentsResult>;

  /** Adds a comment that the customer sees. Its author is the service account; say in `text` who speaks. */
  addPublicComment(owned: OwnedRequest, text: string): Promise<CommentResult>;

  /** Attaches uploaded files to a request, where its customer sees them. */
  attachFiles(owned: OwnedRequest, temporaryFileIds: readonly string[]): Promise<AttachResult>;

  /** Best matches first. */
  searchArticles(searchText: string, limit: number): Promise<readonly Article[]>;

  /** The one active account with exactly this address, in any case of letters. */
  findAccountByEmail(email: string): Promise<AccountResult>;
}
