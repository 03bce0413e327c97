import type { HandoffService } from '../handoff/service/handoffService.ts';
import { createTurn } from '../handoff/service/lease.ts';
import type { Base } from './base.ts';
import { regularly } from './regularly.ts';

const SWEEP_MS = 5_000;
/** Longer than a sweep takes, so that a second server begins only when the first one is gone. */
const HOLD_MS = 30_000;

/** Looks every few seconds for what time calls for; of several servers on one store, one does. */
export function startSweeping(base: Base, service: HandoffService): { stop(): Promise<void> } {
  const { stores, clock, ids, logger } = base;
  const turn = createTurn({ id: 'sweeper', holder: ids.next(), leases: stores.leases, clock, holdMs: HOLD_MS });
  const work = async (): Promise<void> => {
    if (await turn.isMine()) await service.sweep();
  };
  return regularly({ everyMs: SWEEP_MS, what: 'the sweep', work, logger });
}
