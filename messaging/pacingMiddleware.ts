import type { Clock } from '../clock.ts';
import type { Middleware } from 'botbuilder';
import { judge } from './delivery.ts';
import type { Pacing, Release } from './pacing.ts';

/**
 * An answer that waited longer would keep the channel waiting for its turn, and the speaker's next line with it. Where
 * an hour's budget is spent it goes regardless.
 */
const TURN_PATIENCE_MS = 5_000;

/** What the bot says within a turn is sent by botbuilder; here it is counted, and paced, with everything else. */
export function createPacingMiddleware({ pacing, clock }: { pacing: Pacing; clock: Clock }): Middleware {
  return {
    async onTurn(context, next) {
      const { channelId, conversation } = context.activity;
      context.onSendActivities(async (_context, activities, send) => {
        const admitted: Release[] = [];
        try {
          for (const _activity of activities) {
            admitted.push(await pacing.admit({ channelId, conversation }, TURN_PATIENCE_MS));
          }
          return await send();
        } catch (error) {
          const judged = judge(error, clock.now());
          const afterMs = judged.outcome === 'retry' ? judged.afterMs : undefined;
          if (afterMs !== undefined) pacing.holdOff({ channelId, conversation }, afterMs);
          throw error;
        } finally {
          for (const release of admitted) release();
        }
      });
      await next();
    },
  };
}
