import { z } from 'zod';
import type { StoreAction } from './storeActions.ts';

/** What makes another try of a message, by Web Chat's *Retry*, the message that it was. */
export interface Tries {
  /** Remembers the files of what Web Chat is sending, whose addresses it drops. */
  remember(action: StoreAction): void;
  /** The action with the id of the first try, if it is another, and with the files. */
  complete(action: StoreAction): StoreAction;
}

const attachmentsSchema = z.array(z.looseObject({ contentUrl: z.string().optional() }));
const pendingSchema = z.object({
  type: z.literal('DIRECT_LINE/POST_ACTIVITY_PENDING'),
  meta: z.object({ clientActivityID: z.string() }),
  payload: z.object({ activity: z.object({ attachments: attachmentsSchema.min(1) }) }),
});
/** What is posted again still has the id of the try before. */
const againSchema = z.object({
  type: z.literal('DIRECT_LINE/POST_ACTIVITY'),
  payload: z.looseObject({
    activity: z.looseObject({
      channelData: z.looseObject({ clientActivityID: z.string(), retryOf: z.string().optional() }),
      attachments: attachmentsSchema.optional(),
    }),
  }),
});

export function createTries(): Tries {
  const files = new Map<string, z.infer<typeof attachmentsSchema>>();
  return {
    remember: (action) => {
      const { data } = pendingSchema.safeParse(action);
      if (data) files.set(data.meta.clientActivityID, data.payload.activity.attachments);
    },
    complete: (action) => {
      const { data } = againSchema.safeParse(action);
      if (!data) return action;
      const { activity } = data.payload;
      const { clientActivityID, retryOf = clientActivityID } = activity.channelData;
      const channelData = { ...activity.channelData, retryOf };
      const isWhole = activity.attachments?.every(({ contentUrl }) => contentUrl !== undefined) ?? true;
      const attachments = isWhole ? undefined : files.get(clientActivityID);
      const whole = { ...activity, channelData, ...(attachments && { attachments }) };
      return { ...action, payload: { ...data.payload, activity: whole } };
    },
  };
}
