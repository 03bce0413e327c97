import { z } from 'zod';
import { isAgent, nextId } from '../context.ts';
import type { CommentRecord, TemporaryFileRecord } from '../model.ts';
import { pageOf, wholePage } from '../pages.ts';
import { deskRefusal, json } from '../protocol.ts';
import type { Answer, Call } from '../protocol.ts';
import { attachmentToWire, commentToWire } from '../wire.ts';
import { withDesk, withRequest } from './lookups.ts';
import { takeTemporaryFiles } from './temporaryFiles.ts';

const MAX_FILES_PER_UPLOAD = 60;
/** The size that Jira sites allow by default was 10 MB for long. */
const MAX_FILE_BYTES = 10 * 1024 * 1024;

export function attachTemporaryFile(call: Call): Answer {
  const files = call.files.filter((file) => file.fieldName === 'file');
  if (files.length === 0) return deskRefusal(400, 'No file: the name of the form field must be "file".');
  if (files.length > MAX_FILES_PER_UPLOAD) return deskRefusal(413, 'At most 60 files may be uploaded at once.');
  if (files.some((file) => file.sizeBytes > MAX_FILE_BYTES)) return deskRefusal(413, 'The file is too large.');
  return withDesk(call, (desk) => {
    const stored = files.map((file): TemporaryFileRecord => ({
      id: `temp${nextId(call.context)}`,
      filename: file.filename,
      mimeType: file.mimeType,
      sizeBytes: file.sizeBytes,
      deskId: desk.id,
      uploadedAtMs: call.context.clock.now(),
    }));
    call.context.state.temporaryFiles.push(...stored);
    const temporaryAttachments = stored.map((file) => ({ temporaryAttachmentId: file.id, fileName: file.filename }));
    return json(201, { temporaryAttachments });
  });
}

const attachSchema = z.looseObject({
  public: z.boolean(),
  temporaryAttachmentIds: z.array(z.string()).min(1),
  additionalComment: z.looseObject({ body: z.string() }).optional(),
});

export function createCommentWithAttachment(call: Call): Answer {
  const body = attachSchema.safeParse(call.body);
  if (!body.success) return deskRefusal(400, 'Temporary attachments and "public" are required.');
  if (!body.data.public && !isAgent(call.caller)) return deskRefusal(403, 'Customers may attach public files only.');
  return withRequest(call, (request, desk) => {
    const attachments = takeTemporaryFiles(call, desk, body.data.temporaryAttachmentIds);
    if (attachments === undefined) return deskRefusal(400, 'A temporary attachment does not exist any more.');
    const names = attachments.map((file) => `[^${file.filename}]`).join(' ');
    const text = [body.data.additionalComment?.body, names].filter((each) => each !== undefined).join('\n\n');
    const comment: CommentRecord = {
      id: nextId(call.context),
      authorId: call.caller?.accountId ?? '',
      body: text,
      public: body.data.public,
      createdAtMs: call.context.clock.now(),
      attachmentIds: attachments.map(({ id }) => id),
    };
    request.attachments.push(...attachments.map((each) => ({ ...each, public: body.data.public })));
    request.comments.push(comment);
    request.updatedAtMs = comment.createdAtMs;
    const wire = attachments.map((each) => attachmentToWire(call, each));
    return json(201, { comment: commentToWire(call, request, comment), attachments: wholePage(call.siteUrl, wire) });
  });
}

export function getAttachmentsForRequest(call: Call): Answer {
  return withRequest(call, (request) => {
    const shown = request.attachments.filter((each) => each.public || isAgent(call.caller));
    const wire = shown.map((each) => attachmentToWire(call, each));
    return json(200, pageOf(call, wire));
  });
}
