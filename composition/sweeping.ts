import type { HandoffService } from '../handoff/service/handoffService.ts';
import { createTurn } from '../handoff/service/lease.ts';
import type { Base } from './base.ts';
import { regularly } from './regularly.ts';

/**
 * Looks every few seconds for what time calls for; of several servers on one store, one does. Messages that a dead server
 * has left do not wait for that one, which may be the dead one: whoever is first takes them up.
 */
export function startSweeping(base: Base, service: HandoffService): { stop(): Promise<void> } {
  const { stores, clock, serverId, logger, timings } = base;
  const turn = createTurn({
    id: 'sweeper',
    holder: serverId,
    leases: stores.leases,
    clock,
    holdMs: timings.sweepHoldMs,
  });
  const work = async (): Promise<void> => {
    await service.takeUpMessages();
    if (await turn.isMine()) await service.sweep();
  };
  return regularly({ everyMs: timings.sweepMs, what: 'the sweep', work, logger });
}
