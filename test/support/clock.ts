import type { Clock, Ids, Timers } from '../../clock.ts';

/** A moment for tests: 2026-01-05T09:00:00Z, a Monday morning. */
export const NOW = Date.UTC(2026, 0, 5, 9);

/** Time that moves only when a test moves it; timers go off while it does. */
export class FakeClock implements Clock, Timers {
  #now: number;
  #alarms: readonly { readonly at: number; readonly work: () => void }[] = [];

  constructor(now: number = NOW) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, work: () => void): () => void {
    const alarm = { at: this.#now + ms, work };
    this.#alarms = [...this.#alarms, alarm];
    return () => {
      this.#alarms = this.#alarms.filter((each) => each !== alarm);
    };
  }

  /** The process that waits for these timers has died. */
  forget(): void {
    this.#alarms = [];
  }

  advance(ms: number): void {
    this.#now += ms;
    const due = this.#alarms.filter(({ at }) => at <= this.#now);
    this.#alarms = this.#alarms.filter(({ at }) => at > this.#now);
    for (const { work } of due) work();
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
