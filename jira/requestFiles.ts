import { z } from 'zod';
import type { JiraAccess } from './access.ts';
import { dateSchema } from './decode.ts';
import type { OwnRequest } from './ownedRequests.ts';
import { collectPages } from './pages.ts';
import type { RequestFile } from './ports.ts';

/** What came with the request is there this soon after it; what staff add later is theirs unless they say it in public. */
const CREATION_MS = 60_000;

const fileSchema = z.object({
  filename: z.string(),
  size: z.number().default(0),
  created: dateSchema,
  _links: z.object({ content: z.string() }),
});
type WireFile = z.infer<typeof fileSchema>;

const commentSchema = z.object({
  public: z.boolean(),
  attachments: z.object({ values: z.array(z.object({ _links: z.object({ content: z.string() }) })) }).optional(),
});

/**
 * The service account sees what staff have attached for themselves, too, and Jira does not say which files those are.
 * So only those count that came in a public comment, or with the request itself and in no internal comment.
 */
export async function readFiles(access: JiraAccess, { request }: OwnRequest): Promise<readonly RequestFile[]> {
  const { key, createdAtMs } = request;
  const [files, comments] = await Promise.all([
    collectPages(fileSchema, 'the files of a request', (range) =>
      access.api.request.getAttachmentsForRequest({ issueIdOrKey: key, ...range }),
    ),
    collectPages(commentSchema, 'the comments of a request', (range) =>
      access.api.request.getRequestComments({
        issueIdOrKey: key,
        public: true,
        internal: true,
        expand: ['attachment'],
        ...range,
      }),
    ),
  ]);
  const said = filesIn(comments.filter((comment) => comment.public));
  const hidden = filesIn(comments.filter((comment) => !comment.public));
  // Without it, nobody can tell whose a file is.
  const isTold = comments.every(({ attachments }) => attachments !== undefined);
  const cameWith = ({ created, _links }: WireFile): boolean =>
    isTold && created <= createdAtMs + CREATION_MS && !hidden.has(_links.content);
  return files.filter((file) => said.has(file._links.content) || cameWith(file)).map(toFile);
}

function filesIn(comments: readonly z.infer<typeof commentSchema>[]): ReadonlySet<string> {
  return new Set(
    comments.flatMap(({ attachments }) => (attachments?.values ?? []).map(({ _links }) => _links.content)),
  );
}

function toFile({ filename, size, created }: WireFile): RequestFile {
  return { filename, sizeBytes: size, attachedAtMs: created };
}
