import type { DirectLine } from '../directline/index.ts';
import type { Base } from './base.ts';
import { regularly } from './regularly.ts';

/** Hands over what came to a server that is gone; of several servers on one store, whoever is first. */
export function startRedelivery(
  { timings, logger }: Base,
  directLine: DirectLine | undefined,
): { stop(): Promise<void> } {
  const work = async (): Promise<unknown> => directLine?.redeliver();
  return regularly({ everyMs: timings.sweepMs, what: 'redelivery', work, logger });
}
