import { z } from 'zod';
import { nextId } from '../context.ts';
import type { AttachmentRecord, SiteDesk, TemporaryFileRecord } from '../model.ts';
import type { Call } from '../protocol.ts';

/** How long an uploaded file waits to be attached. Atlassian names no time; an hour is enough for every chat. */
const TEMPORARY_FILE_LIFE_MS = 60 * 60_000;

const idsSchema = z.array(z.string()).default([]);

/** The temporary files of these ids, or nothing when one of them is unknown, too old or another desk's. */
export function findTemporaryFiles(
  call: Call,
  desk: SiteDesk,
  ids: unknown,
): readonly TemporaryFileRecord[] | undefined {
  const wanted = new Set(idsSchema.parse(ids));
  const oldestMs = call.context.clock.now() - TEMPORARY_FILE_LIFE_MS;
  const found = call.context.state.temporaryFiles.filter(
    (file) => wanted.has(file.id) && file.deskId === desk.id && file.uploadedAtMs > oldestMs,
  );
  return found.length === wanted.size ? found : undefined;
}

/** Turns temporary files into attachments of the caller; each can be taken once. */
export function takeTemporaryFiles(call: Call, desk: SiteDesk, ids: unknown): AttachmentRecord[] | undefined {
  const found = findTemporaryFiles(call, desk, ids);
  if (found === undefined) return undefined;
  const { state, clock } = call.context;
  state.temporaryFiles = state.temporaryFiles.filter((file) => !found.includes(file));
  return found.map(({ filename, mimeType, sizeBytes }) => ({
    id: nextId(call.context),
    filename,
    mimeType,
    sizeBytes,
    authorId: call.caller?.accountId ?? '',
    createdAtMs: clock.now(),
    public: true,
  }));
}
