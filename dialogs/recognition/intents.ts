import type { CollectionId } from '../../locales/collections.ts';
import type { Locale } from '../../locales/index.ts';
import type { RequestVerb } from '../../locales/phrases.ts';

/** Which of the customer's requests are looked at: their own, where there is no `relation`. */
export interface RequestList {
  readonly status: 'open' | 'closed';
  readonly relation?: 'participant';
}

/** What can be done with one request. */
export type RequestAction = Exclude<RequestVerb, 'show'>;

/** What is to be done with one of several requests. */
export interface RequestOrder {
  readonly key: string;
  readonly action: RequestAction;
  readonly argument?: string;
  /** A comment that says why the order before it was given, and was no order by itself. */
  readonly isReason?: true;
}

/** What somebody wants who is asked nothing in particular. Plain JSON, for it may travel between dialogs. */
export type Intent =
  | { readonly kind: 'greet' | 'thanks' | 'nothingMore' | 'askAnother' | 'notWaiting' }
  | { readonly kind: 'quickAnswers' }
  | { readonly kind: 'quickAnswer'; readonly id: string; readonly said: string }
  /** `hadAnswer`: something was shown already, and did not help. */
  | { readonly kind: 'searchKnowledge'; readonly query?: string; readonly hadAnswer?: true }
  | { readonly kind: 'collection'; readonly id: CollectionId }
  | { readonly kind: 'requestMenu' }
  /**
   * `about` is what was said to be wrong or wanted in the same line. `isOtherKind`: the one that is being made, as one of another
   * kind, which is `called` so.
   */
  | {
      readonly kind: 'createRequest';
      readonly about?: string;
      readonly isOtherKind?: true;
      readonly called?: string;
    }
  /** Goes on with the one that was left half made. */
  | { readonly kind: 'resumeRequest' }
  /** Goes on with something else that was left in the middle. */
  | { readonly kind: 'resumeFlow' }
  | ({ readonly kind: 'myRequests' } & RequestList)
  /**
   * `key` is what was written where a key should be; `argument` is what the action is done with, such as a comment;
   * `others` were named in a row with it, and `afterwards` is what comes after it. `leftAside` are keys and addresses that
   * were said besides, nobody knows what for, and `unread` are such words: all of them, where there is no action.
   */
  | {
      readonly kind: 'showRequest';
      readonly key: string;
      readonly action?: RequestAction;
      readonly argument?: string;
      readonly isReason?: true;
      readonly others?: readonly string[];
      readonly afterwards?: readonly RequestOrder[];
      readonly leftAside?: readonly string[];
      readonly unread?: string;
    }
  /**
   * A request that is called by words of its title. `isOrder`: it is said what to do with it; `instead` is meant where the customer
   * has none that is called so. `isAny`: nothing is said of it, and which is meant is asked, unless one is looked at.
   */
  | {
      readonly kind: 'findRequest';
      readonly said: string;
      readonly isOrder: boolean;
      readonly isAny?: true;
      readonly instead: Intent;
    }
  /** The id of a change that was offered with the request, some time before. */
  | { readonly kind: 'changeStatus'; readonly key: string; readonly transitionId: string }
  /** The message of this turn brings files, and says nothing of what they are for. */
  | { readonly kind: 'filesSent' }
  | { readonly kind: 'signIn' }
  | { readonly kind: 'notUnderstood'; readonly why: NotUnderstood }
  | Interruption;

/** What works at any step of any dialog. */
export type Interruption =
  | { readonly kind: 'help' | 'stop' | 'exit' | 'signOut' }
  /** `said` is the whole line, where it says more than that; `about` is what for. */
  | { readonly kind: 'human'; readonly said?: string; readonly about?: string }
  | { readonly kind: 'language'; readonly locale: Locale | 'notThere' };

export type NotUnderstood =
  /** `hidden`: nothing but what looked like a secret; `pastChoice`: an answer to what is not asked (any more). */
  | { readonly kind: 'empty' | 'emoji' | 'script' | 'hidden' | 'pastChoice' }
  | { readonly kind: 'tooLong'; readonly length: number }
  | { readonly kind: 'command' | 'misused'; readonly word: string };

const INTERRUPTING: readonly string[] = ['help', 'stop', 'exit', 'human', 'signOut', 'language'];

export function isInterruption(intent: Intent): intent is Interruption {
  return INTERRUPTING.includes(intent.kind);
}
