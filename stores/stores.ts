import type { Storage } from 'botbuilder';
import type { ArticleVoteStore } from '../articleVotes/ports.ts';
import type { AgentStore, ConversationStore, HandoffStore, Journal, LeaseStore } from '../handoff/ports.ts';
import type { ChannelLinkStore, PeopleStore, SignInCodeStore } from '../identity/ports.ts';
import type { SessionStore } from '../portal/ports.ts';
import type { NewsBoxStore, RequestTaskStore } from '../requestUpdates/ports.ts';
import type { SettingsStore } from '../settings/ports.ts';

/** The dialogs' memory. It holds what people have said, drafts among it. */
export interface BotStateStore extends Storage {
  /** Erases what was not written since (epoch milliseconds); answers how much went. */
  eraseUnchangedSince(at: number): Promise<number>;
}

/** Every persistent port, as one kind of store offers them. */
export interface Stores {
  readonly conversations: ConversationStore;
  readonly handoffs: HandoffStore;
  readonly agents: AgentStore;
  readonly journal: Journal;
  readonly leases: LeaseStore;
  readonly people: PeopleStore;
  readonly channelLinks: ChannelLinkStore;
  readonly signInCodes: SignInCodeStore;
  readonly settings: SettingsStore;
  readonly sessions: SessionStore;
  readonly newsBoxes: NewsBoxStore;
  readonly requestTasks: RequestTaskStore;
  readonly articleVotes: ArticleVoteStore;
  readonly botState: BotStateStore;
  close(): Promise<void>;
}
