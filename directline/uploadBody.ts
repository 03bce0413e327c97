import { fileKind } from '../fileKind.ts';
import { parseClientActivity } from './clientActivity.ts';
import type { ClientActivity } from './clientActivity.ts';
import { LIMITS } from './limits.ts';
import { withMark } from './masked.ts';
import { DirectLineRefusal } from './refusal.ts';
import type { KeptFile } from './uploads.ts';

const ACTIVITY_TYPE = 'application/vnd.microsoft.activity';

/** What a client is told that sends more. */
export const TOO_MUCH = 'The files of an upload have at most 4 MB together. Send smaller ones, or fewer at a time.';

export interface UploadedFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface UploadBody {
  readonly activity: ClientActivity;
  readonly files: readonly UploadedFile[];
}

export interface RawUpload {
  readonly contentType: string;
  readonly contentDisposition: string;
  readonly bytes: Buffer;
}

/** Reads an upload in either of its forms, one raw file or multipart/form-data, and checks every file. */
export async function parseUpload(raw: RawUpload): Promise<UploadBody> {
  const parts = isMultipart(raw.contentType) ? await readParts(raw) : [rawFile(raw)];
  const activityPart = parts.find((part) => part.type.startsWith(ACTIVITY_TYPE));
  const fileParts = parts.filter((part) => part !== activityPart);
  const activity = parseClientActivity(activityPart ? await activityPart.text() : '{"type":"message"}');
  requireSizes(fileParts);
  return { activity, files: await Promise.all(fileParts.map(checkedFile)) };
}

function isMultipart(contentType: string): boolean {
  return /^multipart\/form-data\b/i.test(contentType);
}

function rawFile(raw: RawUpload): File {
  const name = /filename="?([^";]+)"?/i.exec(raw.contentDisposition)?.[1] ?? 'file';
  return new File([Uint8Array.from(raw.bytes)], name, { type: raw.contentType });
}

async function readParts(raw: RawUpload): Promise<readonly File[]> {
  try {
    const body = new Response(Uint8Array.from(raw.bytes), { headers: { 'content-type': raw.contentType } });
    const values = [...(await body.formData()).values()];
    return values.filter((value) => typeof value !== 'string');
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new DirectLineRefusal('BadArgument', 'The body is not multipart/form-data. Check its boundary.', { cause });
  }
}

function requireSizes(files: readonly File[]): void {
  if (files.length === 0)
    throw new DirectLineRefusal('MissingProperty', 'The upload has no file. Attach at least one.');
  if (files.length > LIMITS.filesPerUpload) {
    throw new DirectLineRefusal('BadArgument', `An upload has at most ${LIMITS.filesPerUpload} files.`);
  }
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > LIMITS.uploadBytes) {
    throw new DirectLineRefusal('MessageSizeTooBig', TOO_MUCH);
  }
}

async function checkedFile(file: File): Promise<UploadedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = await fileKind(bytes, file.type);
  const name = safeName(file.name);
  if (!kind.ok) {
    throw new DirectLineRefusal('UnsupportedMediaType', `The file ${name} is not what it says: ${kind.why}.`);
  }
  return { name, contentType: kind.contentType, bytes };
}

/** The last part of a path, without control characters; a name is shown and offered for saving, never opened. */
function safeName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(/\p{Cc}/gu, '')
    .slice(-200)
    .toWellFormed();
  return clean === '' || clean === '.' || clean === '..' ? 'file' : clean;
}

/** The upload with safe names for its files, in the files and in what the activity says of them. */
export function withNames({ activity, files }: UploadBody, nameFor: (name: string) => string): UploadBody {
  const attachments = activity.attachments?.map((own) => (own.name ? { ...own, name: nameFor(own.name) } : own));
  const named = { ...activity, ...(attachments && { attachments }) };
  const isChanged = files.some(({ name }) => nameFor(name) !== name);
  return {
    activity: isChanged ? withMark(named) : named,
    files: files.map((file) => ({ ...file, name: nameFor(file.name) })),
  };
}

/** The activity of an upload with the files' addresses in place of the client's own, which point into its page. */
export function withFiles(activity: ClientActivity, files: readonly KeptFile[]): ClientActivity {
  const own = activity.attachments ?? [];
  const thumbnails = new Map(own.map((attachment) => [attachment.name, attachment.thumbnailUrl]));
  const kept = own.filter(({ content, contentUrl }) => content !== undefined || contentUrl);
  const added = files.map((file) => ({ ...file, content: undefined, thumbnailUrl: thumbnails.get(file.name) }));
  return { ...activity, attachments: [...kept, ...added] };
}
