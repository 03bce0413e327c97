import type { HandoffService } from '../handoff/service/handoffService.ts';
import { createTurn } from '../handoff/service/lease.ts';
import type { Base } from './base.ts';
import { regularly } from './regularly.ts';

/** Looks every few seconds for what time calls for; of several servers on one store, one does. */
export function startSweeping(base: Base, service: HandoffService): { stop(): Promise<void> } {
  const { stores, clock, ids, logger, timings } = base;
  const turn = createTurn({
    id: 'sweeper',
    holder: ids.next(),
    leases: stores.leases,
    clock,
    holdMs: timings.sweepHoldMs,
  });
  const work = async (): Promise<void> => {
    if (await turn.isMine()) await service.sweep();
  };
  return regularly({ everyMs: timings.sweepMs, what: 'the sweep', work, logger });
}
