import { z } from 'zod';

const minutes = z.int().min(1).max(1440);

interface Silences {
  readonly customerAskMinutes: number;
  readonly customerCloseMinutes: number;
  readonly agentRemindMinutes: number;
  readonly agentReturnMinutes: number;
}

/** Nobody is given up before they were asked. */
function later(first: keyof Silences, second: keyof Silences) {
  const isLater = (silences: Silences): boolean => silences[first] < silences[second];
  const refinement: [typeof isLater, { path: string[]; error: string }] = [
    isLater,
    { path: [second], error: `must be more than ${first}` },
  ];
  return refinement;
}

/** What an admin sets in the backoffice; what the environment sets is in config.ts. */
export const settingsSchema = z.strictObject({
  liveChat: z
    .strictObject({
      /** "Enable the live chat so your customers can interact with live agents." */
      enabled: z.boolean(),
      /** Chats one agent can hold at a time. */
      capacity: z.int().min(1).max(10),
      /** Minutes after which a silent customer is asked whether they are there, and the chat is closed. */
      customerAskMinutes: minutes.default(10),
      customerCloseMinutes: minutes.default(15),
      /** Minutes after which a silent agent is reminded, and the customer goes back to the front of the queue. */
      agentRemindMinutes: minutes.default(5),
      agentReturnMinutes: minutes.default(10),
      /** A customer who comes back within these minutes gets the same agent if free; 0 for never. */
      stickyMinutes: z.int().min(0).max(1440).default(60),
    })
    .refine(...later('customerAskMinutes', 'customerCloseMinutes'))
    .refine(...later('agentRemindMinutes', 'agentReturnMinutes')),
});

export type Settings = Readonly<z.infer<typeof settingsSchema>>;

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({ liveChat: { enabled: false, capacity: 1 } });
