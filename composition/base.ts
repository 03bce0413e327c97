import path from 'node:path';
import type { Logger } from 'pino';
import restify from 'restify';
import type { Server, ServerOptions } from 'restify';
import { createClientAddress } from '../clientAddress.ts';
import type { ClientAddress } from '../clientAddress.ts';
import type { Clock, Ids, Timers } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Database } from '../stores/sqlite/database.ts';
import { openDatabase } from '../stores/sqlite/openDatabase.ts';
import type { Stores } from '../stores/stores.ts';
import { answerToOwnNamesOnly } from './answerToOwnNamesOnly.ts';
import { composeStores } from './stores.ts';
import { directLineSecret } from './directLineSecret.ts';
import type { Timings } from './timings.ts';

/** What every part of the product is built on. */
export interface Base {
  readonly config: Config;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ids: Ids;
  /** What this process calls itself among those that share the store; no other one does, nor does the one after it. */
  readonly serverId: string;
  readonly logger: Logger;
  readonly timings: Timings;
  readonly server: Server;
  /** Where this process reaches itself; known once it listens, because the port may be chosen then. */
  readonly localUrl: () => string;
  /** Where browsers reach it. */
  readonly publicUrl: () => string;
  readonly clientAddress: ClientAddress;
  /** The embedded database, which also holds the embedded Direct Line. */
  readonly database: Database;
  readonly stores: Stores;
  readonly directLineSecret: string;
}

/** Characters; e-mail addresses and names of files stand in paths, and restify would not find a longer one than 100. */
const LONGEST_PATH_PART = 1024;

/** What a test replaces. */
export type BaseParts = Pick<Base, 'clock' | 'timers' | 'ids' | 'serverId' | 'logger' | 'timings'>;

export async function composeBase(config: Config, parts: BaseParts): Promise<Base> {
  const server = restify.createServer({
    name: 'koji',
    log: restifyLogger(parts.logger),
    maxParamLength: LONGEST_PATH_PART,
  });
  warnOfSharedLimits(config, parts.logger);
  let known: string | undefined;
  // Remembered, because what is on its way while the server closes still needs it.
  const localUrl = (): string => (known ??= `http://${localHost(config.host)}:${portOf(server)}`);
  const publicUrl = (): string => config.publicUrl ?? localUrl();
  if (config.mode === 'demo') answerToOwnNamesOnly(server, publicUrl);
  const database = openDatabase(path.join(config.dataDir, 'koji.db'));
  return {
    ...parts,
    config,
    server,
    localUrl,
    publicUrl,
    clientAddress: createClientAddress(config.trustedProxies),
    database,
    stores: await composeStores(config, database, parts),
    // Alone, because several processes may start for the first time at the same moment.
    directLineSecret: database.transaction(() => directLineSecret(config)),
  };
}

/** In production something in front of this server speaks https, and everybody seems to come from there. */
function warnOfSharedLimits({ mode, trustedProxies }: Config, logger: Logger): void {
  if (mode === 'demo' || trustedProxies > 0) return;
  logger.warn('TRUSTED_PROXIES is not set: all visitors who come by one proxy share the limits of one visitor');
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
