import { z } from 'zod';
import { ASSIGNMENT_MODES } from '../handoff/domain/assignment.ts';
import { knowledgeSchema } from './knowledge.ts';
import { workingHoursSchema } from './workingHours.ts';

const minutes = z.int().min(1).max(1440);

const LONGEST_SKILL = 40;
const TOO_LONG = `must not have a name of more than ${String(LONGEST_SKILL)} characters`;
/** As many as a customer can choose from. */
const MOST_SKILLS = 12;

/** Names of skills, such as `Payroll`; no two that differ in the case of letters alone. */
export const skillsSchema = z
  .array(z.string().trim().min(1, 'must have a name').max(LONGEST_SKILL, TOO_LONG))
  .max(MOST_SKILLS, `must be at most ${String(MOST_SKILLS)} skills`)
  .refine(areDistinct, 'must not name a skill twice');

function areDistinct(names: readonly string[]): boolean {
  return new Set(names.map((name) => name.toLowerCase())).size === names.length;
}

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
      /** `auto`: a free agent gets the customer at once; `offer`: they are asked first. */
      assignment: z.enum(ASSIGNMENT_MODES).default('auto'),
      /** An offer that is not answered by then goes to the next agent, and who did not answer goes off duty. */
      offerSeconds: z.int().min(10).max(3600).default(120),
      /** What customers can ask to talk about, and agents be good at; empty where the desk does without. */
      skills: skillsSchema.default([]),
      /** When customers may ask for a human; always, where they are absent. */
      workingHours: workingHoursSchema.exactOptional(),
    })
    .refine(...later('customerAskMinutes', 'customerCloseMinutes'))
    .refine(...later('agentRemindMinutes', 'agentReturnMinutes')),
  knowledge: knowledgeSchema.prefault({}),
});

export type Settings = Readonly<z.infer<typeof settingsSchema>>;

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({ liveChat: { enabled: false, capacity: 1 } });
