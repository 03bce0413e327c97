import type { Activity } from 'botbuilder';

/** What the buttons below a message say, in their order. */
export function buttonsOf({ suggestedActions }: Partial<Activity>): readonly string[] {
  return suggestedActions?.actions.map(({ title }) => title) ?? [];
}
