import type { ContainerDefinition, CosmosClient, Database, DatabaseRequest, RequestOptions } from '@azure/cosmos';
import { isKojiError, KojiError } from '../../errors.ts';
import type { Call } from './call.ts';
import { createCall } from './call.ts';
import type { ContainerLayout } from './containers.ts';
import { CONTAINERS } from './containers.ts';
import { hasStatus, isRefused } from './cosmosError.ts';

export interface DatabaseOptions {
  readonly database: string;
  /**
   * Create the database and its containers where they are missing. Needs the account's key: an identity may read and
   * write items and create nothing.
   */
  readonly createMissing: boolean;
  /** Highest throughput of a new database, in RU/s, shared by its containers; `none` for a serverless account. */
  readonly maxThroughput?: number | 'none';
  /** Take an account whose reads may be outdated on other servers than the one that wrote; for one server only. */
  readonly allowSessionConsistency?: boolean;
  /** How long each step may take: creating a container takes seconds, and an account that is away may come back. */
  readonly startLimitMs?: number;
  /** Hears of each failure that is waited out. */
  readonly onWaiting?: (error: unknown) => void;
}

const START_LIMIT_MS = 60_000;
/** Under these a read on one server sees what another one wrote before it. */
const CONSISTENT = new Set(['Strong', 'BoundedStaleness']);

/** The database with all containers there and as they must be. Throws a KojiError, of kind `config` for what to mend. */
export async function openDatabase(client: CosmosClient, options: DatabaseOptions): Promise<Database> {
  const { startLimitMs = START_LIMIT_MS, onWaiting: onRetry } = options;
  const call = createCall(startLimitMs, { mostTries: Infinity, ...(onRetry ? { onRetry } : {}) });
  try {
    await checkAccount(client, call, options);
    const database = client.database(options.database);
    await ensure(call, `open the database ${options.database}`, {
      read: (request) => database.read(request),
      ...(options.createMissing ? { create: (request) => client.databases.create(toDatabase(options), request) } : {}),
    });
    await Promise.all(Object.values(CONTAINERS).map((each) => openContainer(database, each, call, options)));
    return database;
  } catch (error) {
    if (isKojiError(error) && isRefused(error)) {
      throw new KojiError('config', error.message, { cause: error.cause });
    }
    throw error;
  }
}

async function checkAccount(client: CosmosClient, call: Call, options: DatabaseOptions): Promise<void> {
  const { resource } = await call('describe the account', (abortSignal) => client.getDatabaseAccount({ abortSignal }));
  if (resource?.enableMultipleWritableLocations) {
    const why = 'and who owns a customer must be decided in one place';
    throw new KojiError('config', `The Cosmos DB account has several write regions, ${why}. Leave it one.`);
  }
  const level = String(resource?.consistencyPolicy);
  if (CONSISTENT.has(level) || options.allowSessionConsistency) return;
  throw new KojiError(
    'config',
    `The Cosmos DB account has ${level} consistency, under which one server may read what another has already changed. ` +
      'Set its default consistency to Strong, or COSMOS_CONSISTENCY=session where a single server runs.',
  );
}

function toDatabase({ database, maxThroughput = 1_000 }: DatabaseOptions): DatabaseRequest {
  return { id: database, ...(maxThroughput === 'none' ? {} : { maxThroughput }) };
}

async function openContainer(
  database: Database,
  layout: ContainerLayout,
  call: Call,
  { createMissing }: DatabaseOptions,
): Promise<void> {
  const container = database.container(layout.name);
  const { resource } = await ensure(call, `open the container ${layout.name}`, {
    read: (request) => container.read(request),
    ...(createMissing ? { create: (request) => database.containers.create(toDefinition(layout), request) } : {}),
  });
  checkContainer(layout, resource);
}

interface Resource<T> {
  readonly read: (request: RequestOptions) => Promise<T>;
  readonly create?: (request: RequestOptions) => Promise<T>;
}

/** Reads what may be there; what is missing is created, unless another server has just done so. */
async function ensure<T>(call: Call, what: string, { read, create }: Resource<T>): Promise<T> {
  try {
    return await call(what, (abortSignal) => read({ abortSignal }));
  } catch (error) {
    if (!hasStatus(error, 404)) throw error;
    if (!create) throw missing(what, error);
  }
  try {
    return await call(what, (abortSignal) => create({ abortSignal }));
  } catch (error) {
    if (!hasStatus(error, 409)) throw fromCreating(error);
    return call(what, (abortSignal) => read({ abortSignal }));
  }
}

function toDefinition({ name, partitionKey, indexed, hasExpiry }: ContainerLayout) {
  return {
    id: name,
    partitionKey: { paths: [partitionKey] },
    indexingPolicy: {
      indexingMode: 'consistent' as const,
      automatic: true,
      includedPaths: indexed.map((path) => ({ path })),
      excludedPaths: [{ path: '/*' }],
    },
    // -1: items may expire, and do so only when they say when.
    ...(hasExpiry ? { defaultTtl: -1 } : {}),
  };
}

function checkContainer(layout: ContainerLayout, found: ContainerDefinition | undefined): void {
  const { name, partitionKey, hasExpiry } = layout;
  const paths = found?.partitionKey?.paths ?? [];
  if (paths.length !== 1 || paths[0] !== partitionKey) {
    throw new KojiError(
      'config',
      `The container ${name} has the partition key ${paths.join(', ')}, and Koji needs ${partitionKey}. ` +
        'A partition key cannot be changed: use another database, or create the container anew.',
    );
  }
  if (hasExpiry && found?.defaultTtl === undefined) {
    const mend = 'Switch its time to live on, without a default (-1).';
    throw new KojiError('config', `The container ${name} never lets anything expire. ${mend}`);
  }
}

function missing(what: string, cause: unknown): KojiError {
  const mend = 'Create it as docs/cosmos.md says, or let Koji do it with the key of the account.';
  return new KojiError('config', `Cosmos DB did not ${what}: it does not exist. ${mend}`, { cause });
}

function fromCreating(error: unknown): unknown {
  if (!isKojiError(error, 'contract')) return error;
  const mend = 'Is the account serverless? Then set COSMOS_THROUGHPUT=none.';
  return new KojiError('config', `${error.message} ${mend}`, { cause: error.cause });
}
