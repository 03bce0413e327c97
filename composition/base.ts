import path from 'node:path';
import type { Logger } from 'pino';
import restify from 'restify';
import type { Server, ServerOptions } from 'restify';
import type { Clock, Ids } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Database } from '../stores/sqlite/database.ts';
import { openDatabase } from '../stores/sqlite/openDatabase.ts';
import type { Stores } from '../stores/stores.ts';
import { composeStores } from './stores.ts';
import { directLineSecret } from './directLineSecret.ts';
import type { Timings } from './timings.ts';

/** What every part of the product is built on. */
export interface Base {
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly timings: Timings;
  readonly server: Server;
  /** Where this process reaches itself; known once it listens, because the port may be chosen then. */
  readonly localUrl: () => string;
  /** Where browsers reach it. */
  readonly publicUrl: () => string;
  /** The embedded database, which also holds the embedded Direct Line. */
  readonly database: Database;
  readonly stores: Stores;
  readonly directLineSecret: string;
}

/** Characters; e-mail addresses and names of files stand in paths, and restify would not find a longer one than 100. */
const LONGEST_PATH_PART = 1024;

export async function composeBase(
  config: Config,
  parts: Pick<Base, 'clock' | 'ids' | 'logger' | 'timings'>,
): Promise<Base> {
  const server = restify.createServer({
    name: 'koji',
    log: restifyLogger(parts.logger),
    maxParamLength: LONGEST_PATH_PART,
  });
  let known: string | undefined;
  // Remembered, because what is on its way while the server closes still needs it.
  const localUrl = (): string => (known ??= `http://${localHost(config.host)}:${portOf(server)}`);
  const database = openDatabase(path.join(config.dataDir, 'koji.db'));
  return {
    ...parts,
    config,
    server,
    localUrl,
    publicUrl: () => config.publicUrl ?? localUrl(),
    database,
    stores: await composeStores(config, database, parts),
    directLineSecret: directLineSecret(config),
  };
}

/** Listening on all addresses includes the loopback one. */
function localHost(host: string): string {
  return ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
}

/** A TCP server's address is an object while it listens; restify listens on nothing else. */
function portOf(server: Server): number {
  return server.address().port;
}

/** restify 12 logs with pino; its published types still say bunyan. */
function restifyLogger(logger: Logger): NonNullable<ServerOptions['log']> {
  return logger as unknown as NonNullable<ServerOptions['log']>;
}
