import type { Clock } from '../clock.ts';
import { KojiError } from '../errors.ts';
import type { LeaseStore } from '../handoff/ports.ts';
import { createTurn } from '../handoff/service/lease.ts';
import type { ServiceDesk } from '../jira/ports.ts';

/** Longer than Jira takes to create a request and to find it again: its search lags behind its own writes. */
const HOLD_MS = 20_000;
const LOOK_EVERY_MS = 500;

export interface RequestLeases {
  readonly leases: LeaseStore;
  readonly serverId: string;
  readonly clock: Clock;
  /** Resolves after so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
}

/**
 * A conversation's one request, also when it is asked for at two servers: within one server the desk sees to it; another
 * one waits until it finds in Jira what the first has created.
 */
export function requestsAcrossServers(
  desk: ServiceDesk,
  { leases, serverId, clock, pause }: RequestLeases,
): ServiceDesk {
  async function waitFor(id: string): Promise<void> {
    const turn = createTurn({ id, holder: serverId, leases, clock, holdMs: HOLD_MS });
    const giveUpAt = clock.now() + 2 * HOLD_MS;
    while (!(await turn.isMine())) {
      if (clock.now() >= giveUpAt) throw new KojiError('unavailable', 'Another server is creating this request.');
      await pause(LOOK_EVERY_MS);
    }
  }

  async function giveBack(id: string): Promise<void> {
    const found = await leases.load(id);
    if (found?.value.holder !== serverId) return;
    // Stale: somebody has waited for the end of it, and has it now.
    await leases.replace({ ...found.value, until: 0 }, found.version);
  }

  return {
    ...desk,
    async createRequestOnce(once) {
      const id = `request:${once.conversationId}`;
      await waitFor(id);
      const result = await desk.createRequestOnce(once);
      if (result.kind !== 'created' && result.kind !== 'existed') await giveBack(id);
      return result;
    },
  };
}
