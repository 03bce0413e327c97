import { z } from 'zod';
import type { JiraAccess } from './access.ts';
import { dateSchema, decode } from './decode.ts';
import { findOwnedRequest } from './ownedRequests.ts';
import { collectPages } from './pages.ts';
import type { OwnedRequest, RequestDetailsResult, RequestFile, ShownField } from './ports.ts';
import { unescapeWiki } from './wikiText.ts';

/** Shown elsewhere: as the title, and as the list of files. */
const NOT_A_DETAIL = ['summary', 'attachment'];

/** What came with the request is there this soon after it; what staff add later is theirs unless they say it in public. */
const CREATION_MS = 60_000;

const valuesSchema = z.object({
  requestFieldValues: z
    .array(z.object({ fieldId: z.string(), label: z.string().default(''), value: z.unknown() }))
    .default([]),
});

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

/** The request with what was filled in and the files that its customer may know of. */
export async function findRequestDetails(access: JiraAccess, owned: OwnedRequest): Promise<RequestDetailsResult> {
  const found = await findOwnedRequest(access, owned);
  if (found.kind === 'notFound') return found;
  const { request } = found;
  const [fields, files] = await Promise.all([
    shownFields(access, request.key),
    publicFiles(access, request.key, request.createdAtMs),
  ]);
  return { kind: 'found', request, fields, files };
}

async function shownFields({ api }: JiraAccess, key: string): Promise<readonly ShownField[]> {
  const answer = await api.request.getCustomerRequestByIdOrKey({ issueIdOrKey: key });
  const { requestFieldValues } = decode(valuesSchema, answer, 'a request');
  return requestFieldValues
    .filter(({ fieldId }) => !NOT_A_DETAIL.includes(fieldId))
    .map(({ label, value }) => ({ label, value: textOf(value) }))
    .filter(({ value }) => value !== '');
}

const namedSchema = z.union([
  z.object({ displayName: z.string() }).transform(({ displayName }) => displayName),
  z
    .object({ value: z.string(), child: z.object({ value: z.string() }).nullish() })
    .transform(({ value, child }) => (child ? `${value} / ${child.value}` : value)),
  z.object({ name: z.string() }).transform(({ name }) => name),
]);

/** What a value says to people; nothing for a kind of value that is not known. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return unescapeWiki(value).trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ');
  const named = namedSchema.safeParse(value);
  return named.success ? named.data : '';
}

/**
 * The service account sees what staff have attached for themselves, too, and Jira does not say which files those are.
 * So only those count that came in a public comment, or with the request itself and in no internal comment.
 */
async function publicFiles(access: JiraAccess, key: string, createdAtMs: number): Promise<readonly RequestFile[]> {
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
