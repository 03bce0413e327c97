import type { SentenceKey } from '../locales/index.ts';
import type { Choice } from './domain/content.ts';

/** Sentences for agents and for customers in a chat; the rest is the dialogs'. */
export type ReplyKey = Extract<
  SentenceKey,
  `agent.${string}` | `chat.${string}` | `handoff.${string}` | 'secret.hidden'
>;

/** What the bot answers whoever just spoke: a sentence of locales/ with its parameters, and what can be pressed next. */
export interface Reply {
  readonly key: ReplyKey;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly choices?: readonly Choice[];
}
