import { z } from 'zod';

/** What an admin sets in the backoffice; what the environment sets is in config.ts. */
export const settingsSchema = z.strictObject({
  liveChat: z.strictObject({
    /** "Enable the live chat so your customers can interact with live agents." */
    enabled: z.boolean(),
    /** Chats one agent can hold at a time. */
    capacity: z.int().min(1).max(10),
  }),
});

export type Settings = Readonly<z.infer<typeof settingsSchema>>;

export const DEFAULT_SETTINGS: Settings = { liveChat: { enabled: false, capacity: 1 } };
