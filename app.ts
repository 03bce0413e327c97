import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import type { Logger } from 'pino';
import restify from 'restify';
import type { Server, ServerOptions } from 'restify';
import type { Clock, Ids } from './clock.ts';
import { randomIds, systemClock } from './clock.ts';
import { composeBot } from './composition/bot.ts';
import { directLineSecret } from './composition/directLineSecret.ts';
import { fileOrigins } from './composition/fileOrigins.ts';
import { greeting } from './composition/greeting.ts';
import { withDuty } from './composition/roleChanges.ts';
import { startHousekeeping } from './composition/housekeeping.ts';
import { composeIdentity } from './composition/people.ts';
import { composeServiceDesk, toDirectory } from './composition/serviceDesk.ts';
import { BOT_NAME, composeWeb } from './composition/web.ts';
import type { Config } from './config.ts';
import { CONNECTOR_PATH, createBotTokens, mountDirectLine } from './directline/index.ts';
import { maskSecrets } from './handoff/index.ts';
import type { EmbeddedChannel } from './messaging/connectors.ts';
import type { ServiceDesk } from './jira/ports.ts';
import { createFileFetcher } from './messaging/fileFetcher.ts';
import { mountMessages } from './messaging/messagesRoute.ts';
import { createSqliteStores } from './stores/sqlite/createSqliteStores.ts';
import { createSqliteDirectLineStore } from './stores/sqlite/directLineStore.ts';
import { openDatabase } from './stores/sqlite/openDatabase.ts';

/** What a test replaces; everything else is as in production. */
export interface AppOverrides {
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly logger?: Logger;
}

export interface App {
  /** Starts to listen, takes up what an earlier process left, and answers the address. */
  listen(): Promise<string>;
  /** Lets running turns and sends end, then closes everything. */
  close(): Promise<void>;
  /** Resolves when nothing is on its way any more. */
  idle(): Promise<void>;
  /** What a newcomer reads in the terminal. */
  greeting(address: string): string;
}

/** Builds the whole product from a configuration. Nothing listens yet. */
export async function createApp(config: Config, overrides: AppOverrides = {}): Promise<App> {
  const { clock = systemClock, ids = randomIds, logger = pino({ level: config.logLevel }) } = overrides;
  const server = restify.createServer({ name: 'koji', log: restifyLogger(logger) });
  const localUrl = (): string => `http://${localHost(config.host)}:${(server.address() as AddressInfo).port}`;
  const publicUrl = (): string => config.publicUrl ?? localUrl();
  const database = openDatabase(path.join(config.dataDir, 'koji.db'));
  const stores = createSqliteStores(database, clock);
  const secret = directLineSecret(config);
  const desk = composeServiceDesk({ config, server, localUrl, clock, logger });
  const { identity, outbox: mail } = composeIdentity({ config, stores, directory: toDirectory(desk), clock });

  const isEmbedded = config.directLineEndpoint === undefined;
  const botTokens = createBotTokens({ secret, clock });
  const embedded: EmbeddedChannel = { serviceUrl: () => `${localUrl()}${CONNECTOR_PATH}`, ...botTokens };
  const files = createFileFetcher({ isAllowed: fileOrigins(config, publicUrl) });
  const { adapter, bot, service, outbox } = composeBot({
    config,
    stores,
    identity,
    desk,
    files,
    publicUrl,
    clock,
    ids,
    logger,
    embedded: isEmbedded ? embedded : undefined,
  });
  mountMessages(server, { adapter, logic: (context) => bot.run(context), logger });
  const directLine = isEmbedded
    ? mountDirectLine(server, {
        store: createSqliteDirectLineStore(database),
        botUrl: () => `${localUrl()}/api/messages`,
        connectorUrl: localUrl,
        bot: { id: 'koji', name: BOT_NAME },
        maskText: maskSecrets,
        publicUrl,
        secret,
        clock,
        ids,
        logger,
      })
    : undefined;
  await composeWeb({
    config,
    server,
    publicUrl,
    localUrl,
    secret,
    stores,
    identity: withDuty(identity, service.duty),
    outbox: mail,
    desk,
    clock,
    ids,
  });
  const health = mountHealth(server);
  let housekeeping: { stop(): void } | undefined;

  return {
    async listen() {
      await listenOn(server, config);
      await directLine?.redeliver();
      await service.start();
      probeDesk(desk, logger);
      housekeeping = startHousekeeping({ stores, directLine, clock, logger });
      health.ready = true;
      return publicUrl();
    },
    async close() {
      health.ready = false;
      housekeeping?.stop();
      await directLine?.close();
      await closeServer(server);
      await outbox.idle();
      await stores.close();
    },
    idle: () => outbox.idle(),
    greeting: (address) => greeting(config, address),
  };
}

/** Where this process reaches itself; listening on all addresses includes the loopback one. */
function localHost(host: string): string {
  return ['0.0.0.0', '::', ''].includes(host) ? '127.0.0.1' : host;
}

/** An operator must hear of a refused token before the first customer does; the bot runs all the same. */
function probeDesk(desk: ServiceDesk, logger: Logger): void {
  desk.probe().then(
    ({ accountId }) => logger.info({ accountId }, 'the service desk knows the service account'),
    (error: unknown) => logger.error({ err: error }, 'ALERT: the service desk refuses or does not answer'),
  );
}

/** restify 12 logs with pino; its published types still say bunyan. */
function restifyLogger(logger: Logger): NonNullable<ServerOptions['log']> {
  return logger as unknown as NonNullable<ServerOptions['log']>;
}

/** `GET /healthz`: for everybody, and without anything worth knowing. */
function mountHealth(server: Server): { ready: boolean } {
  const health = { ready: false };
  server.get('/healthz', (_request, response, next) => {
    response.json(health.ready ? 200 : 503, { status: health.ready ? 'ok' : 'starting' });
    next();
  });
  return health;
}

function listenOn(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.server.closeIdleConnections();
  });
}
