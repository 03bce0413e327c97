import { maskSecrets } from '../handoff/domain/masking.ts';
import type { RequestNews } from '../handoff/domain/requestNews.ts';
import type { CustomerRequest, PublicComment } from '../jira/ports.ts';

/** How far a status may be set after the creation and still be the one that the request began with. */
const BEGINNING_MS = 2_000;

export interface Seen {
  readonly request: CustomerRequest;
  /** Public ones only. */
  readonly comments: readonly PublicComment[];
  readonly asksForRating: boolean;
}

export interface NewsRules {
  /** What happened before is no news. */
  readonly since: number;
  /** Whose comments are none: the listener's own, and those that the bot has written in somebody's name. */
  readonly ownAccountIds: readonly string[];
}

/** The id of the change that brought the request to its status. */
export function statusNewsId({ key, statusChangedAtMs }: CustomerRequest): string {
  return `${key}:status:${String(statusChangedAtMs)}`;
}

/** What of a request somebody may not know yet. Ids are made from the change, whoever finds it and however often. */
export function newsIn({ request, comments, asksForRating }: Seen, rules: NewsRules): readonly RequestNews[] {
  const { key, portalUrl: url, status, statusChangedAtMs, createdAtMs } = request;
  const title = maskSecrets(request.summary);
  const said = comments
    .filter(({ createdAtMs: at }) => at >= rules.since)
    .filter(({ authorAccountId }) => !rules.ownAccountIds.includes(authorAccountId))
    .map(({ id, createdAtMs: at, authorName, text }): RequestNews => ({
      kind: 'comment',
      id: `${key}:comment:${id}`,
      at,
      title,
      key,
      url,
      author: authorName,
      text: maskSecrets(text),
    }));
  const hasMoved = statusChangedAtMs >= rules.since && statusChangedAtMs - createdAtMs > BEGINNING_MS;
  if (!hasMoved) return said;
  const id = statusNewsId(request);
  return [...said, { kind: 'status', id, at: statusChangedAtMs, title, key, url, status, asksForRating }];
}
