import type { ApprovalDecision, Article, Feedback } from '../jira/ports.ts';
import type { CollectionId } from '../locales/collections.ts';
import type { UploadedFile } from './draft.ts';
import type { Customer } from './customer.ts';
import type { Intent, RequestAction, RequestList } from './intents.ts';
import type { Answer, Question } from './question.ts';
import type { Words } from './words.ts';
import { dialogRef } from './waterfall.ts';

/** Where the conversation goes when a flow has come to its end. */
export type Next = { readonly kind: 'done' } | { readonly kind: 'goTo'; readonly intent: Intent };
export const DONE: Next = { kind: 'done' };

/** Nothing to begin with. */
export type NoOptions = Readonly<Record<string, never>>;

export interface KnowledgeOptions {
  readonly query?: string;
  /** Something was shown already, and did not help. */
  readonly hadAnswer?: true;
  /** What the search found and was not shown yet; the one being shown comes first. */
  readonly articles?: readonly FoundArticle[];
}

/** An article of the service desk, or of the collection that is its `source`. */
export interface FoundArticle extends Article {
  readonly source?: CollectionId;
}

export interface CollectionOptions {
  readonly id: CollectionId;
  /** What it held when it was opened; an admin may change it while somebody looks. */
  readonly articles?: readonly FoundArticle[];
  /** How many topics were shown before. */
  readonly after?: number;
}

export interface HumanOptions {
  /** Where the customer was, as the choice that leads there. */
  readonly flow?: string;
  /** Whether that dialog goes on when there is no human. */
  readonly resumes?: boolean;
  /** Anybody will do, whatever it is about. */
  readonly isAnyTopic?: true;
}

export interface EmailCodeOptions {
  readonly stage: 'card' | 'email' | 'code';
  readonly email?: string;
  /** Why it is asked again. */
  readonly because?: Words;
}

/** `signedIn` without a customer: Atlassian knows who it is, and the service desk does not. */
export type OAuthResult =
  { readonly kind: 'signedIn'; readonly customer: Customer | undefined } | { readonly kind: 'notSignedIn' };

export interface ChooseTypeOptions {
  readonly search?: string;
  /** How many kinds were shown before. */
  readonly after?: number;
}

export interface CommentOptions {
  readonly key: string;
  /** What is asked for first. */
  readonly asks: 'text' | 'files';
  readonly text?: string;
  readonly files: readonly UploadedFile[];
  /** The message of this turn brings the files. */
  readonly isAnswered?: true;
}

export interface ChangeStatusOptions {
  readonly key: string;
  /** The id of a transition, or what it should come to. */
  readonly wanted: { readonly id: string } | 'close' | 'reopen';
}

/** Every dialog by its id, with what it takes and what it ends with. */
export const DIALOGS = {
  root: dialogRef<NoOptions, void>('root'),
  /** Asks one question until it is answered. */
  question: dialogRef<Question, Answer>('question'),
  quickAnswers: dialogRef<NoOptions, Next>('quickAnswers'),
  quickAnswer: dialogRef<{ readonly id: string; readonly said: string }, Next>('quickAnswer'),
  knowledge: dialogRef<KnowledgeOptions, Next>('knowledge'),
  collection: dialogRef<CollectionOptions, Next>('collection'),
  createRequest: dialogRef<NoOptions, Next>('createRequest'),
  createRequestSteps: dialogRef<NoOptions, Next>('createRequestSteps'),
  /** Ends with the id of a request type, or with what else is wanted. */
  chooseType: dialogRef<ChooseTypeOptions, string | Next>('chooseType'),
  fillForm: dialogRef<NoOptions, void>('fillForm'),
  review: dialogRef<NoOptions, Next>('review'),
  myRequests: dialogRef<RequestList & { readonly page?: string }, Next>('myRequests'),
  showRequest: dialogRef<{ readonly key: string; readonly action?: RequestAction }, Next>('showRequest'),
  comment: dialogRef<CommentOptions, Next>('comment'),
  changeStatus: dialogRef<ChangeStatusOptions, Next>('changeStatus'),
  answerApproval: dialogRef<{ readonly key: string; readonly decision: ApprovalDecision }, Next>('answerApproval'),
  share: dialogRef<{ readonly key: string; readonly email?: string }, Next>('share'),
  rate: dialogRef<{ readonly key: string; readonly rating?: Feedback['rating'] }, Next>('rate'),
  /** Ends with undefined when it is left without a proof. */
  signIn: dialogRef<NoOptions, Customer | undefined>('signIn'),
  /** Signs in for its own sake. */
  account: dialogRef<NoOptions, Next>('account'),
  emailCode: dialogRef<EmailCodeOptions, Customer | undefined>('emailCode'),
  oauth: dialogRef<NoOptions, OAuthResult>('oauth'),
  human: dialogRef<HumanOptions, Next>('human'),
  agentCommand: dialogRef<{ readonly said: string }, Next>('agentCommand'),
} as const;
