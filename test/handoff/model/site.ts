import { pino } from 'pino';
import { createAgentDesk } from '../../../handoff/agentDesk.ts';
import { createHandoffService } from '../../../handoff/service/handoffService.ts';
import { createOutbox } from '../../../handoff/service/outbox.ts';
import { createKeyedQueue } from '../../../keyedQueue.ts';
import { TIMINGS } from '../../../composition/timings.ts';
import type { Timers } from '../../../clock.ts';
import { FakeClock, SequentialIds } from '../../support/clock.ts';
import { DESK, liveChatSettings } from '../../support/data.ts';
import { FakeTicketDesk } from '../../support/fakeTicketDesk.ts';
import { createMemoryStores } from '../../support/memoryStores.ts';
import type { MemoryStores } from '../../support/memoryStores.ts';
import { createChannel } from './channel.ts';
import type { Server, Site, SiteOptions } from './simulation.ts';
import type { Event } from './evidence.ts';
import { during } from './time.ts';

const FOREVER = new Promise<never>(() => undefined);

export function createSite(options: SiteOptions): Site {
  const { scheduler } = options;
  const clock = new FakeClock();
  const stores = createMemoryStores({ overwrites: options.overwrites ?? false });
  const ids = new SequentialIds();
  const events: Event[] = [];
  const site: Site = {
    options,
    clock,
    stores,
    events,
    lines: new Map(),
    servers: [],
    underWay: new Set(),
    alarms: new Set(),
    serverAt(number) {
      const alive = site.servers.filter((server) => server.isAlive());
      return alive[number % alive.length] ?? site.startServer();
    },
    startServer() {
      const server = createServer(site, `server ${site.servers.length + 1}`, ids);
      site.servers.push(server);
      return server;
    },
    point: (label) => scheduler.schedule(Promise.resolve(), label),
    record(event) {
      events.push({ ...event, time: clock.now() });
      return events.length - 1;
    },
  };
  for (let count = 0; count < options.servers; count += 1) site.startServer();
  return site;
}

function createServer(site: Site, name: string, ids: SequentialIds): Server {
  let alive = true;
  let die = (): void => undefined;
  const death = new Promise<void>((resolve) => (die = resolve));
  const isAlive = (): boolean => alive;
  const stores = watched(site, name, isAlive);
  const { clock, options } = site;
  const messenger = createChannel(site, name, isAlive);
  const logger = pino({ level: 'silent' });
  const common = { deskId: DESK, messenger, clock, timers: timersOf(site, isAlive), timings: TIMINGS, logger };
  const outbox = createOutbox({ ...common, handoffs: stores.handoffs, journal: stores.journal, server: name });
  const settings = liveChatSettings({ capacity: options.capacity, assignment: options.assignment });
  const service = createHandoffService({
    ...stores,
    ...common,
    outbox,
    liveChat: { settings: () => Promise.resolve(settings) },
    ticketDesk: new FakeTicketDesk(),
    ids,
  });
  return {
    name,
    service,
    stores,
    isAlive,
    death,
    desk: createAgentDesk(service, () => clock.now()),
    turns: createKeyedQueue(),
    die() {
      alive = false;
      die();
    },
  };
}

/** What a process waits for dies with it. A timer goes off between two steps, as Node's do. */
function timersOf(site: Site, isAlive: () => boolean): Timers {
  const { clock, alarms } = site;
  return {
    after(ms, work) {
      const alarm = { at: clock.now() + ms };
      let isOff = false;
      alarms.add(alarm);
      const goOff = async (): Promise<void> => {
        alarms.delete(alarm);
        await site.point('a timer goes off');
        if (isAlive() && !isOff) work();
      };
      const callOff = clock.after(ms, () => void goOff());
      return () => {
        isOff = true;
        alarms.delete(alarm);
        callOff();
      };
    },
  };
}

/** How long an operation of a store may take, in milliseconds. */
const OPERATION_MS = 500;

/** The shared stores as one server sees them: a call waits for its moment, and never ends on a server that is dead. */
function watched(site: Site, server: string, isAlive: () => boolean): MemoryStores {
  const watch = <T extends object>(store: T, kind: string): T =>
    new Proxy(store, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== 'function') return member;
        return async (...args: unknown[]): Promise<unknown> => {
          await during(site, OPERATION_MS, () => site.point(`${server}: ${kind}.${String(name)} ${idOf(args[0])}`));
          if (!isAlive()) return FOREVER;
          const answer: unknown = await Reflect.apply(member, target, args);
          note(site, { kind, isWrite: name === 'create' || name === 'replace', value: args[0], answer });
          return answer;
        };
      },
    });
  const { handoffs, agents, conversations, journal, leases } = site.stores;
  return {
    handoffs: watch(handoffs, 'handoff'),
    agents: watch(agents, 'agent'),
    conversations: watch(conversations, 'conversation'),
    journal: watch(journal, 'journal'),
    leases: watch(leases, 'lease'),
  };
}

/** For the trace of a run: which record a call is about. */
function idOf(argument: unknown): string {
  if (typeof argument !== 'object' || argument === null || !('id' in argument)) return String(argument);
  return String(argument.id);
}

interface Called {
  readonly kind: string;
  readonly isWrite: boolean;
  readonly value: unknown;
  readonly answer: unknown;
}

function note(site: Site, { kind, isWrite, value, answer }: Called): void {
  const isKept = kind === 'handoff' || kind === 'agent' || kind === 'conversation';
  if (!isKept || !isWrite || answer === 'exists' || answer === 'stale') return;
  // What a store of this kind was given to write is of this kind.
  site.record({ kind, value } as Parameters<Site['record']>[0]);
}
