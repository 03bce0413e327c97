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
  /** Who listens; what they have said themselves is no news to them. */
  readonly listener: { readonly accountId: string; readonly names: readonly string[] };
  /** The account with which the bot writes, and who a comment of that says it is from. */
  readonly bot: { readonly accountId: string; readonly signedBy: SignedBy };
  /** The account that has written through the bot what has this id as news; undefined where nobody remembers. */
  readonly writerOf: (newsId: string) => string | undefined;
}

/** Reads who has said in the chat what the bot has written on a request; undefined where the bot speaks for nobody. */
export type SignedBy = (text: string) => { readonly name: string; readonly said: string } | undefined;

/** The id of the change that brought the request to its status. */
export function statusNewsId({ key, statusChangedAtMs }: CustomerRequest): string {
  return `${key}:status:${String(statusChangedAtMs)}`;
}

export function commentNewsId(key: string, commentId: string): string {
  return `${key}:comment:${commentId}`;
}

/** Who has written a comment, and what; undefined for the listener's own, and what the bot says for nobody. */
function ofAnother(
  { authorAccountId, authorName, text }: PublicComment,
  newsId: string,
  { listener, bot, writerOf }: NewsRules,
): { readonly author: string; readonly text: string } | undefined {
  if (authorAccountId === listener.accountId) return undefined;
  if (authorAccountId !== bot.accountId) return { author: authorName, text };
  const signed = bot.signedBy(text);
  const writer = writerOf(newsId);
  // Several people may have one name.
  const isTheirs = writer === undefined ? listener.names.includes(signed?.name ?? '') : writer === listener.accountId;
  if (!signed || isTheirs) return undefined;
  return { author: signed.name || authorName, text: signed.said === '' ? text : signed.said };
}

/** What of a request somebody may not know yet. Ids are made from the change, whoever finds it and however often. */
export function newsIn({ request, comments, asksForRating }: Seen, rules: NewsRules): readonly RequestNews[] {
  const { key, portalUrl: url, status, statusChangedAtMs, createdAtMs } = request;
  const title = maskSecrets(request.summary);
  const said = comments
    .filter(({ createdAtMs: at }) => at >= rules.since)
    .flatMap((comment) => {
      const id = commentNewsId(key, comment.id);
      const said = ofAnother(comment, id, rules);
      if (!said) return [];
      const { author, text } = said;
      return [
        { kind: 'comment', id, at: comment.createdAtMs, title, key, url, author, text: maskSecrets(text) } as const,
      ];
    });
  const hasMoved = statusChangedAtMs >= rules.since && statusChangedAtMs - createdAtMs > BEGINNING_MS;
  if (!hasMoved) return said;
  const id = statusNewsId(request);
  return [...said, { kind: 'status', id, at: statusChangedAtMs, title, key, url, status, asksForRating }];
}
