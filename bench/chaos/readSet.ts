import { z } from 'zod';
import type { Outgoing } from './outgoing.ts';
import { readOutgoing } from './outgoing.ts';

const echoSchema = z.object({
  id: z.string(),
  channelData: z.object({ clientActivityID: z.string(), retryOf: z.string().optional() }),
});

/**
 * What the bot says in a set of activities, as answers to the page's own ids. `own` has the page's id of what it said, the
 * first of each, by the id that the channel gave; it grows with the echoes of the set. These are read first: a line that was
 * tried again has moved behind the answer to its first try.
 */
export function readSet(activities: readonly unknown[], own: Map<string, string>): readonly Outgoing[] {
  const echoes = activities.map((activity) => echoSchema.safeParse(activity).data);
  for (const echo of echoes) if (echo) own.set(echo.id, echo.channelData.retryOf ?? echo.channelData.clientActivityID);
  return activities.flatMap((activity, at) => {
    if (echoes[at]) return [];
    const { replyTo = '', ...message } = readOutgoing(activity);
    return message.type === 'message' ? [{ ...message, replyTo: own.get(replyTo) ?? replyTo }] : [];
  });
}
