import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import { KojiError } from '../../errors.ts';
import { SERVERS } from './steps.ts';
import type { Kill } from './trouble.ts';
import type { ServerEvent } from './record.ts';

const ENTRY = path.join(import.meta.dirname, 'server.ts');

/** The server processes of the trial: on one store, on ports of their own that they keep. */
export interface Fleet {
  /** Where a server listens, also while it is away. */
  url(server: number): string;
  /** Ends a server as a power failure would, and starts it again after a while. Resolves when it listens. */
  kill(kill: Kill): Promise<void>;
  /** Puts the servers' clocks ahead of this machine's by so much each, also of those that are away. */
  setClocks(aheadMs: readonly number[]): void;
  /** Resolves when all of them listen. */
  allUp(): Promise<void>;
  events(): readonly ServerEvent[];
  stop(): Promise<void>;
}

export interface FleetOptions {
  /** Settings for each. */
  readonly envOf: (server: number) => Readonly<Record<string, string>>;
  /** Folder of the servers' output. */
  readonly logs: string;
  readonly clock: Clock;
}

interface Running {
  /** Not there while it is away. */
  readonly child: ChildProcess | undefined;
  readonly url: string;
}

/** A supervisor gives up on a server that does not come up. */
const STARTS = 3;

export async function startFleet({ envOf, logs, clock }: FleetOptions): Promise<Fleet> {
  const running: Running[] = [];
  const comingUp = new Map<number, Promise<void>>();
  const events: ServerEvent[] = [];
  let clocksAheadMs: readonly number[] = [];
  const tell = (server: number, what: ServerEvent['what']): void => void events.push({ at: clock.now(), server, what });

  async function start(server: number, port: string, tried = 1): Promise<void> {
    const output = path.join(logs, `server-${server}.log`);
    const child = launch({ ...envOf(server), PORT: port }, output, clocksAheadMs[server] ?? 0);
    const listens = once(child, 'message').then(([url]: unknown[]) => String(url));
    const url = await Promise.race([listens, once(child, 'exit').then(() => undefined)]);
    if (url !== undefined) {
      running[server] = { child, url };
      child.once('exit', () => running[server]?.child === child && revive(server, url));
      return;
    }
    tell(server, 'died');
    if (tried < STARTS) return start(server, port, tried + 1);
    throw new KojiError('unavailable', `Server ${server} does not start:\n${tailOf(output)}`);
  }

  function revive(server: number, url: string): void {
    tell(server, 'died');
    const up = start(server, new URL(url).port);
    comingUp.set(server, up);
    // Whoever waits for all servers hears of it.
    up.catch(() => undefined);
  }

  async function replace({ server, awayMs }: Kill): Promise<void> {
    await comingUp.get(server);
    const known = running[server];
    if (!known) return;
    running[server] = { ...known, child: undefined };
    tell(server, 'killed');
    await end(known);
    await pause(awayMs);
    await start(server, new URL(known.url).port);
    tell(server, 'started');
  }

  // The first makes what all share: the tables and the secret.
  await start(0, '0');
  await Promise.all(Array.from({ length: SERVERS - 1 }, (_, index) => start(index + 1, '0')));

  return {
    url: (server) => running[server]?.url ?? '',
    async kill(kill) {
      const up = replace(kill);
      comingUp.set(kill.server, up);
      await up;
    },
    setClocks(aheadMs) {
      clocksAheadMs = aheadMs;
      for (const [server, { child }] of running.entries()) child?.send({ aheadMs: aheadMs[server] ?? 0 });
    },
    async allUp() {
      await Promise.all(comingUp.values());
    },
    events: () => events,
    async stop() {
      await Promise.allSettled(comingUp.values());
      await Promise.all(running.splice(0).map(end));
    },
  };
}

function launch(env: Readonly<Record<string, string>>, output: string, clockAheadMs: number): ChildProcess {
  const log = openSync(output, 'a');
  const child = fork(ENTRY, [String(clockAheadMs)], { env, stdio: ['ignore', log, log, 'ipc'] });
  closeSync(log);
  return child;
}

async function end({ child }: Running): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

const TAIL_LENGTH = 3_000;

function tailOf(file: string): string {
  return readFileSync(file, 'utf8').slice(-TAIL_LENGTH);
}
