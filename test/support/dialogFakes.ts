import type { TurnContext } from 'botbuilder';
import type { CastVote } from '../../articleVotes/castVote.ts';
import type { VoteCounter } from '../../articleVotes/ports.ts';
import type {
  CodeChecked,
  Collection,
  Collections,
  DialogIdentity,
  FetchedFile,
  FileFetcher,
  FileReference,
  TokenAccepted,
} from '../../dialogs/index.ts';
import type { AgentCommands, AnswerableComments, RequestForLater, RequestWatch } from '../../dialogs/ports.ts';
import { isKojiError } from '../../errors.ts';
import type {
  AskResult,
  ChatRating,
  ChatRatings,
  Conversation,
  HumanDesk,
  HumanWanted,
  SaidInQueue,
} from '../../handoff/index.ts';
import type { StartedCode } from '../../identity/index.ts';
import type { Person } from '../../identity/ports.ts';
import type { CustomerRequest } from '../../jira/ports.ts';

export const NOW = Date.UTC(2026, 10, 22, 12);
export const CODE = '424242';

export function aPerson(overrides: Partial<Person> = {}): Person {
  return {
    id: 'account:customer-1',
    tenantId: 'default',
    name: 'Demo Customer',
    email: 'customer@example.com',
    accountId: 'customer-1',
    role: 'customer',
    channels: [],
    firstSeenAt: 0,
    lastSeenAt: 0,
    ...overrides,
  };
}

/** Knows one person, and signs them in by {@link CODE}. */
export class FakeIdentity implements DialogIdentity {
  person: Person | undefined;
  /** Whom the right code turns out to be. */
  behindCode: Exclude<CodeChecked, { kind: 'wrong' }> = { kind: 'signedIn', person: aPerson() };
  /** Whom a token of Atlassian turns out to be. */
  behindToken: TokenAccepted = { kind: 'signedIn', person: aPerson() };
  readonly tokens: string[] = [];
  started: StartedCode | undefined;
  readonly mailed: string[] = [];
  readonly locales: string[] = [];
  /** Thrown where it is asked who somebody is. */
  fault: Error | undefined;
  #triesLeft = 5;

  async personOf(): Promise<Person | undefined> {
    if (this.fault) throw this.fault;
    return this.person;
  }

  async startCode(_conversation: Conversation, email: string): Promise<StartedCode> {
    if (this.started) return this.started;
    this.mailed.push(email);
    return { kind: 'sent', email };
  }

  async checkCode(_conversation: Conversation, code: string): Promise<CodeChecked> {
    if (code !== CODE) {
      this.#triesLeft -= 1;
      return this.#triesLeft > 0 ? { kind: 'wrong', triesLeft: this.#triesLeft } : { kind: 'tooManyTries' };
    }
    if (this.behindCode.kind === 'signedIn') this.person = this.behindCode.person;
    return this.behindCode;
  }

  async acceptToken(_conversation: Conversation, token: string): Promise<TokenAccepted> {
    this.tokens.push(token);
    if (this.behindToken.kind === 'signedIn') this.person = this.behindToken.person;
    return this.behindToken;
  }

  async signOut(): Promise<void> {
    this.person = undefined;
  }

  async setLocale(_conversation: Conversation, locale: string): Promise<void> {
    this.locales.push(locale);
  }
}

export class FakeHumanDesk implements HumanDesk {
  result: AskResult = { kind: 'refused', why: 'nobodyOnDuty' };
  readonly wanted: HumanWanted[] = [];
  skills: readonly string[] = [];

  async topics(): Promise<readonly string[]> {
    return this.skills;
  }

  async ask(wanted: HumanWanted): Promise<AskResult> {
    this.wanted.push(wanted);
    return this.result;
  }

  /** Whether a chat has ended by now. */
  hasChatted = false;

  async hasChattedSince(): Promise<boolean> {
    return this.hasChatted;
  }

  /** What was said while waiting in vain. */
  said: readonly SaidInQueue[] = [];

  async saidInQueue(): Promise<readonly SaidInQueue[]> {
    return this.said;
  }

  /** Whether the agent has made a request of that chat. */
  hasTicket = false;

  async hasTicketSince(): Promise<boolean> {
    return this.hasTicket;
  }
}

/** Keeps the answers to “Did this solve it?”. */
export class FakeVotes implements VoteCounter {
  readonly cast: CastVote[] = [];

  async count(vote: CastVote): Promise<void> {
    this.cast.push(vote);
  }
}

export class FakeCollections implements Collections {
  on: readonly Collection[] = [];

  async switchedOn(): Promise<readonly Collection[]> {
    return this.on;
  }
}

/** Keeps what cannot be created now, and knows what was said for one that was refused later. */
export class FakeWatch implements RequestWatch {
  toRate: { readonly key: string; readonly at: number } | undefined;
  readonly known: CustomerRequest[] = [];
  readonly kept: RequestForLater[] = [];
  /** Comments that were told unasked. */
  told: AnswerableComments | undefined;
  unsent: readonly string[] = [];
  /** What the staff is to read. */
  readonly notes: Parameters<RequestWatch['keepNote']>[0][] = [];

  async keepNote(note: Parameters<RequestWatch['keepNote']>[0]): Promise<void> {
    this.notes.push(note);
  }

  /** Comments, by who has written them. */
  readonly written: (readonly [personId: string, key: string, commentId: string])[] = [];

  async wrote(...written: readonly [string, string, string]): Promise<void> {
    this.written.push(written);
  }

  async knows(_personId: string, request: CustomerRequest): Promise<void> {
    this.known.push(request);
  }

  async keep(request: RequestForLater, error: unknown): Promise<boolean> {
    if (!isKojiError(error, 'unavailable') && !isKojiError(error, 'underWay')) return false;
    this.kept.push(request);
    return true;
  }

  /** Of what was begun and not settled: when that was. */
  readonly begun = new Map<string, number>();

  async begin({ conversationId }: RequestForLater): Promise<number | undefined> {
    const before = this.begun.get(conversationId);
    if (before === undefined) this.begun.set(conversationId, NOW);
    return before;
  }

  async settled({ conversationId }: RequestForLater): Promise<void> {
    this.begun.delete(conversationId);
  }

  async titleOfKept(conversationId: string): Promise<string | undefined> {
    return this.kept.find((each) => each.conversationId === conversationId)?.title;
  }

  async answerable(): Promise<AnswerableComments | undefined> {
    return this.told;
  }

  async ratingAsked(): Promise<{ readonly key: string; readonly at: number } | undefined> {
    return this.toRate;
  }

  async takeUnsent(): Promise<readonly string[]> {
    const { unsent } = this;
    this.unsent = [];
    return unsent;
  }
}

export class FakeChatRatings implements ChatRatings {
  outcome: Awaited<ReturnType<ChatRatings['rate']>> = 'nothingToRate';
  readonly given: number[] = [];

  /** When the chat ended that is to be rated, in epoch milliseconds. */
  endedAt = NOW;

  async rate(_conversation: Conversation, rating: ChatRating, endedSince = 0) {
    if (this.endedAt < endedSince) return 'nothingToRate' as const;
    if (this.outcome === 'rated') this.given.push(rating);
    return this.outcome;
  }
}

export class FakeFiles implements FileFetcher {
  result: FetchedFile | undefined;
  readonly fetched: FileReference[] = [];

  async fetch(file: FileReference): Promise<FetchedFile> {
    this.fetched.push(file);
    const content = new TextEncoder().encode('content');
    return this.result ?? { kind: 'fetched', file: { filename: file.name, contentType: file.contentType, content } };
  }
}

export class FakeAgentCommands implements AgentCommands {
  readonly ran: string[] = [];

  async run(_context: TurnContext, said: string): Promise<boolean> {
    this.ran.push(said);
    return true;
  }
}
