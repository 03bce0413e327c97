import type { Clock, Ids } from '../../clock.ts';

/** A moment for tests: 2026-01-05T09:00:00Z, a Monday morning. */
export const NOW = Date.UTC(2026, 0, 5, 9);

/** Time that moves only when a test moves it. */
export class FakeClock implements Clock {
  #now: number;

  constructor(now: number = NOW) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}

/** `id-1`, `id-2` and so on. */
export class SequentialIds implements Ids {
  readonly #prefix: string;
  #last = 0;

  constructor(prefix = 'id') {
    this.#prefix = prefix;
  }

  next(): string {
    this.#last += 1;
    return `${this.#prefix}-${String(this.#last)}`;
  }
}
