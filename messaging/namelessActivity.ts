import type { Ids } from '../clock.ts';

const NAMELESS = 'koji-nameless-';

/**
 * An id for an activity that its channel has not named. Channels name what they send, so nothing is lost in Teams; tools
 * that post by hand often do not. One that is delivered again cannot be told from one that is said again.
 */
export function namelessId(ids: Ids): string {
  return `${NAMELESS}${ids.next()}`;
}

/** The channel knows nothing of this id: nothing can be a reply to it. */
export function isNameless(activityId: string): boolean {
  return activityId.startsWith(NAMELESS);
}
