import type { Clock } from '../../clock.ts';
import { isDue } from '../domain/dueTime.ts';
import type { Lease, Leases } from '../ports.ts';

/** Work that one server at a time does. A holder that dies is followed by another when its time is up. */
export interface Turn {
  /** True when this server is the one to do it now. */
  isMine(): Promise<boolean>;
}

export interface TurnOptions {
  readonly id: string;
  readonly holder: string;
  readonly leases: Leases;
  readonly clock: Clock;
  /** How long a holder keeps the turn without asking again, in milliseconds. */
  readonly holdMs: number;
}

export function createTurn({ id, holder, leases, clock, holdMs }: TurnOptions): Turn {
  return {
    async isMine() {
      const mine: Lease = { id, holder, until: clock.now() + holdMs };
      const found = await leases.load(id);
      if (!found) return (await leases.create(mine)) !== 'exists';
      const { holder: current, until } = found.value;
      if (current !== holder && !isDue(until, clock.now(), 2 * holdMs)) return false;
      return (await leases.replace(mine, found.version)) !== 'stale';
    },
  };
}
