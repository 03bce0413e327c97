import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Clock, Ids } from '../clock.ts';
import { LIMITS } from './limits.ts';
import type { DirectLineStore } from './ports.ts';
import { startTicker } from './ticker.ts';

export interface Turns {
  /** Does the work when no other process works on the conversation; `busy` when one did for 15 seconds on end. */
  run<Result>(conversationId: string, work: () => Promise<Result>): Promise<Result | 'busy'>;
  /** Does the work, or answers `busy` at once: whoever is at it will see to it. */
  tryRun<Result>(conversationId: string, work: () => Promise<Result>): Promise<Result | 'busy'>;
}

export interface TurnsParts {
  readonly store: DirectLineStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
}

/**
 * One process at a time hands a conversation's activities to the bot, so that they arrive in the order in which they
 * were kept, whichever processes took them in. The turn is a record with an end: a process that is killed holds up the
 * conversation for three seconds, and nobody has to find out that it is gone. Within one process a sequencer stands in
 * front of this.
 */
export function createTurns({ store, clock, ids, logger }: TurnsParts): Turns {
  const holder = ids.next();

  function take(conversationId: string): boolean {
    const now = clock.now();
    return store.takeTurn({ conversationId, holder, until: now + LIMITS.turnMs }, now);
  }

  async function takeInTime(conversationId: string): Promise<boolean> {
    const giveUpAt = clock.now() + LIMITS.turnWaitMs;
    while (!take(conversationId)) {
      if (clock.now() >= giveUpAt) return false;
      await pause(LIMITS.turnLookMs);
    }
    return true;
  }

  async function hold<Result>(conversationId: string, work: () => Promise<Result>): Promise<Result> {
    const stop = startTicker(LIMITS.turnProlongedMs, () => take(conversationId), logger);
    try {
      return await work();
    } finally {
      stop();
      store.endTurn(conversationId, holder);
    }
  }

  return {
    run: async (conversationId, work) =>
      (await takeInTime(conversationId)) ? hold(conversationId, work) : ('busy' as const),
    tryRun: async (conversationId, work) => (take(conversationId) ? hold(conversationId, work) : ('busy' as const)),
  };
}
