import type { FieldAnswers } from './requestForm.ts';

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
  /** Files that came with the comment; absent where there are none. */
  readonly files?: readonly CommentFile[];
}

/** A file that came with a comment. */
export interface CommentFile {
  readonly filename: string;
  readonly sizeBytes: number;
  /** Opens for those who are signed in to the help portal. */
  readonly url: string;
}

/** A file for the desk to keep until it is attached. */
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
  /** Jira found fault with an answer; `reason` is Jira's own sentence, in the service account's language, or empty. */
  | { readonly kind: 'refused'; readonly reason: string };

/** `notFound` also stands for requests of other people: a customer must not learn that they exist. */
export type RequestResult =
  { readonly kind: 'found'; readonly request: CustomerRequest } | { readonly kind: 'notFound' };

/** A field of a request's form as its customer has filled it in. */
export interface ShownField {
  readonly label: string;
  /** As people read it; several values stand in one line. */
  readonly value: string;
}

/** A file that the customer may know of. */
export interface RequestFile {
  readonly filename: string;
  readonly sizeBytes: number;
  /** Epoch milliseconds. */
  readonly attachedAtMs: number;
}

export type RequestDetailsResult =
  | {
      readonly kind: 'found';
      readonly request: CustomerRequest;
      /** In the order of the form, without the summary. */
      readonly fields: readonly ShownField[];
      readonly files: readonly RequestFile[];
    }
  | { readonly kind: 'notFound' };

export type CommentsResult =
  { readonly kind: 'found'; readonly comments: readonly PublicComment[] } | { readonly kind: 'notFound' };

export type CommentResult =
  | { readonly kind: 'added'; readonly comment: PublicComment }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'refused'; readonly reason: string }
  | TooLong;

/** The words outgrow what Jira takes once the signs in them are made harmless; nothing was sent. */
export interface TooLong {
  readonly kind: 'tooLong';
}

export type AttachResult =
  | { readonly kind: 'attached' }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'refused'; readonly reason: string }
  | TooLong;

/** What ties an account to a request: it is theirs, was shared with them, or waits or waited for their approval. */
export type RequestRelation = 'reporter' | 'participant' | 'approver';

/** Which request, for whom. `key` may be anything a person typed: what is no key is not found. */
export interface OwnedRequest {
  readonly key: string;
  readonly accountId: string;
}

/** Which of a customer's requests to list. */
export interface RequestQuery {
  readonly accountId: string;
  /** What the account has to do with them; `reporter` when absent. */
  readonly relation?: RequestRelation;
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
