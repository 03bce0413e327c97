import type { FieldAnswers } from './requestForm.ts';

export type StatusCategory = 'new' | 'inProgress' | 'done' | 'unknown';

/** A request as its customer sees it. */
export interface CustomerRequest {
  readonly key: string;
  /** What it is called: its kind, or its key, where a form neither asks for a summary nor presets one. */
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

/** What is to be added to a request where its customer sees it: words, uploaded files, or both. */
export interface NewComment {
  /** Meant literally. */
  readonly text?: string;
  /** Each can be attached once, and as long as the desk keeps it. */
  readonly temporaryFileIds?: readonly string[];
}

export type CommentResult =
  /** `commentId` is absent where Jira does not say what it has added. */
  | { readonly kind: 'added'; readonly commentId?: string }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'refused'; readonly reason: string }
  | TooLong;

/** The words outgrow what Jira takes once the signs in them are made harmless; nothing was sent. */
export interface TooLong {
  readonly kind: 'tooLong';
}

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

/** What a request is called. */
export interface RequestTitle {
  readonly key: string;
  /** Empty where Jira does not tell. */
  readonly summary: string;
  /** Whether the account reported it; others are shared with it, or wait for its decision. */
  readonly isReporter: boolean;
}

/** Requests with the newest activity first; `nextPage` is absent on the last page. */
export interface RequestPage {
  readonly requests: readonly CustomerRequest[];
  readonly nextPage: string | undefined;
}
