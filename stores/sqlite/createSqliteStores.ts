import type { Clock } from '../../clock.ts';
import type { Stores } from '../stores.ts';
import { createBotStateStorage } from './botStateStorage.ts';
import { createChannelLinkStore } from './channelLinkStore.ts';
import type { Database } from './database.ts';
import { createAgentStore, createConversationStore, createHandoffStore, createLeaseStore } from './handoffStores.ts';
import { createPeopleStore, createSignInCodeStore } from './identityStores.ts';
import { createJournal } from './journal.ts';
import { createSessionStore } from './sessionStore.ts';
import { createSettingsStore } from './settingsStore.ts';

/** Every persistent port over one open database, which `close` closes. */
export function createSqliteStores(database: Database, clock: Clock): Stores {
  return {
    conversations: createConversationStore(database),
    handoffs: createHandoffStore(database),
    agents: createAgentStore(database),
    journal: createJournal(database),
    leases: createLeaseStore(database),
    people: createPeopleStore(database),
    channelLinks: createChannelLinkStore(database),
    signInCodes: createSignInCodeStore(database),
    settings: createSettingsStore(database),
    sessions: createSessionStore(database, clock),
    botState: createBotStateStorage(database),
    async close() {
      database.close();
    },
  };
}
