import type { Clock } from '../clock.ts';
import { KojiError } from '../errors.ts';
import type { Leases } from '../handoff/ports.ts';
import { createTurn } from '../handoff/service/lease.ts';
import type { ServiceDesk } from '../jira/ports.ts';

/** Longer than all the calls of a creation may take, with the pauses that Jira may ask for between them. */
const CREATING_MS = 90_000;
/** Longer than Jira takes to find what it has created: its search lags behind its own writes. */
const SEARCH_LAG_MS = 20_000;
/** A turn that took longer would be begun anew by its message; whoever would wait longer keeps the request for later. */
const WAIT_MS = 8_000;
const LOOK_EVERY_MS = 500;

export interface RequestLeases {
  readonly leases: Leases;
  readonly serverId: string;
  readonly clock: Clock;
  /** Resolves after so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
}

/**
 * A conversation's one request, also when it is asked for at two servers: within one server the desk sees to it; another
 * one creates nothing before it can find in Jira what the first has created.
 */
export function requestsAcrossServers(
  desk: ServiceDesk,
  { leases, serverId, clock, pause }: RequestLeases,
): ServiceDesk {
  async function waitFor(id: string): Promise<void> {
    const turn = createTurn({ id, holder: serverId, leases, clock, holdMs: CREATING_MS });
    const giveUpAt = clock.now() + WAIT_MS;
    while (!(await turn.isMine())) {
      if (clock.now() >= giveUpAt) throw new KojiError('unavailable', 'Another server is creating this request.');
      await pause(LOOK_EVERY_MS);
    }
  }

  async function holdUntil(id: string, until: number): Promise<void> {
    const found = await leases.load(id);
    if (found?.value.holder !== serverId) return;
    // Stale: somebody has waited for the end of it, and has it now.
    await leases.replace({ ...found.value, until }, found.version);
  }

  return {
    ...desk,
    /** Fails as `unavailable` while another server has not come to an end with it, or its end cannot be found yet. */
    async createRequestOnce(once) {
      const id = `request:${once.conversationId}`;
      await waitFor(id);
      // An error says nothing about whether it is there.
      let isFindable = true;
      try {
        const result = await desk.createRequestOnce(once);
        isFindable = result.kind === 'created' || result.kind === 'existed';
        return result;
      } finally {
        await holdUntil(id, isFindable ? clock.now() + SEARCH_LAG_MS : 0);
      }
    },
  };
}
