import type { Settings } from '../../../settings/settings.ts';

type LiveChat = Settings['liveChat'];
export type NumberName = {
  [Name in keyof LiveChat]-?: LiveChat[Name] extends number ? Name : never;
}[keyof LiveChat];

export interface NumberSetting {
  readonly name: NumberName;
  readonly label: string;
  readonly hint: string;
  /** What `settings/settings.ts` takes. */
  readonly min: number;
  readonly max: number;
  /** Nobody is given up before they were asked. */
  readonly moreThan?: NumberName;
}

const DAY_MINUTES = 1440;

/** The numbers of the live chat, in the order in which they are shown. */
export const NUMBER_SETTINGS: readonly NumberSetting[] = [
  {
    name: 'capacity',
    label: 'Capacity per agent',
    hint: 'Chats one agent can hold at the same time.',
    min: 1,
    max: 10,
  },
  {
    name: 'offerSeconds',
    label: 'An offered chat waits for (seconds)',
    hint: 'Where agents are asked first. Then it goes to the next agent, and who did not answer goes off duty.',
    min: 10,
    max: 3600,
  },
  {
    name: 'agentRemindMinutes',
    label: 'Remind a silent agent after (minutes)',
    hint: 'While the customer waits for an answer.',
    min: 1,
    max: DAY_MINUTES,
  },
  {
    name: 'agentReturnMinutes',
    label: 'Take the customer back after (minutes)',
    hint: 'The customer goes to the front of the queue, the agent off duty.',
    min: 1,
    max: DAY_MINUTES,
    moreThan: 'agentRemindMinutes',
  },
  {
    name: 'customerAskMinutes',
    label: 'Ask a silent customer after (minutes)',
    hint: 'The bot asks once whether they are still there.',
    min: 1,
    max: DAY_MINUTES,
  },
  {
    name: 'customerCloseMinutes',
    label: 'Close the chat after (minutes)',
    hint: 'When the customer still says nothing; counted from the same moment.',
    min: 1,
    max: DAY_MINUTES,
    moreThan: 'customerAskMinutes',
  },
  {
    name: 'stickyMinutes',
    label: 'Same agent again within (minutes)',
    hint: 'A customer who comes back gets the agent they know, if free. 0 for never.',
    min: 0,
    max: DAY_MINUTES,
  },
];

/** The whole number in a text, where it is one that the setting takes. */
export function readNumber({ min, max }: NumberSetting, text: string): number | undefined {
  const value = /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : undefined;
}

/** What is wrong with one of the texts that are shown; undefined where the server would take it. */
export function problemWith(setting: NumberSetting, textOf: (setting: NumberSetting) => string): string | undefined {
  const value = readNumber(setting, textOf(setting));
  if (value === undefined) return `Enter a whole number from ${setting.min.toString()} to ${setting.max.toString()}.`;
  const first = NUMBER_SETTINGS.find(({ name }) => name === setting.moreThan);
  const least = first && readNumber(first, textOf(first));
  if (first === undefined || least === undefined || value > least) return undefined;
  return `Enter more than ${least.toString()}, which stands under “${first.label}”.`;
}
