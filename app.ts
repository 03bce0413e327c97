import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import type { Logger } from 'pino';
import type { Server } from 'restify';
import { randomUUID } from 'node:crypto';
import type { Clock, Ids, Timers } from './clock.ts';
import { randomIds, systemClock, systemTimers } from './clock.ts';
import { composeBase } from './composition/base.ts';
import type { Base } from './composition/base.ts';
import { composeBot } from './composition/bot.ts';
import { composeDirectLine } from './composition/directLine.ts';
import { greeting } from './composition/greeting.ts';
import { startHousekeeping } from './composition/housekeeping.ts';
import { composeIdentity } from './composition/people.ts';
import type { RequestUpdates } from './composition/requestUpdates.ts';
import { withDuty } from './composition/withDuty.ts';
import { startRedelivery } from './composition/redelivery.ts';
import { requestsAcrossServers } from './composition/requestsAcrossServers.ts';
import { startSweeping } from './composition/sweeping.ts';
import { composeServiceDesk } from './composition/serviceDesk.ts';
import type { Timings } from './composition/timings.ts';
import { TIMINGS } from './composition/timings.ts';
import { composeWeb } from './composition/web.ts';
import type { Config } from './config.ts';
import { KojiError } from './errors.ts';
import type { ServiceDesk } from './jira/ports.ts';
import { mountMessages } from './messaging/messagesRoute.ts';

/** How long a closing server goes on sending; what is left then is taken up by the next start. */
const GRACE_MS = 10_000;

/** What a test replaces; everything else is as in production. */
export interface AppOverrides {
  readonly clock?: Clock;
  readonly timers?: Timers;
  readonly ids?: Ids;
  readonly logger?: Logger;
  readonly timings?: Timings;
  /** What stands between the product and its service desk. */
  readonly toDesk?: (desk: ServiceDesk) => ServiceDesk;
}

export interface App {
  /** Starts to listen, takes up what an earlier process left, and answers the address. */
  listen(): Promise<string>;
  /** Lets running turns and sends end, then closes everything. */
  close(): Promise<void>;
  /** What a newcomer reads in the terminal. */
  greeting(address: string): string;
}

/** Builds the whole product from a configuration. Nothing listens yet. */
export async function createApp(config: Config, overrides: AppOverrides = {}): Promise<App> {
  const {
    clock = systemClock,
    timers = systemTimers,
    ids = randomIds,
    logger = pino({ level: config.logLevel }),
    timings = TIMINGS,
    toDesk = (desk) => desk,
  } = overrides;
  const base = await composeBase(config, { clock, timers, ids, serverId: randomUUID(), logger, timings });
  const { server, stores } = base;
  const { desk: askedDesk, simulator } = composeServiceDesk(base);
  const { leases } = stores;
  const leasing = { leases, serverId: base.serverId, clock, timers, pause: (ms: number) => pause(ms), logger };
  const desk = requestsAcrossServers(toDesk(askedDesk), leasing);
  const { identity, mailbox } = composeIdentity(base, desk);
  const { adapter, bot, service, outbox, requestUpdates } = composeBot(base, { identity, desk });
  simulator?.listen((key) => noticeChange(requestUpdates, key, logger));
  mountMessages(server, { adapter, logic: (context) => bot.run(context), ids, logger });
  const directLine = composeDirectLine(base);
  await composeWeb(base, { identity: withDuty(identity, service), mailbox, desk, simulator });
  const health = mountHealth(server);
  const running: { stop(): Promise<void> }[] = [];

  return {
    async listen() {
      await listenOn(server, config);
      await directLine?.redeliver();
      await service.start();
      probeDesk(desk, base);
      running.push(
        startHousekeeping({ deskId: config.serviceDesk, stores, directLine, clock, logger }),
        startSweeping(base, service),
        startRedelivery(base, directLine),
        await requestUpdates.start(),
      );
      health.ready = true;
      return base.publicUrl();
    },
    async close() {
      health.ready = false;
      await Promise.all(running.map((each) => each.stop()));
      await directLine?.close();
      // The embedded channel is this server: what is queued is sent while it still listens.
      await Promise.race([Promise.all([outbox.idle(), adapter.idle()]), pause(GRACE_MS, undefined, { ref: false })]);
      await closeServer(server);
      await stores.close();
      base.database.close();
    },
    greeting: (address) => greeting(config, address),
  };
}

/** An operator must hear of a refused token before the first customer does; the bot runs all the same. */
function probeDesk(desk: ServiceDesk, { logger }: Base): void {
  desk.probe().then(
    ({ accountId }) => logger.info({ accountId }, 'the service desk knows the service account'),
    (error: unknown) => logger.error({ err: error }, 'ALERT: the service desk refuses or does not answer'),
  );
}

/** The demo's own webhook: the simulator tells of a change in this process. */
function noticeChange(requestUpdates: RequestUpdates, key: string, logger: Logger): void {
  requestUpdates.notice(key).catch((error: unknown) => {
    logger.warn({ err: error }, 'a change of the demo site was not noted; the next poll finds it');
  });
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
    server.once('error', (error: unknown) => reject(listenError(error, `${host}:${port}`)));
    server.listen(port, host, () => resolve());
  });
}

/** What an address cannot be listened on for, and what to do about it. */
const LISTEN_PROBLEMS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Another program listens there already. End it, or set PORT to another port, such as PORT=3979.',
  EACCES: 'That port is for administrators. Set PORT to one above 1023.',
  EADDRNOTAVAIL: 'This machine has no such address. Set HOST to one that it has, or to 0.0.0.0 for all.',
  ENOTFOUND: 'Nobody knows this host. Set HOST to an address of this machine, or to 0.0.0.0 for all.',
};

function listenError(error: unknown, address: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const mend = LISTEN_PROBLEMS[code];
  return mend === undefined ? error : new KojiError('config', `Cannot listen on ${address}. ${mend}`, { cause: error });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.server.closeIdleConnections();
  });
}
