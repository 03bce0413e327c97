import type { CollectionId } from '../locales/collections.ts';
import type { Locale } from '../locales/index.ts';
import type { RequestVerb } from '../locales/phrases.ts';

/** Which of the customer's requests are looked at: their own, where there is no `relation`. */
export interface RequestList {
  readonly status: 'open' | 'closed';
  readonly relation?: 'participant';
}

/** What can be done with one request. */
export type RequestAction = Exclude<RequestVerb, 'show'>;

/** What somebody wants who is asked nothing in particular. Plain JSON, for it may travel between dialogs. */
export type Intent =
  | { readonly kind: 'greet' | 'thanks' | 'askAnother' | 'notWaiting' }
  | { readonly kind: 'quickAnswers' }
  | { readonly kind: 'quickAnswer'; readonly id: string; readonly said: string }
  /** `hadAnswer`: something was shown already, and did not help. */
  | { readonly kind: 'searchKnowledge'; readonly query?: string; readonly hadAnswer?: true }
  | { readonly kind: 'collection'; readonly id: CollectionId }
  | { readonly kind: 'requestMenu' }
  | { readonly kind: 'createRequest' }
  | ({ readonly kind: 'myRequests' } & RequestList)
  /** `key` is what was written where a key should be. */
  | { readonly kind: 'showRequest'; readonly key: string; readonly action?: RequestAction }
  /** The message of this turn brings files, and says nothing of what they are for. */
  | { readonly kind: 'filesSent' }
  | { readonly kind: 'signIn' }
  | { readonly kind: 'notUnderstood'; readonly why: NotUnderstood }
  | Interruption;

/** What works at any step of any dialog. */
export type Interruption =
  | { readonly kind: 'help' | 'stop' | 'exit' | 'human' | 'signOut' }
  | { readonly kind: 'language'; readonly locale: Locale | 'notThere' };

export type NotUnderstood =
  | { readonly kind: 'empty' | 'emoji' | 'script' }
  | { readonly kind: 'tooLong'; readonly length: number }
  | { readonly kind: 'command'; readonly word: string };

const INTERRUPTING: readonly string[] = ['help', 'stop', 'exit', 'human', 'signOut', 'language'];

export function isInterruption(intent: Intent): intent is Interruption {
  return INTERRUPTING.includes(intent.kind);
}
