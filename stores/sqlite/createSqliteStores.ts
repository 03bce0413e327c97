import type { Clock } from '../../clock.ts';
import type { Stores } from '../stores.ts';
import type { DamageLog } from '../records/passOver.ts';
import { createPassOver } from '../records/passOver.ts';
import { createArticleVoteStore } from './articleVoteStore.ts';
import { createBotStateStorage } from './botStateStorage.ts';
import { createChannelLinkStore } from './channelLinkStore.ts';
import type { Database } from './database.ts';
import { createAgentStore, createConversationStore, createHandoffStore, createLeaseStore } from './handoffStores.ts';
import { createPeopleStore, createSignInCodeStore } from './identityStores.ts';
import { createJournal } from './journal.ts';
import { createNewsBoxStore, createRequestTaskStore } from './requestStores.ts';
import { createSessionStore } from './sessionStore.ts';
import { createSettingsStore } from './settingsStore.ts';

/** Every persistent port over one open database, which `close` closes. */
export function createSqliteStores(database: Database, clock: Clock, log: DamageLog): Stores {
  const deps = { database, passOver: createPassOver(log) };
  return {
    conversations: createConversationStore(deps),
    handoffs: createHandoffStore(deps),
    agents: createAgentStore(deps),
    journal: createJournal(deps),
    leases: createLeaseStore(deps),
    people: createPeopleStore(deps),
    channelLinks: createChannelLinkStore(database),
    signInCodes: createSignInCodeStore(deps, clock),
    settings: createSettingsStore(deps),
    sessions: createSessionStore(deps, clock),
    newsBoxes: createNewsBoxStore(deps, clock),
    requestTasks: createRequestTaskStore(deps),
    articleVotes: createArticleVoteStore(deps),
    botState: createBotStateStorage(database, clock),
    async close() {
      database.close();
    },
  };
}
