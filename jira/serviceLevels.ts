import { z } from 'zod';
import type { JiraAccess } from './access.ts';
import { dateSchema } from './decode.ts';
import { isUnseen } from './isUnseen.ts';
import type { OwnRequest } from './ownedRequests.ts';
import { collectPages } from './pages.ts';
import type { ServiceLevel } from './ports.ts';

const cycleSchema = z.object({ breached: z.boolean(), breachTime: dateSchema.optional() });

const slaSchema = z.object({
  name: z.string(),
  ongoingCycle: cycleSchema.extend({ paused: z.boolean().default(false) }).optional(),
  /** Oldest first. */
  completedCycles: z.array(cycleSchema).default([]),
});
type WireSla = z.infer<typeof slaSchema>;

/** An SLA without a cycle promises nothing, as the request has not met its conditions yet. */
function toServiceLevel({ name, ongoingCycle, completedCycles }: WireSla): ServiceLevel | undefined {
  if (ongoingCycle !== undefined) {
    const { paused, breached, breachTime } = ongoingCycle;
    if (breached) return { name, state: 'overdue', dueAtMs: breachTime };
    return paused ? { name, state: 'paused', dueAtMs: undefined } : { name, state: 'running', dueAtMs: breachTime };
  }
  const last = completedCycles.at(-1);
  return last && { name, state: last.breached ? 'missed' : 'met', dueAtMs: last.breachTime };
}

/** Jira keeps SLAs for agents; a service account that is none cannot read them, and the customer sees none. */
async function fetchSlas({ api }: JiraAccess, key: string): Promise<readonly WireSla[]> {
  try {
    return await collectPages(slaSchema, 'the SLAs of a request', (range) =>
      api.request.getSlaInformation({ issueIdOrKey: key, ...range }),
    );
  } catch (error) {
    if (isUnseen(error)) return [];
    throw error;
  }
}

export async function readServiceLevels(access: JiraAccess, { request }: OwnRequest): Promise<readonly ServiceLevel[]> {
  const shown = new Set(access.shownServiceLevels.map((name) => name.toLowerCase()));
  if (shown.size === 0) return [];
  const slas = await fetchSlas(access, request.key);
  return slas
    .filter((sla) => shown.has(sla.name.toLowerCase()))
    .map(toServiceLevel)
    .filter((level) => level !== undefined);
}
