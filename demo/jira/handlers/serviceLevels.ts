import { findUser, isAgent } from '../context.ts';
import type { RequestRecord, SitePromise } from '../model.ts';
import { pageOf } from '../pages.ts';
import { deskRefusal, json } from '../protocol.ts';
import type { Answer, Call } from '../protocol.ts';
import { dateToWire } from '../wire.ts';
import { statusCategoryOf } from '../workflow.ts';
import { withRequest } from './lookups.ts';

function firstResponseAtMs(call: Call, request: RequestRecord): number | undefined {
  const byAgent = (accountId: string): boolean => isAgent(findUser(call.context, accountId));
  return request.comments.find((comment) => comment.public && byAgent(comment.authorId))?.createdAtMs;
}

function resolvedAtMs({ context }: Call, request: RequestRecord): number | undefined {
  return statusCategoryOf(context.site, request.status) === 'DONE' ? request.statusChangedAtMs : undefined;
}

function durationToWire(ms: number): object {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  return { millis: ms, friendly: `${ms < 0 ? '-' : ''}${Math.floor(minutes / 60)}h ${minutes % 60}m` };
}

function cycleToWire(request: RequestRecord, goalMs: number, atMs: number): object {
  const elapsedMs = atMs - request.createdAtMs;
  return {
    startTime: dateToWire(request.createdAtMs),
    breachTime: dateToWire(request.createdAtMs + goalMs),
    breached: elapsedMs > goalMs,
    goalDuration: durationToWire(goalMs),
    elapsedTime: durationToWire(elapsedMs),
    remainingTime: durationToWire(goalMs - elapsedMs),
  };
}

const STOPPED = { firstResponse: firstResponseAtMs, resolution: resolvedAtMs };

function cyclesOf(call: Call, request: RequestRecord, promised: SitePromise): object {
  const stoppedAtMs = STOPPED[promised.keptBy](call, request);
  if (stoppedAtMs !== undefined) {
    const cycle = cycleToWire(request, promised.goalMs, stoppedAtMs);
    return { completedCycles: [{ ...cycle, stopTime: dateToWire(stoppedAtMs) }] };
  }
  const paused = promised.pauses && request.status === call.context.site.workflow.waitingForCustomer;
  const atMs = paused ? request.statusChangedAtMs : call.context.clock.now();
  const cycle = cycleToWire(request, promised.goalMs, atMs);
  return { completedCycles: [], ongoingCycle: { ...cycle, paused, withinCalendarHours: true } };
}

/** Customers may see the request, but not its SLAs. */
export function getSlaInformation(call: Call): Answer {
  return withRequest(call, (request) => {
    if (!isAgent(call.caller)) return deskRefusal(403, 'Only agents may see the SLAs of a request.');
    const wire = call.context.site.promises.map((promised) => ({
      id: promised.id,
      name: promised.name,
      slaDisplayFormat: 'NEW_SLA_FORMAT',
      ...cyclesOf(call, request, promised),
      _links: { self: `${call.siteUrl}/rest/servicedeskapi/request/${request.issueId}/sla/${promised.id}` },
    }));
    return json(200, pageOf(call, wire));
  });
}
