import type { Article } from '../jira/ports.ts';
import type { Customer } from './customer.ts';
import type { Intent } from './intents.ts';
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
  /** What the search found and was not shown yet; the one being shown comes first. */
  readonly articles?: readonly Article[];
}

export interface HumanOptions {
  /** The dialog that was interrupted, by its id. */
  readonly flow?: string;
  /** Whether that dialog goes on when there is no human. */
  readonly resumes?: boolean;
}

export interface EmailCodeOptions {
  readonly stage: 'card' | 'email' | 'code';
  readonly email?: string;
  /** Why it is asked again. */
  readonly because?: Words;
}

/** Every dialog by its id, with what it takes and what it ends with. */
export const DIALOGS = {
  root: dialogRef<NoOptions, void>('root'),
  /** Asks one question until it is answered. */
  question: dialogRef<Question, Answer>('question'),
  quickAnswers: dialogRef<NoOptions, Next>('quickAnswers'),
  quickAnswer: dialogRef<{ readonly id: string; readonly said: string }, Next>('quickAnswer'),
  knowledge: dialogRef<KnowledgeOptions, Next>('knowledge'),
  createRequest: dialogRef<NoOptions, Next>('createRequest'),
  createRequestSteps: dialogRef<NoOptions, Next>('createRequestSteps'),
  /** Ends with the id of a request type, or with what else is wanted. */
  chooseType: dialogRef<{ readonly search?: string }, string | Next>('chooseType'),
  fillForm: dialogRef<NoOptions, void>('fillForm'),
  review: dialogRef<NoOptions, Next>('review'),
  myRequests: dialogRef<{ readonly status: 'open' | 'closed' }, Next>('myRequests'),
  showRequest: dialogRef<{ readonly key: string }, Next>('showRequest'),
  /** Ends with undefined when it is left without a proof. */
  signIn: dialogRef<NoOptions, Customer | undefined>('signIn'),
  /** Signs in for its own sake. */
  account: dialogRef<NoOptions, Next>('account'),
  emailCode: dialogRef<EmailCodeOptions, Customer | undefined>('emailCode'),
  human: dialogRef<HumanOptions, Next>('human'),
  agentCommand: dialogRef<{ readonly said: string }, Next>('agentCommand'),
} as const;
