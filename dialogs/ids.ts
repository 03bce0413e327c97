import type { Article, RequestTitle } from '../jira/ports.ts';
import type { CollectionId } from '../locales/collections.ts';
import type { Customer } from './customer.ts';
import type { Intent, Interruption, RequestAction, RequestList, RequestOrder } from './recognition/intents.ts';
import type { Answer, Question } from './question.ts';
import type {
  AnswerApprovalOptions,
  ChangeStatusOptions,
  CommentOptions,
  RateOptions,
  ReplyOptions,
  ShareOptions,
} from './requestOptions.ts';
import type { Words } from './words.ts';
import { dialogRef } from './waterfall.ts';

/** Where the conversation goes when a flow has come to its end. */
export type Next =
  /** `isUnchanged`: nothing was done with the request. */
  | { readonly kind: 'done'; readonly isUnchanged?: true }
  /** `isSaid`: it is what the message of this turn means, which answers no question of the bot. */
  | { readonly kind: 'goTo'; readonly intent: Intent; readonly isSaid?: true };
export const DONE: Next = { kind: 'done' };

/** Nothing to begin with. */
export type NoOptions = Readonly<Record<string, never>>;

export interface KnowledgeOptions {
  readonly query?: string;
  /** Something was shown already, and did not help. */
  readonly hadAnswer?: true;
  /** What the search found and was not shown yet; the one being shown comes first. */
  readonly articles?: readonly FoundArticle[];
  /** The service desk could not be searched. */
  readonly isAway?: true;
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
  /** What goes on when there is no human: it is kept among what is unfinished. */
  readonly unfinished?: UnfinishedAtRequest;
  /** Anybody will do, whatever it is about. */
  readonly isAnyTopic?: true;
}

export interface EmailCodeOptions {
  readonly stage: 'card' | 'email' | 'code';
  readonly email?: string;
  /** A code that was mailed before, and said without being asked for it. */
  readonly code?: string;
  /** The address before is proved, and of no use. */
  readonly isUnusable?: true;
  /** Why it is asked again. */
  readonly because?: Words;
}

/** `signedIn` without a customer: Atlassian knows who it is, and the service desk does not. */
export type OAuthResult =
  { readonly kind: 'signedIn'; readonly customer: Customer | undefined } | { readonly kind: 'notSignedIn' };

export interface CreateRequestOptions {
  /** What is wrong or wanted, in the customer's words: the request begins with it. */
  readonly about?: string;
  /** The id of the kind of request. */
  readonly typeId?: string;
  /** What was said to begin it, which may be the name of its kind. */
  readonly called?: string;
  /** What was begun goes on as a request of another kind. */
  readonly isOtherKind?: true;
  /** The kind that was chosen, and how: what it asks for could not be had. */
  readonly unopened?: { readonly typeId: string; readonly said: string };
}

export interface ChooseTypeOptions {
  readonly search?: string;
  /** What is wrong or wanted: the kinds that may fit are shown first. */
  readonly about?: string;
  /** What may be the name of a kind, and need not be. */
  readonly called?: string;
  /** How many kinds were shown before. */
  readonly after?: number;
  /** How often something was written instead of choosing. */
  readonly tries?: number;
  /** What was begun as one of another kind can be gone on with. */
  readonly canGoBack?: true;
}

export interface FillFormOptions {
  /** What was said already for the field that is asked for first. */
  readonly said?: string;
  /** Why that was no answer. */
  readonly problem?: Words;
  /** What was not taken for another field just now, normalised; said once more, it is the text that is asked for. */
  readonly refused?: string;
}

export interface ReviewOptions {
  /** The service desk has just not taken it. */
  readonly isAgain?: true;
  /** Instead of showing all of it, asks which of its files are to stay, or what of it is to be changed. */
  readonly asks?: 'files' | 'edit';
  /** What the field shall be that is changed. */
  readonly said?: string;
}

export interface FindRequestOptions {
  readonly said: string;
  /** It says what to do with the request. */
  readonly isOrder: boolean;
  /** It says nothing else of the request. */
  readonly isAny?: true;
  /** What it means where no request is called so. */
  readonly instead: Intent;
  /** Those that it was asked about, and which reading of what was said fits them. */
  readonly which?: { readonly place: number; readonly titles: readonly RequestTitle[] };
}

export interface ShowRequestOptions {
  readonly key: string;
  readonly action?: RequestAction;
  /** What the action is done with: an address to share with, a comment, a number of stars. */
  readonly argument?: string;
  /** It says why the same request was dealt with right before. */
  readonly isReason?: true;
  /** The keys that were named in a row with it: one request is dealt with at a time. */
  readonly others?: readonly string[];
  /** What was asked for in the same line, and comes after it. */
  readonly afterwards?: readonly RequestOrder[];
  /** Keys and addresses that were said besides, nobody knows what for. */
  readonly leftAside?: readonly string[];
  /** Words of which nobody knows what they ask for. */
  readonly unread?: string;
  /** What was left half done with the request, and goes on. */
  readonly unfinished?: Unfinished<UnfinishedAtRequest>;
}

export interface MyRequestsOptions extends RequestList {
  readonly page?: string;
  /** Those before it, the first one as an empty text. */
  readonly earlier?: readonly string[];
}

/** A dialog, and what it had when its open question was asked: begun with that, it asks it again. */
export type UnfinishedFlow =
  | UnfinishedAtRequest
  | { readonly dialog: 'knowledge'; readonly options: KnowledgeOptions }
  /** A sign-in, and what it was for. */
  | { readonly dialog: 'signIn'; readonly options: { readonly intent: Exclude<Intent, Interruption> } };

/** The same with something that is done with a request, and what was asked for in the same line and comes after it. */
export type UnfinishedAtRequest = AtRequest & { readonly afterwards?: readonly RequestOrder[] };

export type AtRequest =
  | { readonly dialog: 'showRequest'; readonly options: ShowRequestOptions }
  | { readonly dialog: 'comment'; readonly options: CommentOptions }
  | { readonly dialog: 'reply'; readonly options: ReplyOptions }
  | { readonly dialog: 'changeStatus'; readonly options: ChangeStatusOptions }
  | { readonly dialog: 'answerApproval'; readonly options: AnswerApprovalOptions }
  | { readonly dialog: 'share'; readonly options: ShareOptions }
  | { readonly dialog: 'rate'; readonly options: RateOptions };

/** What was left in the middle, and by whom. */
export interface Unfinished<Flow extends UnfinishedFlow = UnfinishedFlow> {
  readonly flow: Flow;
  /** Absent where it was not known yet who it is, or not any more. */
  readonly personId?: string;
  /** Whose it was, where they are not signed in any more. */
  readonly accountId?: string;
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
  createRequest: dialogRef<CreateRequestOptions, Next>('createRequest'),
  createRequestSteps: dialogRef<CreateRequestOptions, Next>('createRequestSteps'),
  /** Ends with the id of a request type, or with what else is wanted. */
  chooseType: dialogRef<ChooseTypeOptions, string | Next>('chooseType'),
  fillForm: dialogRef<FillFormOptions, void>('fillForm'),
  review: dialogRef<ReviewOptions, Next>('review'),
  myRequests: dialogRef<MyRequestsOptions, Next>('myRequests'),
  showRequest: dialogRef<ShowRequestOptions, Next>('showRequest'),
  comment: dialogRef<CommentOptions, Next>('comment'),
  /** Asks whether what was typed is an answer to a comment. */
  reply: dialogRef<ReplyOptions, Next>('reply'),
  changeStatus: dialogRef<ChangeStatusOptions, Next>('changeStatus'),
  answerApproval: dialogRef<AnswerApprovalOptions, Next>('answerApproval'),
  share: dialogRef<ShareOptions, Next>('share'),
  rate: dialogRef<RateOptions, Next>('rate'),
  /** Ends with undefined when it is left without a proof. */
  signIn: dialogRef<NoOptions, Customer | undefined>('signIn'),
  /** Signs in for its own sake. */
  findRequest: dialogRef<FindRequestOptions, Next>('findRequest'),
  account: dialogRef<NoOptions, Next>('account'),
  emailCode: dialogRef<EmailCodeOptions, Customer | undefined>('emailCode'),
  oauth: dialogRef<NoOptions, OAuthResult>('oauth'),
  human: dialogRef<HumanOptions, Next>('human'),
  agentCommand: dialogRef<{ readonly said: string }, Next>('agentCommand'),
} as const;
