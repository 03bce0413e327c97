import type { Logger } from 'pino';
import { LARGEST_FILE_MB, MOST_FILES, filesOf, isRunnable } from '../dialogs/forms/attachedFiles.ts';
import type { FileFetcher, FileReference } from '../dialogs/ports.ts';
import { isKojiError } from '../errors.ts';
import type { Ticket } from '../handoff/ports.ts';
import type { FileUpload, ServiceDesk } from '../jira/ports.ts';
import { say } from '../locales/index.ts';

export interface TicketFilesParts {
  readonly desk: Pick<ServiceDesk, 'addPrivateNote'>;
  readonly files: FileFetcher;
  readonly logger: Logger;
}

/**
 * Leaves the files of a chat at its request, where staff sees them, except those that `present` names. Answers the names
 * of those that are not there.
 */
export type AttachChatFiles = (key: string, ticket: Ticket, present?: PresentFiles) => Promise<readonly string[]>;

/** Takes a file that is there already for the one of its name; each of them once, for several may have one name. */
export interface PresentFiles {
  take(name: string): boolean;
}

export function presentFiles(names: readonly string[]): PresentFiles {
  const left = [...names];
  return {
    take(name) {
      const at = left.indexOf(name);
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    },
  };
}

export function createAttachChatFiles({ desk, files, logger }: TicketFilesParts): AttachChatFiles {
  async function fetchFile(file: FileReference, channel: string): Promise<FileUpload | undefined> {
    if (isRunnable(file.name)) return undefined;
    const fetched = await files.fetch(file, { maxBytes: LARGEST_FILE_MB * 1024 * 1024, channel });
    return fetched.kind === 'fetched' ? fetched.file : undefined;
  }

  /** One file that cannot be had must not keep the others away, nor the transcript. */
  async function attach(key: string, file: FileReference, { customer }: Ticket): Promise<boolean> {
    try {
      const upload = await fetchFile(file, customer.channel);
      const text = say(customer.locale, 'ticket.file');
      return upload !== undefined && (await desk.addPrivateNote(key, { text, file: upload })).kind === 'added';
    } catch (error) {
      if (!isKojiError(error)) throw error;
      logger.warn({ err: error, key }, 'a file of a chat was not attached');
      return false;
    }
  }

  return async function attachChatFiles(key, ticket, present = presentFiles([])) {
    const missing: string[] = [];
    for (const [index, file] of filesOf(ticket.transcript.files ?? []).entries()) {
      const isThere = present.take(file.name) || (index < MOST_FILES && (await attach(key, file, ticket)));
      if (!isThere) missing.push(file.name);
    }
    return missing;
  };
}
