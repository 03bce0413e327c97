import { activityId } from './activityId.ts';
import type { ActivityBody, Entry } from './ports.ts';

/** Direct Line's `ActivitySet`; the watermark is where the client reads on. */
export interface ActivitySet {
  readonly activities: readonly ActivityBody[];
  readonly watermark: string;
}

export function activitySet(entries: readonly Entry[], position: number): ActivitySet {
  return { activities: entries.map(toActivity), watermark: String(entries.at(-1)?.position ?? position) };
}

export function toActivity(entry: Entry): ActivityBody {
  return { ...entry.body, id: activityId(entry.conversationId, entry.number) };
}
