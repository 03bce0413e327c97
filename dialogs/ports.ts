import type { TurnContext } from 'botbuilder';
import type { VoteCounter } from '../articleVotes/ports.ts';
import type { Clock, Timers } from '../clock.ts';
import type { ChatRatings, Conversation, HumanDesk } from '../handoff/index.ts';
import type { CheckedCode, StartedCode } from '../identity/index.ts';
import type { Person } from '../identity/ports.ts';
import type { Article, CustomerRequest, FileUpload, RequestDraft, ServiceDesk } from '../jira/ports.ts';
import type { CollectionId } from '../locales/collections.ts';
import type { Locale } from '../locales/index.ts';
import type { Memory } from './memory.ts';

/** `signedIn` once the proved account is bound to the conversation. */
export type CodeChecked =
  { readonly kind: 'signedIn'; readonly person: Person } | Exclude<CheckedCode, { readonly kind: 'proved' }>;

/** What came of a token with which somebody has logged in at Atlassian. */
export type TokenAccepted =
  { readonly kind: 'signedIn'; readonly person: Person } | { readonly kind: 'noAccount' | 'refused' };

/** An OAuth connection of the Azure Bot, and the channels on which its prompt works. */
export interface OAuthConnection {
  readonly connectionName: string;
  readonly channels: readonly string[];
}

/** Who the person in a conversation is, as the dialogs ask for it. */
export interface Identity {
  /** By what the server knows at this moment; `conversation` may be older than a sign-in on another page. */
  personOf(conversation: Conversation): Promise<Person | undefined>;
  /** Mails a code for this conversation. */
  startCode(conversation: Conversation, email: string): Promise<StartedCode>;
  checkCode(conversation: Conversation, code: string): Promise<CodeChecked>;
  /** `refused` for a token that Atlassian does not take (any more). */
  acceptToken(conversation: Conversation, token: string): Promise<TokenAccepted>;
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
  /** Where pages of requests stand: our own portal, and the site of the service desk. */
  readonly sites: readonly string[];
}

/** A collection of public help pages that can be looked at. */
export interface Collection {
  readonly id: CollectionId;
  readonly articles: readonly Article[];
}

/** Knowledge beside the service desk's own, as admins switch it on. */
export interface Collections {
  /** Those that are switched on and hold something in this language, in the order in which they are shown. */
  switchedOn(locale: Locale): Promise<readonly Collection[]>;
}

/** A request that is to be created, by this turn or later. */
export interface RequestForLater {
  readonly personId: string;
  readonly draft: RequestDraft;
  /** It is created once for each of these. */
  readonly conversationId: string;
  readonly title: string;
  /** What the customer had said, to begin again with should it be refused. */
  readonly said: readonly string[];
  /** The form in the help portal. */
  readonly portalUrl: string;
  /** To be attached once the request is there. */
  readonly temporaryFileIds: readonly string[];
  /** What those files are called. */
  readonly fileNames: readonly string[];
}

/** Comments that a person was told, as what they type next may be the answer to them. */
export interface AnswerableComments {
  /** Of the requests, the one with the newest comment first. */
  readonly keys: readonly string[];
  /** When they were told, in epoch milliseconds. */
  readonly at: number;
}

/** The watch over requests, as the dialogs speak to it. */
export interface RequestWatch {
  /** The person has written this comment through the bot: news to the others, whatever they are called. */
  wrote(personId: string, key: string, commentId: string): Promise<void>;
  /** The person has brought the request to this status themself: no news to them. */
  knows(personId: string, request: CustomerRequest): Promise<void>;
  /**
   * This turn creates the request now: should its server die, another one goes on with it. Answers when it was begun
   * first, in epoch milliseconds, where nobody knows what became of that; it may be there already.
   */
  begin(request: RequestForLater): Promise<number | undefined>;
  /** Keeps the request until the service desk answers; false where `error` says that it would do no better later. */
  keep(request: RequestForLater, error: unknown): Promise<boolean>;
  /** What was begun has come to an end, good or bad, that its customer learns of at once. */
  settled(request: RequestForLater): Promise<void>;
  /** What is kept for this conversation and not created yet: what it is called. */
  titleOfKept(conversationId: string): Promise<string | undefined>;
  /** What was told in this conversation not long ago; nothing that was told in this very turn. */
  answerable(
    personId: string,
    where: { readonly conversationId: string; readonly turn?: string },
  ): Promise<AnswerableComments | undefined>;
  /** The request that the last news in this conversation asks to be rated, and when it was told, in epoch milliseconds. */
  ratingAsked(
    personId: string,
    where: { readonly conversationId: string; readonly turn?: string },
  ): Promise<{ readonly key: string; readonly at: number } | undefined>;
  /** Sees that the staff reads this about a request, as soon as the service desk takes it; once for each id. */
  keepNote(note: { readonly id: string; readonly key: string; readonly text: string }): Promise<void>;
  /** What was said for a request that was refused later on; told once. */
  takeUnsent(personId: string): Promise<readonly string[]>;
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
  readonly collections: Collections;
  readonly articleVotes: VoteCounter;
  readonly humanDesk: HumanDesk;
  readonly chatRatings: ChatRatings;
  readonly identity: Identity;
  readonly watch: RequestWatch;
  readonly agentCommands: AgentCommands;
  readonly files: FileFetcher;
  readonly links: Links;
  /** Absent: people prove themselves by codes. */
  readonly oauth?: OAuthConnection | undefined;
  readonly clock: Clock;
  readonly timers: Timers;
}
