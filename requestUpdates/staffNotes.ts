import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { isKojiError } from '../errors.ts';
import type { ServiceDesk } from '../jira/ports.ts';
import type { RequestTaskStore, TaskOf } from './ports.ts';

/** A private comment for the staff; one with the same id is the same note. */
export interface StaffNote {
  readonly id: string;
  /** Of the request. */
  readonly key: string;
  readonly text: string;
}

/** Keeps a note until the service desk has taken it. One that cannot be kept is an error in the log. */
export type KeepNote = (note: StaffNote) => Promise<void>;

export interface KeepNoteDeps {
  readonly tasks: RequestTaskStore;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'error'>;
}

export function createKeepNote({ tasks, clock, logger }: KeepNoteDeps): KeepNote {
  return async function keepNote({ id, key, text }) {
    try {
      await tasks.create({ kind: 'note', id: `note:${id}`, key, text, dueAt: clock.now() });
    } catch (error) {
      if (!isKojiError(error)) throw error;
      // What the note is about has happened: nobody may be told otherwise because of it.
      logger.error({ err: error, note: id, request: key }, 'a note for the staff is lost');
    }
  };
}

/**
 * Writes a note. Fails as the service desk does: it is tried again then, also where it may have been written, for two
 * are better than none.
 */
export type WriteNote = (task: TaskOf<'note'>) => Promise<void>;

export interface WriteNoteDeps {
  readonly desk: Pick<ServiceDesk, 'addPrivateComment'>;
  readonly logger: Pick<Logger, 'warn'>;
}

export function createWriteNote({ desk, logger }: WriteNoteDeps): WriteNote {
  return async function writeNote({ id, key, text }) {
    const { kind } = await desk.addPrivateComment(key, text);
    // It would be no other the next time; that there is no note is for the operator to know.
    if (kind !== 'added') logger.warn({ task: id, request: key, outcome: kind }, 'Jira did not take a note');
  };
}
