import { z } from 'zod';
import { KojiError } from '../../errors.ts';

/** Primary result codes of https://www.sqlite.org/rescode.html that say the file cannot be used now. */
const UNUSABLE = new Set([
  3, // PERM
  5, // BUSY
  6, // LOCKED
  7, // NOMEM
  8, // READONLY
  10, // IOERR
  13, // FULL
  14, // CANTOPEN
  15, // PROTOCOL: too many processes start at once
]);
const CORRUPT = 11;
const NOTADB = 26;

// node:sqlite has no error class; what it throws carries SQLite's (extended) result code.
const sqliteErrorSchema = z.object({ code: z.literal('ERR_SQLITE_ERROR'), errcode: z.int(), errstr: z.string() });
const closedErrorSchema = z.object({ code: z.literal('ERR_INVALID_STATE') });
const folderErrorSchema = z.object({
  code: z.enum([
    ...(['EACCES', 'EDQUOT', 'EEXIST', 'EIO', 'EISDIR', 'ELOOP', 'ENAMETOOLONG', 'ENOENT'] as const),
    ...(['ENOSPC', 'ENOTDIR', 'EPERM', 'EROFS'] as const),
  ]),
});

/** What the caller is told of an error of SQLite or of the file system; any other error comes back as it is. */
export function fromSqliteError(error: unknown, file: string): unknown {
  if (closedErrorSchema.safeParse(error).success) {
    return new KojiError('unavailable', `The database ${file} is closed.`, { cause: error });
  }
  const folder = folderErrorSchema.safeParse(error);
  if (folder.success) {
    const mend = 'Set DATA_DIR to a folder that can be written to.';
    return new KojiError('unavailable', `Cannot use ${file}: ${folder.data.code}. ${mend}`, { cause: error });
  }
  const sqlite = sqliteErrorSchema.safeParse(error);
  return sqlite.success ? fromResultCode(sqlite.data, file, error) : error;
}

function fromResultCode(found: { errcode: number; errstr: string }, file: string, cause: unknown): unknown {
  // The low byte of an extended code is the primary one.
  const code = found.errcode & 0xff;
  if (code === CORRUPT || code === NOTADB) {
    const mend = 'Put it back from a backup, or move it away to start with an empty one.';
    return new KojiError('storedRecord', `The database ${file} is damaged (${found.errstr}). ${mend}`, { cause });
  }
  if (UNUSABLE.has(code)) {
    return new KojiError('unavailable', `The database ${file} cannot be used: ${found.errstr}.`, { cause });
  }
  return cause;
}
