import type { Locale } from '../locales/index.ts';

/** What somebody wants who is asked nothing in particular. Plain JSON, for it may travel between dialogs. */
export type Intent =
  | { readonly kind: 'greet' | 'thanks' | 'askAnother' | 'notWaiting' }
  | { readonly kind: 'quickAnswers' }
  | { readonly kind: 'quickAnswer'; readonly id: string; readonly said: string }
  | { readonly kind: 'searchKnowledge'; readonly query?: string }
  | { readonly kind: 'requestMenu' }
  | { readonly kind: 'createRequest' }
  | { readonly kind: 'myRequests'; readonly status: 'open' | 'closed' }
  | { readonly kind: 'showRequest'; readonly key: string }
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
