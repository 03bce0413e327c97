import type { JiraAccess } from './access.ts';
import { userSchema } from './decode.ts';
import type { JiraUser } from './decode.ts';
import { collectPages } from './pages.ts';

/** Whom a request is shared with, whoever asks: for those who have checked the key and the account. */
export function fetchParticipants({ api }: JiraAccess, key: string): Promise<readonly JiraUser[]> {
  return collectPages(userSchema, 'the participants of a request', (range) =>
    api.request.getRequestParticipants({ issueIdOrKey: key, ...range }),
  );
}
