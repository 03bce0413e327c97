import type { RequestField } from './requestForm.ts';

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

/** A knowledge base article that matches a search. */
export interface Article {
  readonly id: string;
  readonly title: string;
  /** A few plain words around the match. */
  readonly excerpt: string;
  readonly url: string;
}

export type FormResult = { readonly kind: 'found'; readonly form: RequestForm } | { readonly kind: 'notFound' };
