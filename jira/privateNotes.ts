import { z } from 'zod';
import type { JiraAccess } from './access.ts';
import { asRefusal } from './asRefusal.ts';
import { uploadTemporaryFile } from './files.ts';
import { collectPages } from './pages.ts';
import { isUnseen } from './isUnseen.ts';
import type { FileNamesResult, FileUpload, PrivateResult } from './ports.ts';
import { isRequestKey } from './requestKey.ts';
import { escapeWiki } from './wikiText.ts';

/** There is no customer to check against, but a key of another project is not this desk's business. */
async function isOfDesk({ desk }: JiraAccess, key: string): Promise<boolean> {
  return isRequestKey(key) && key.startsWith(`${(await desk()).projectKey}-`);
}

async function add(work: Promise<unknown>): Promise<PrivateResult> {
  try {
    await work;
    return { kind: 'added' };
  } catch (error) {
    return isUnseen(error) ? { kind: 'notFound' } : asRefusal(error);
  }
}

export async function addPrivateComment(access: JiraAccess, key: string, text: string): Promise<PrivateResult> {
  if (!(await isOfDesk(access, key))) return { kind: 'notFound' };
  const { request } = access.api;
  return add(request.createRequestComment({ issueIdOrKey: key, body: escapeWiki(text), public: false }));
}

export async function attachPrivateFile(
  access: JiraAccess,
  key: string,
  file: FileUpload,
  note: string,
): Promise<PrivateResult> {
  if (!(await isOfDesk(access, key))) return { kind: 'notFound' };
  const upload = await uploadTemporaryFile(access, file);
  if (upload.kind === 'tooLarge') return upload;
  return add(
    access.api.request.createCommentWithAttachment({
      issueIdOrKey: key,
      temporaryAttachmentIds: [upload.temporaryFileId],
      public: false,
      additionalComment: { body: escapeWiki(note) },
    }),
  );
}

const namedFileSchema = z.object({ filename: z.string() });

export async function listFileNames(access: JiraAccess, key: string): Promise<FileNamesResult> {
  if (!(await isOfDesk(access, key))) return { kind: 'notFound' };
  try {
    const files = await collectPages(namedFileSchema, 'the files of a request', (range) =>
      access.api.request.getAttachmentsForRequest({ issueIdOrKey: key, ...range }),
    );
    return { kind: 'found', names: files.map(({ filename }) => filename) };
  } catch (error) {
    if (isUnseen(error)) return { kind: 'notFound' };
    throw error;
  }
}
