import { z } from 'zod';
import type { JiraAccess } from './access.ts';
import { asRefusal } from './asRefusal.ts';
import { dateSchema, decode, userSchema } from './decode.ts';
import { findOwnedRequest } from './ownedRequests.ts';
import { collectPages } from './pages.ts';
import { plainWiki } from './plainWiki.ts';
import type { CommentFile, CommentResult, CommentsResult, OwnedRequest, PublicComment } from './ports.ts';
import { escapeWiki, isTooLong } from './wikiText.ts';

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

/** Jira writes a comment's files into its text, too, as `!picture.png|thumbnail!` and `[^log.txt]`. */
function withoutFiles(body: string, files: readonly CommentFile[]): string {
  const isFile = (name: string): boolean => files.some(({ filename }) => filename === name);
  return body
    .replaceAll(/\[\^([^\]\n]+)\]/g, (markup, name: string) => (isFile(name) ? '' : markup))
    .replaceAll(/!([^!|\n]+)(?:\|[^!\n]*)?!/g, (markup, name: string) => (isFile(name) ? '' : markup))
    .trim();
}

function toComment({ id, body, author, created, attachments }: z.infer<typeof commentSchema>): PublicComment {
  const files = (attachments?.values ?? []).map(toFile);
  return {
    id,
    authorName: author.displayName,
    authorAccountId: author.accountId,
    text: plainWiki(files.length === 0 ? body : withoutFiles(body, files)),
    createdAtMs: created,
    ...(files.length === 0 ? {} : { files }),
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
    access.api.request.getRequestComments({
      issueIdOrKey: found.request.key,
      public: true,
      internal: false,
      expand: ['attachment'],
      ...range,
    }),
  );
  const comments = all
    .filter((comment) => comment.public)
    .map(toComment)
    .toSorted((one, other) => other.createdAtMs - one.createdAtMs);
  return { kind: 'found', comments: comments.slice(0, limit) };
}

export async function addPublicComment(access: JiraAccess, owned: OwnedRequest, text: string): Promise<CommentResult> {
  if (isTooLong(text)) return { kind: 'tooLong' };
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
    return asRefusal(error);
  }
}
