import type { Database } from '@azure/cosmos';
import type { Clock, Ids } from '../../clock.ts';
import type { Stores } from '../stores.ts';
import type { DamageLog } from '../records/passOver.ts';
import { createPassOver } from '../records/passOver.ts';
import { createArticleVoteStore } from './articleVoteStore.ts';
import { createBotStateStorage } from './botStateStorage.ts';
import { createCall } from './call.ts';
import type { CosmosConnection } from './connect.ts';
import { connect } from './connect.ts';
import type { ContainerName } from './containers.ts';
import { CONTAINERS } from './containers.ts';
import { createAgentStore, createConversationStore, createHandoffStore, createLeaseStore } from './handoffStores.ts';
import { createChannelLinkStore, createPeopleStore, createSignInCodeStore } from './identityStores.ts';
import type { ItemsDeps } from './items.ts';
import { createItems } from './items.ts';
import { createJournal } from './journal.ts';
import type { DatabaseOptions } from './openDatabase.ts';
import { openDatabase } from './openDatabase.ts';
import { createNewsBoxStore, createRequestTaskStore } from './requestStores.ts';
import { createSessionStore } from './sessionStore.ts';
import { createSettingsStore } from './settingsStore.ts';

export interface CosmosOptions extends CosmosConnection, DatabaseOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: DamageLog;
  /** How long one operation may take, repetitions included. A turn must answer within 15 s. */
  readonly timeLimitMs?: number;
  /** When Cosmos DB removes journal entries by itself; never where it is not given. */
  readonly journalKeepMs?: number;
}

/**
 * Every persistent port over one database of an account. Throws a KojiError of kind `config` for an account or a database
 * that cannot be used as it is, and `unavailable` when it cannot be reached.
 */
export async function createCosmosStores(options: CosmosOptions): Promise<Stores> {
  const { clock, ids, log, timeLimitMs = 10_000, journalKeepMs } = options;
  const client = connect(options);
  try {
    const database = await openDatabase(client, options);
    const stores = storesIn(
      database,
      { call: createCall(timeLimitMs), ids, passOver: createPassOver(log) },
      clock,
      journalKeepMs,
    );
    return { ...stores, close: async () => client.dispose() };
  } catch (error) {
    client.dispose();
    throw error;
  }
}

function storesIn(database: Database, deps: ItemsDeps, clock: Clock, journalKeepMs?: number): Omit<Stores, 'close'> {
  const container = (name: ContainerName) => database.container(CONTAINERS[name].name);
  const items = (name: ContainerName) => createItems(container(name), CONTAINERS[name], deps);
  return {
    conversations: createConversationStore(items('conversations')),
    handoffs: createHandoffStore(items('handoffs')),
    agents: createAgentStore(items('agents')),
    journal: createJournal(items('journal'), journalKeepMs),
    leases: createLeaseStore(items('leases')),
    people: createPeopleStore(items('people')),
    channelLinks: createChannelLinkStore(items('channelLinks')),
    signInCodes: createSignInCodeStore(items('signInCodes'), clock),
    settings: createSettingsStore(items('settings')),
    sessions: createSessionStore(items('sessions'), clock),
    newsBoxes: createNewsBoxStore(items('newsBoxes')),
    requestTasks: createRequestTaskStore(items('requestTasks')),
    articleVotes: createArticleVoteStore(items('articleVotes')),
    botState: createBotStateStorage(container('botState'), items('botState'), deps.call),
  };
}
