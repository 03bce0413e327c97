import { setImmediate as settled } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import { NOW } from './clock.ts';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Time that passes only while somebody waits for it, and then at once. */
export class VirtualTime implements Clock {
  #now = NOW;
  #sleepers: Sleeper[] = [];
  /** Every pause that was asked for, in milliseconds. */
  readonly pauses: number[] = [];

  now(): number {
    return this.#now;
  }

  /** Moves the clock as an operator would, without anybody having waited. */
  jump(ms: number): void {
    this.#now += ms;
  }

  readonly pause = (ms: number): Promise<void> => {
    this.pauses.push(ms);
    return new Promise((wake) => this.#sleepers.push({ at: this.#now + ms, wake }));
  };

  /** Lets everything happen that `work` waits for. */
  async run<T>(work: Promise<T>): Promise<T> {
    const state = { isDone: false };
    const done = (): void => void (state.isDone = true);
    work.then(done, done);
    for (await settled(); !state.isDone; await settled()) this.#wakeNext();
    return work;
  }

  #wakeNext(): void {
    const [next, ...others] = this.#sleepers.toSorted((a, b) => a.at - b.at);
    if (!next) return;
    this.#sleepers = others;
    this.#now = Math.max(this.#now, next.at);
    next.wake();
  }
}
