import type { RequestNews } from '../handoff/domain/requestNews.ts';
import type { Documents, Ticket } from '../handoff/ports.ts';
import type { RequestDraft } from '../jira/ports.ts';

/** Where somebody was told something; `turn` is the activity that it was told in, none when they said nothing. */
export interface ToldIn {
  readonly conversationId: string;
  readonly turn?: string;
}

/** Comments that somebody was told; times are epoch milliseconds. */
export interface ToldComments extends ToldIn {
  /** Of their requests, the one with the newest comment first. */
  readonly keys: readonly string[];
  readonly at: number;
  /** Since when the person has been there again. */
  readonly seenAt?: number;
}

/** Requests with comments that may be answered, and when those were told, in epoch milliseconds. */
export type AnswerableComments = Pick<ToldComments, 'keys' | 'at'>;

/** A request whose reporter was asked how it was; `at` in epoch milliseconds. */
export interface RatingAsked extends ToldIn {
  readonly key: string;
  readonly at: number;
}

/** What one person has yet to hear of their requests. */
export interface NewsBox {
  /** The person's id. */
  readonly id: string;
  /** Where the person spoke to the bot last; `at` in epoch milliseconds. */
  readonly here?: { readonly conversationId: string; readonly at: number };
  /** Oldest first. */
  readonly waiting: readonly RequestNews[];
  /** Changes that were told, wait here, or are the person's own doing: they are not news again. */
  readonly known: readonly { readonly id: string; readonly at: number }[];
  /** Comments that the person has written through the bot, by the ids that they would have as news. */
  readonly wrote?: readonly { readonly id: string; readonly at: number }[];
  /** Somebody is telling what waits, until then. */
  readonly claimedUntil?: number;
  /** When to look whether what waits can be told; absent while it waits for the person to come back. */
  readonly dueAt?: number;
  /** The comments that were told last. */
  readonly commented?: ToldComments;
  /** The rating that was asked for with the last news. */
  readonly ratingAsked?: RatingAsked;
  /** What the person had said for a request that was refused later; the next one begins with it. */
  readonly unsent?: readonly string[];
}

export interface NewsBoxStore extends Documents<string, NewsBox> {
  /** At most `limit` whose `dueAt` has come, the longest due first. */
  due(now: number, limit: number): Promise<readonly NewsBox[]>;
  remove(personId: string): Promise<void>;
  /** Erases those that were not written since (epoch milliseconds), whatever waits in them; answers how many went. */
  eraseUnchangedSince(at: number): Promise<number>;
}

/** A request that is to be created as soon as the service desk answers. */
export type WaitingRequest =
  | { readonly kind: 'ticket'; readonly ticket: Ticket }
  | {
      readonly kind: 'draft';
      readonly personId: string;
      readonly draft: RequestDraft;
      /** The request is created once for each of these. */
      readonly conversationId: string;
      readonly title: string;
      /** What the customer had said, to begin again with. */
      readonly said: readonly string[];
      /** The form in the help portal; absent in those of an earlier version. */
      readonly portalUrl?: string;
      /** Files to be attached once the request is there. */
      readonly temporaryFileIds: readonly string[];
      /** What those files are called; absent in those of an earlier version. */
      readonly fileNames?: readonly string[];
    };

interface TaskBase {
  readonly id: string;
  /** When it is to be done, in epoch milliseconds; absent once it is. */
  readonly dueAt?: number;
  readonly finishedAt?: number;
}

/** Work that concerns requests and waits on time. */
export type RequestTask =
  /** Asks the service desk what has changed. */
  | (TaskBase & {
      readonly kind: 'poll';
      /** What happened before nobody was there to be told of. */
      readonly startedAt: number;
      /** Everything up to this change has been seen. */
      readonly since: number;
      /** What has been seen of the time that is asked for again, because Jira's search lags behind. */
      readonly seen: readonly string[];
    })
  /** Looks at a request that is said to have changed. */
  | (TaskBase & {
      readonly kind: 'look';
      readonly key: string;
      /** Ids of the newest deliveries that said so. */
      readonly deliveries: readonly string[];
      /** How often it has failed for another reason than that the service desk is away. */
      readonly tries?: number;
    })
  /** Tells the staff something about a request. */
  | (TaskBase & {
      readonly kind: 'note';
      readonly key: string;
      readonly text: string;
      /** Ids of the notes with the same words that were there before it was written; absent until somebody tries. */
      readonly seen?: readonly string[];
      /** As above. */
      readonly tries?: number;
    })
  | (TaskBase & {
      readonly kind: 'create';
      readonly firstTriedAt: number;
      readonly tries: number;
      /** How many of the last tries in a row got an answer that is of no use. */
      readonly unread?: number;
      readonly request: WaitingRequest;
    });

export type TaskOf<Kind extends RequestTask['kind']> = Extract<RequestTask, { kind: Kind }>;

export interface RequestTaskStore extends Documents<string, RequestTask> {
  /** At most `limit` whose `dueAt` has come, the longest due first. */
  due(now: number, limit: number): Promise<readonly RequestTask[]>;
  /** Erases those that were finished before this, and returns how many went. */
  eraseFinishedBefore(at: number): Promise<number>;
}
