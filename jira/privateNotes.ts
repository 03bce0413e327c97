import { z } from 'zod';
import type { JiraAccess } from './access.ts';
import { asRefusal } from './asRefusal.ts';
import { isUnseen } from './isUnseen.ts';
import { collectPages } from './pages.ts';
import { plainWiki } from './plainWiki.ts';
import type { FileNamesResult, PrivateNote, PrivateNoteResult, PrivateNotesResult } from './ports.ts';
import { postComment } from './postComment.ts';
import { isRequestKey } from './requestKey.ts';
import { uploadTemporaryFile } from './uploadTemporaryFile.ts';

/** There is no customer to check against, but a key of another project is not this desk's business. */
async function isOfDesk({ desk }: JiraAccess, key: string): Promise<boolean> {
  return isRequestKey(key) && key.startsWith(`${(await desk()).projectKey}-`);
}

export async function addPrivateNote(access: JiraAccess, key: string, note: PrivateNote): Promise<PrivateNoteResult> {
  if (!(await isOfDesk(access, key))) return { kind: 'notFound' };
  const { text, file } = note;
  const upload = file && (await uploadTemporaryFile(access, file));
  if (upload?.kind === 'tooLarge') return upload;
  const temporaryFileIds = upload ? [upload.temporaryFileId] : [];
  try {
    await postComment(access, key, { text, temporaryFileIds, isPublic: false });
    return { kind: 'added' };
  } catch (error) {
    return isUnseen(error) ? { kind: 'notFound' } : asRefusal(error);
  }
}

const noteSchema = z.object({ id: z.string(), body: z.string(), public: z.boolean() });

export async function listPrivateNotes(access: JiraAccess, key: string): Promise<PrivateNotesResult> {
  if (!(await isOfDesk(access, key))) return { kind: 'notFound' };
  try {
    const comments = await collectPages(noteSchema, 'the notes of a request', (range) =>
      access.api.request.getRequestComments({ issueIdOrKey: key, public: false, internal: true, ...range }),
    );
    const notes = comments.filter((comment) => !comment.public);
    return { kind: 'found', notes: notes.map(({ id, body }) => ({ id, text: plainWiki(body) })) };
  } catch (error) {
    if (isUnseen(error)) return { kind: 'notFound' };
    throw error;
  }
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
