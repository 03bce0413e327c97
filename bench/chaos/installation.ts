import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../clock.ts';
import { TENANT } from '../../composition/people.ts';
import { KojiError } from '../../errors.ts';
import { settingsSchema } from '../../settings/settings.ts';
import type { Stores } from '../../stores/stores.ts';
import type { FakeChannel } from './channel.ts';
import { openChannel } from './channel.ts';
import type { OpenStore, StoreKind } from './openStore.ts';
import { openStore } from './openStore.ts';
import type { Desk } from './plan.ts';
import type { Fleet } from './servers.ts';
import { startFleet } from './servers.ts';

const DIRECT_LINE_SECRET = 'a-secret-for-the-trial-only';
const DESK_ID = 'CERT';

/** One installation of the product: a store, three servers on it, and the channel they speak to. */
export interface Installation extends Pick<OpenStore, 'stores' | 'handoffIds' | 'away'> {
  readonly fleet: Fleet;
  readonly channel: FakeChannel;
  /** The id of the service desk that the servers serve. */
  readonly deskId: string;
  /** Of the embedded Direct Line. Absent with Cosmos DB, where each server would have one of its own. */
  readonly directLineSecret?: string;
  /** Where the servers' output is; gone with the installation. */
  readonly folder: string;
  /** Sets the live chat as an admin would. */
  setDesk(desk: Desk): Promise<void>;
  /** To be called between two schedules. */
  tidy(): void;
  close(): Promise<void>;
}

export async function install(kind: StoreKind): Promise<Installation> {
  const folder = mkdtempSync(path.join(tmpdir(), 'koji-chaos-'));
  const store = await openStore(kind, folder);
  const common = { LOG_LEVEL: 'warn', DIRECT_LINE_SECRET, JIRA_SERVICE_DESK: DESK_ID };
  const envOf = (server: number) => ({ ...common, ...store.envOf(server) });
  const fleet = await startFleet({ envOf, logs: folder, clock: systemClock }).catch(async (error: unknown) => {
    // What goes on listening would keep the trial from ending.
    await store.close();
    throw error;
  });
  const channel = await openChannel(systemClock);
  return {
    stores: store.stores,
    handoffIds: () => store.handoffIds(),
    away: (outage) => store.away(outage),
    fleet,
    channel,
    deskId: DESK_ID,
    ...(kind === 'sqlite' ? { directLineSecret: DIRECT_LINE_SECRET } : {}),
    folder,
    setDesk: (desk) => setDesk(store.stores, desk),
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

async function setDesk({ settings }: Stores, desk: Desk): Promise<void> {
  const chosen = settingsSchema.parse({ liveChat: { enabled: true, ...desk } });
  const before = await settings.load(TENANT);
  const change = { settings: chosen, byPersonId: 'trial', at: systemClock.now() };
  const saved = await settings.save(TENANT, change, before?.version ?? 'new');
  if (saved === 'stale') throw new KojiError('unavailable', 'Somebody else changes the settings of the trial.');
}
