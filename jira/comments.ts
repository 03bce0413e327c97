import { z } from 'zod';
import type { JiraAccess } from './access.ts';
import { asRefusal } from './asRefusal.ts';
import { dateSchema, decode, userSchema } from './decode.ts';
import type { OwnRequest } from './ownedRequests.ts';
import { findOwnedRequest } from './ownedRequests.ts';
import { collectPages } from './pages.ts';
import { plainWiki } from './plainWiki.ts';
import type { CommentFile, CommentResult, NewComment, OwnedRequest, PublicComment } from './ports.ts';
import { postComment } from './postComment.ts';
import { isTooLong } from './wikiText.ts';
import { withoutFiles } from './withoutFiles.ts';

const fileSchema = z.object({
  filename: z.string(),
  size: z.number().default(0),
  _links: z.object({ content: z.url({ protocol: /^https?$/ }) }),
});

const commentSchema = z.object({
  id: z.string(),
  body: z.string(),
  public: z.boolean(),
  author: userSchema,
  created: dateSchema,
  /** Sent where it is asked for. */
  attachments: z.object({ values: z.array(fileSchema).default([]) }).optional(),
});

function toFile({ filename, size, _links }: z.infer<typeof fileSchema>): CommentFile {
  return { filename, sizeBytes: size, url: _links.content };
}

function toComment({ id, body, author, created, attachments }: z.infer<typeof commentSchema>): PublicComment {
  const files = (attachments?.values ?? []).map(toFile);
  return {
    id,
    authorName: author.displayName,
    authorAccountId: author.accountId,
    text: plainWiki(withoutFiles(body, files)),
    createdAtMs: created,
    ...(files.length === 0 ? {} : { files }),
  };
}

/** What is put on a page; longer conversations are for the portal. */
const MOST_COMMENTS = 20;

/** Internal comments are not asked for, and dropped all the same should Jira send one. */
export async function readComments(access: JiraAccess, { request }: OwnRequest): Promise<readonly PublicComment[]> {
  const all = await collectPages(commentSchema, 'the comments of a request', (range) =>
    access.api.request.getRequestComments({
      issueIdOrKey: request.key,
      public: true,
      internal: false,
      expand: ['attachment'],
      ...range,
    }),
  );
  return all
    .filter((comment) => comment.public)
    .toSorted((one, other) => other.created - one.created)
    .slice(0, MOST_COMMENTS)
    .map(toComment);
}

export async function addComment(access: JiraAccess, owned: OwnedRequest, comment: NewComment): Promise<CommentResult> {
  if (isTooLong(comment.text ?? '')) return { kind: 'tooLong' };
  const found = await findOwnedRequest(access, owned);
  if (found.kind === 'notFound') return found;
  try {
    const answer = await postComment(access, found.request.key, { ...comment, isPublic: true });
    if ((comment.temporaryFileIds ?? []).length > 0) return { kind: 'added', ...idOfComment(answer) };
    // One that cannot be read does not say that the comment is there.
    return { kind: 'added', commentId: decode(commentSchema, answer, 'a new comment').id };
  } catch (error) {
    return asRefusal(error);
  }
}

const withFilesSchema = z.object({ comment: z.object({ id: z.string() }) });

/** With files the answer has another shape, and says less of the comment. */
function idOfComment(answer: unknown): { readonly commentId?: string } {
  const parsed = withFilesSchema.safeParse(answer);
  return parsed.success ? { commentId: parsed.data.comment.id } : {};
}
