import { z } from 'zod';
import { isKojiError } from '../errors.ts';
import type { JiraAccess } from './access.ts';
import { dateSchema, decode, userSchema } from './decode.ts';
import { findOwnedRequest } from './ownedRequests.ts';
import { collectPages } from './pages.ts';
import type { CommentResult, CommentsResult, OwnedRequest, PublicComment } from './ports.ts';
import { escapeWiki, unescapeWiki } from './wikiText.ts';

const commentSchema = z.object({
  id: z.string(),
  body: z.string(),
  public: z.boolean(),
  author: userSchema,
  created: dateSchema,
});

function toComment({ id, body, author, created }: z.infer<typeof commentSchema>): PublicComment {
  return {
    id,
    authorName: author.displayName,
    authorAccountId: author.accountId,
    text: unescapeWiki(body),
    createdAtMs: created,
  };
}

/** Internal comments are not asked for, and dropped all the same should Jira send one. */
export async function listPublicComments(
  access: JiraAccess,
  owned: OwnedRequest,
  limit: number,
): Promise<CommentsResult> {
  const found = await findOwnedRequest(access, owned);
  if (found.kind === 'notFound') return found;
  const all = await collectPages(commentSchema, 'the comments of a request', (range) =>
    access.api.request.getRequestComments({ issueIdOrKey: found.request.key, public: true, internal: false, ...range }),
  );
  const comments = all
    .filter((comment) => comment.public)
    .map(toComment)
    .toSorted((one, other) => other.createdAtMs - one.createdAtMs);
  return { kind: 'found', comments: comments.slice(0, limit) };
}

export async function addPublicComment(access: JiraAccess, owned: OwnedRequest, text: string): Promise<CommentResult> {
  const found = await findOwnedRequest(access, owned);
  if (found.kind === 'notFound') return found;
  try {
    const answer = await access.api.request.createRequestComment({
      issueIdOrKey: found.request.key,
      body: escapeWiki(text),
      public: true,
    });
    return { kind: 'added', comment: toComment(decode(commentSchema, answer, 'a new comment')) };
  } catch (error) {
    if (isKojiError(error, 'badRequest')) return { kind: 'refused', reason: error.message };
    throw error;
  }
}
