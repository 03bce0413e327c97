import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { randomIds, systemClock } from '../../clock.ts';
import { TENANT } from '../../composition/people.ts';
import { settingsSchema } from '../../settings/settings.ts';
import { createSqliteStores } from '../../stores/sqlite/createSqliteStores.ts';
import { openDatabase } from '../../stores/sqlite/openDatabase.ts';
import type { Stores } from '../../stores/stores.ts';
import type { FakeChannel } from './channel.ts';
import { openChannel } from './channel.ts';
import type { Fleet } from './servers.ts';
import { startFleet } from './servers.ts';

export const STORE_KINDS = ['sqlite', 'cosmos'] as const;
export type StoreKind = (typeof STORE_KINDS)[number];

/** Chats one agent of the trial can hold. */
const CAPACITY = 2;

/** One installation of the product: a store, three servers on it, and the channel they speak to. */
export interface Installation {
  readonly stores: Stores;
  readonly fleet: Fleet;
  readonly channel: FakeChannel;
  /** The id of the service desk that the servers serve. */
  readonly deskId: string;
  /** The ids of all handoffs there ever were; no port tells them. */
  handoffIds(): Promise<readonly string[]>;
  /** Where the servers' output is; gone with the installation. */
  readonly folder: string;
  /** To be called between two schedules. */
  tidy(): void;
  close(): Promise<void>;
}

export async function install(kind: StoreKind): Promise<Installation> {
  const folder = mkdtempSync(path.join(tmpdir(), 'koji-chaos-'));
  const store = await (kind === 'sqlite' ? embeddedStore(folder) : cosmosStore(folder));
  await enableLiveChat(store.stores);
  const common = { LOG_LEVEL: 'warn', DIRECT_LINE_SECRET: 'a-secret-for-the-trial-only', JIRA_SERVICE_DESK: 'CERT' };
  const envOf = (server: number) => ({ ...common, ...store.envOf(server) });
  const [channel, fleet] = await Promise.all([
    openChannel(systemClock),
    startFleet({ envOf, logs: folder, clock: systemClock }),
  ]);
  return {
    stores: store.stores,
    fleet,
    channel,
    deskId: common.JIRA_SERVICE_DESK,
    handoffIds: () => store.handoffIds(),
    folder,
    tidy() {
      channel.clear();
      store.tidy();
    },
    async close() {
      await fleet.stop();
      await Promise.all([channel.close(), store.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface OpenStore {
  readonly stores: Stores;
  readonly envOf: (server: number) => Readonly<Record<string, string>>;
  handoffIds(): Promise<readonly string[]>;
  tidy(): void;
  close(): Promise<void>;
}

/** One file that all servers have open. */
async function embeddedStore(folder: string): Promise<OpenStore> {
  const database = openDatabase(path.join(folder, 'koji.db'));
  const stores = createSqliteStores(database, systemClock, pino({ level: 'silent' }));
  return {
    stores,
    envOf: () => ({ DATA_DIR: folder }),
    handoffIds: async () => database.all('SELECT id FROM handoffs').map(({ id }) => String(id)),
    tidy: () => undefined,
    close: () => stores.close(),
  };
}

/** An account of Cosmos DB in this process, over the wire; of the embedded store each server has its own. */
async function cosmosStore(folder: string): Promise<OpenStore> {
  const [{ createCosmosStores }, { connect }, { EMULATOR_KEY, openCosmosAccount }] = await Promise.all([
    import('../../stores/cosmos/createCosmosStores.ts'),
    import('../../stores/cosmos/connect.ts'),
    import('../../test/stores/cosmosAccount.ts'),
  ]);
  const account = await openCosmosAccount();
  const { endpoint } = account;
  const auth = { key: EMULATOR_KEY };
  const stores = await createCosmosStores({
    endpoint,
    auth,
    database: 'koji',
    createMissing: true,
    allowSessionConsistency: true,
    clock: systemClock,
    ids: randomIds,
    log: pino({ level: 'silent' }),
  });
  const client = connect({ endpoint, auth });
  const handoffs = client.database('koji').container('handoffs');
  const shared = { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: EMULATOR_KEY, COSMOS_CONSISTENCY: 'session' };
  return {
    stores,
    envOf: (server) => ({ ...shared, DATA_DIR: path.join(folder, String(server)) }),
    async handoffIds() {
      const { resources } = await handoffs.items.query<{ id: string }>('SELECT c.id FROM c').fetchAll();
      return resources.map(({ id }) => id);
    },
    tidy: () => void account.requests.splice(0),
    async close() {
      client.dispose();
      await stores.close();
      await account.close();
    },
  };
}

async function enableLiveChat({ settings }: Stores): Promise<void> {
  const chosen = settingsSchema.parse({ liveChat: { enabled: true, capacity: CAPACITY } });
  await settings.save(TENANT, { settings: chosen, byPersonId: 'trial', at: systemClock.now() }, 'new');
}
