import type { Logger } from 'pino';
import type { Clock, Timers } from '../clock.ts';
import { whereKnown } from '../dialogs/whereKnown.ts';
import { KojiError } from '../errors.ts';
import type { Lease, Leases } from '../handoff/ports.ts';
import { createTurn } from '../handoff/service/lease.ts';
import type { ConversationDraft, CreateResult, ServiceDesk } from '../jira/ports.ts';

/** Longer than Jira takes to find what it has created: its search lags behind its own writes. */
const SEARCH_LAG_MS = 20_000;
/** How often a server says that it is still creating. */
const RENEW_EVERY_MS = 5_000;
/** What a server that died had sent to Jira has arrived by then, 8 seconds being the longest that a call may take. */
const CREATING_MS = RENEW_EVERY_MS + 10_000 + SEARCH_LAG_MS;
/** A turn that took longer would be begun anew by its message; whoever would wait longer keeps the request for later. */
const WAIT_MS = 8_000;
const LOOK_EVERY_MS = 500;

export interface RequestLeases {
  readonly leases: Leases;
  readonly serverId: string;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Resolves after so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  readonly logger: Pick<Logger, 'warn'>;
}

type Ending = Pick<Lease, 'until' | 'made'>;

/**
 * A conversation's one request, also when it is asked for at two servers: within one server the desk sees to it; another
 * one creates nothing before it knows what the first has created, or could find it in Jira.
 */
export function requestsAcrossServers(desk: ServiceDesk, options: RequestLeases): ServiceDesk {
  const { leases, serverId, clock, timers, pause, logger } = options;

  /** What another server has made; undefined where it is this server's to create it. */
  async function waitFor(id: string, accountId: string): Promise<CreateResult | undefined> {
    const turn = createTurn({ id, holder: serverId, leases, clock, holdMs: CREATING_MS });
    const giveUpAt = clock.now() + WAIT_MS;
    for (;;) {
      const found = await leases.load(id);
      const made = await madeElsewhere(found?.value, accountId);
      if (made || (await turn.isMine())) return made;
      const leftMs = Math.max(0, (found?.value.until ?? 0) - clock.now());
      if (clock.now() >= giveUpAt) throw underWay(leftMs);
      await pause(LOOK_EVERY_MS);
    }
  }

  async function madeElsewhere(lease: Lease | undefined, accountId: string): Promise<CreateResult | undefined> {
    if (lease?.made === undefined || lease.holder === serverId) return undefined;
    const found = await whereKnown(desk.findRequest({ key: lease.made, accountId }));
    if (found?.kind !== 'found') return undefined;
    return { kind: 'existed', key: lease.made, portalUrl: found.request.portalUrl };
  }

  /** Another server follows soon when this one dies. */
  function holdOn(id: string): () => void {
    let isOver = false;
    let callOff = timers.after(RENEW_EVERY_MS, renew);
    function renew(): void {
      callOff = timers.after(RENEW_EVERY_MS, renew);
      change(id, () => (isOver ? undefined : { until: clock.now() + CREATING_MS })).catch((error: unknown) =>
        logger.warn({ err: error }, 'a server could not say that it is creating a request; it tries again'),
      );
    }
    return () => {
      isOver = true;
      callOff();
    };
  }

  async function change(id: string, decide: () => Ending | undefined): Promise<void> {
    for (;;) {
      const found = await leases.load(id);
      const ending = found?.value.holder === serverId ? decide() : undefined;
      // Another one has waited for the end of it, and has it now.
      if (!found || !ending) return;
      if ((await leases.replace({ ...found.value, ...ending }, found.version)) !== 'stale') return;
    }
  }

  async function createHolding(id: string, once: ConversationDraft): Promise<CreateResult> {
    const letGo = holdOn(id);
    let result: CreateResult | undefined;
    try {
      result = await desk.createRequest(once);
      return result;
    } finally {
      letGo();
      await change(id, () => endingOf(result, clock.now()));
    }
  }

  return {
    ...desk,
    /** Fails as `underWay` while another server has not come to an end with it, or its end cannot be found yet. */
    async createRequest(once) {
      const id = `request:${once.conversationId}`;
      return (await waitFor(id, once.draft.accountId)) ?? createHolding(id, once);
    },
  };
}

/** An error says nothing about whether it is there. */
function endingOf(result: CreateResult | undefined, now: number): Ending {
  if (!result) return { until: now + SEARCH_LAG_MS };
  const isThere = result.kind === 'created' || result.kind === 'existed';
  return isThere ? { until: now + SEARCH_LAG_MS, made: result.key } : { until: 0 };
}

function underWay(retryAfterMs: number): KojiError {
  return new KojiError('underWay', 'Another server is creating this request.', { retryAfterMs });
}
