import type { Logger } from 'pino';
import type { Clock, Ids } from '../clock.ts';
import type { Config, CosmosConfig } from '../config.ts';
import { createSqliteStores } from '../stores/sqlite/createSqliteStores.ts';
import type { Database } from '../stores/sqlite/database.ts';
import type { Stores } from '../stores/stores.ts';
import { RETENTION_MS } from './housekeeping.ts';

export interface StoresParts {
  readonly clock: Clock;
  readonly ids: Ids;
  /** Hears of records that cannot be read. */
  readonly logger: Logger;
}

/** The configured store: the embedded one, or Cosmos DB. */
export function composeStores(config: Config, database: Database, parts: StoresParts): Promise<Stores> {
  if (config.cosmos === undefined) return Promise.resolve(createSqliteStores(database, parts.clock, parts.logger));
  return cosmosStores(config.cosmos, config, parts);
}

/** Its SDKs take a second to load, so only those who use them wait for it. */
async function cosmosStores(
  cosmos: CosmosConfig,
  { bot }: Config,
  { clock, ids, logger }: StoresParts,
): Promise<Stores> {
  const [{ createCosmosStores }, { managedIdentity }] = await Promise.all([
    import('../stores/cosmos/createCosmosStores.ts'),
    import('../stores/cosmos/connect.ts'),
  ]);
  const { endpoint, key, database, throughput, allowSessionConsistency } = cosmos;
  const clientId = bot.MicrosoftAppType === 'UserAssignedMSI' ? bot.MicrosoftAppId : undefined;
  return createCosmosStores({
    endpoint,
    database,
    auth: key === undefined ? { credential: managedIdentity(clientId) } : { key },
    // Data roles allow a managed identity to read and write items, not to create containers.
    createMissing: key !== undefined,
    maxThroughput: throughput,
    allowSessionConsistency,
    journalKeepMs: RETENTION_MS,
    clock,
    ids,
    log: logger,
    onWaiting: (err) => logger.warn({ err }, 'waiting for Cosmos DB'),
  });
}
