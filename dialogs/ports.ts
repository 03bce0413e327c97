import type { TurnContext } from 'botbuilder';
import type { Clock } from '../clock.ts';
import type { Conversation, HumanDesk } from '../handoff/index.ts';
import type { CheckedCode, StartedCode } from '../identity/index.ts';
import type { Person } from '../identity/ports.ts';
import type { FileUpload, ServiceDesk } from '../jira/ports.ts';
import type { Memory } from './memory.ts';

/** `signedIn` once the proved account is bound to the conversation. */
export type CodeChecked =
  { readonly kind: 'signedIn'; readonly person: Person } | Exclude<CheckedCode, { readonly kind: 'proved' }>;

/** Who the person in a conversation is, as the dialogs ask for it. */
export interface Identity {
  /** By what the server knows at this moment; `conversation` may be older than a sign-in on another page. */
  personOf(conversation: Conversation): Promise<Person | undefined>;
  /** Mails a code for this conversation. */
  startCode(conversation: Conversation, email: string): Promise<StartedCode>;
  checkCode(conversation: Conversation, code: string): Promise<CodeChecked>;
  signOut(conversation: Conversation): Promise<void>;
  /** Keeps the language that the person asked for. */
  setLocale(conversation: Conversation, locale: string): Promise<void>;
}

/** A file as a message names it. `contentUrl` comes from the client and proves nothing. */
export interface FileReference {
  readonly name: string;
  readonly contentType: string;
  readonly contentUrl: string;
}

export type FetchedFile =
  | { readonly kind: 'fetched'; readonly file: FileUpload }
  | { readonly kind: 'tooLarge' }
  /** The bytes are of another type than the name and the message say. */
  | { readonly kind: 'notWhatItSays' }
  /** The address is not one of the channel's, or nothing can be read there (any more). */
  | { readonly kind: 'unreadable' };

/** Downloads what a customer attached. Only from addresses of the channel itself: an address can point anywhere. */
export interface FileFetcher {
  fetch(file: FileReference, options: { readonly maxBytes: number; readonly channel: string }): Promise<FetchedFile>;
}

/** Addresses that the bot gives out. */
export interface Links {
  /** Where somebody on the portal signs in, and comes back to the chat. */
  readonly signIn: string;
}

/** The commands of live agents, for one who had to sign in first. */
export interface AgentCommands {
  /** False when it is no command, or not one for this person. */
  run(context: TurnContext, said: string): Promise<boolean>;
}

/** Everything the dialogs need from outside. */
export interface DialogPorts {
  readonly memory: Memory;
  readonly serviceDesk: ServiceDesk;
  readonly humanDesk: HumanDesk;
  readonly identity: Identity;
  readonly agentCommands: AgentCommands;
  readonly files: FileFetcher;
  readonly links: Links;
  readonly clock: Clock;
}
