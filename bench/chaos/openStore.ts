import path from 'node:path';
import { createHttpServer } from '@vercel/cosmosdb-server';
import { pino } from 'pino';
import { randomIds, systemClock } from '../../clock.ts';
import { connect } from '../../stores/cosmos/connect.ts';
import { createCosmosStores } from '../../stores/cosmos/createCosmosStores.ts';
import { createSqliteStores } from '../../stores/sqlite/createSqliteStores.ts';
import { openDatabase } from '../../stores/sqlite/openDatabase.ts';
import type { Stores } from '../../stores/stores.ts';
import { EMULATOR_KEY, serve } from '../../test/stores/cosmosAccount.ts';
import { holdLock, openGate } from './away.ts';
import type { Outage } from './trouble.ts';

export const STORE_KINDS = ['sqlite', 'cosmos'] as const;
export type StoreKind = (typeof STORE_KINDS)[number];

/** The store of an installation, as the trial itself reads it: also while it is away for the servers. */
export interface OpenStore {
  readonly stores: Stores;
  readonly envOf: (server: number) => Readonly<Record<string, string>>;
  /** The ids of all handoffs there ever were; no port tells them. */
  handoffIds(): Promise<readonly string[]>;
  /** Keeps the store from the servers for so long; what is in it stays. */
  away(outage: Outage): Promise<void>;
  /** To be called between two schedules. */
  tidy(): void;
  close(): Promise<void>;
}

export function openStore(kind: StoreKind, folder: string): Promise<OpenStore> {
  return kind === 'sqlite' ? embeddedStore(folder) : cosmosStore(folder);
}

/** One file that all servers have open. */
async function embeddedStore(folder: string): Promise<OpenStore> {
  const file = path.join(folder, 'koji.db');
  const database = openDatabase(file);
  const stores = createSqliteStores(database, systemClock, pino({ level: 'silent' }));
  return {
    stores,
    envOf: () => ({ DATA_DIR: folder }),
    handoffIds: async () => database.all('SELECT id FROM handoffs').map(({ id }) => String(id)),
    away: ({ lastsMs }) => holdLock(file, lastsMs),
    tidy: () => undefined,
    close: () => stores.close(),
  };
}

/** An account of Cosmos DB in this process, over the wire; of the embedded store each server has its own. */
async function cosmosStore(folder: string): Promise<OpenStore> {
  const emulator = createHttpServer({ keepAlive: true });
  const account = await serve(emulator, 'http');
  const gate = await openGate(emulator);
  const access = { endpoint: account.endpoint, auth: { key: EMULATOR_KEY } };
  const [stores, client] = [await openStores(access), connect(access)];
  const handoffs = client.database('koji').container('handoffs');
  const shared = { COSMOS_ENDPOINT: gate.url, COSMOS_KEY: EMULATOR_KEY, COSMOS_CONSISTENCY: 'session' };
  return {
    stores,
    envOf: (server) => ({ ...shared, DATA_DIR: path.join(folder, String(server)) }),
    async handoffIds() {
      const { resources } = await handoffs.items.query<{ id: string }>('SELECT c.id FROM c').fetchAll();
      return resources.map(({ id }) => id);
    },
    away: (outage) => gate.shut(outage),
    tidy: () => void account.requests.splice(0),
    async close() {
      client.dispose();
      await stores.close();
      await gate.close();
      await account.close();
    },
  };
}

function openStores(access: { readonly endpoint: string; readonly auth: { readonly key: string } }): Promise<Stores> {
  return createCosmosStores({
    ...access,
    database: 'koji',
    createMissing: true,
    allowSessionConsistency: true,
    clock: systemClock,
    ids: randomIds,
    log: pino({ level: 'silent' }),
  });
}
