import type { Lane } from './lane.ts';

/** The lanes in which this server has something to do; the others are forgotten. */
export interface Lanes {
  /** One that is put to work at once. */
  now(handoffId: string, to: string): Lane;
  /** One that is not forgotten before it was let go, nor while it is at work. */
  keep(handoffId: string, to: string): { readonly lane: Lane; readonly letGo: () => void };
  /** Resolves when none is at work. */
  idle(): Promise<void>;
}

interface Kept {
  readonly lane: Lane;
  users: number;
}

export function createLanes(create: (handoffId: string, to: string, onIdle: () => void) => Lane): Lanes {
  const lanes = new Map<string, Kept>();

  function find(handoffId: string, to: string): Kept {
    const name = `${handoffId} ${to}`;
    const known = lanes.get(name);
    if (known) return known;
    const kept: Kept = { lane: create(handoffId, to, () => forget(name)), users: 0 };
    lanes.set(name, kept);
    return kept;
  }

  function forget(name: string): void {
    const kept = lanes.get(name);
    if (kept && kept.users === 0 && !kept.lane.isBusy()) lanes.delete(name);
  }

  return {
    now: (handoffId, to) => find(handoffId, to).lane,
    keep(handoffId, to) {
      const kept = find(handoffId, to);
      kept.users += 1;
      const letGo = (): void => {
        kept.users -= 1;
        forget(`${handoffId} ${to}`);
      };
      return { lane: kept.lane, letGo };
    },
    async idle() {
      for (;;) {
        const busy = [...lanes.values()].filter(({ lane }) => lane.isBusy());
        if (busy.length === 0) return;
        await Promise.all(busy.map(({ lane }) => lane.idle()));
      }
    },
  };
}
