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
 * Writes a note, once: one that may have been written by an earlier try is looked for first. Fails as the service desk
 * does; it is tried again then.
 */
export type WriteNote = (task: TaskOf<'note'>, keep: KeepSeen) => Promise<void>;

/** Keeps what was there before the note is written; false where another server is at it. */
export type KeepSeen = (seen: readonly string[]) => Promise<boolean>;

export interface WriteNoteDeps {
  readonly desk: Pick<ServiceDesk, 'addPrivateNote' | 'listPrivateNotes'>;
  readonly logger: Pick<Logger, 'warn'>;
}

export function createWriteNote({ desk, logger }: WriteNoteDeps): WriteNote {
  /** What is there with its words; undefined where a try that nobody has heard the end of has written it. */
  async function sameWords({ key, text, seen }: TaskOf<'note'>): Promise<readonly string[] | undefined> {
    const found = await desk.listPrivateNotes(key);
    const notes = found.kind === 'found' ? found.notes : [];
    const same = notes.filter((note) => squeezed(note.text) === squeezed(text)).map(({ id }) => id);
    return seen && same.some((id) => !seen.includes(id)) ? undefined : same;
  }

  return async function writeNote(task, keep) {
    const { id, key, text } = task;
    const seen = await sameWords(task);
    if (!seen || !(await keep(seen))) return;
    const { kind } = await desk.addPrivateNote(key, { text });
    // It would be no other the next time; that there is no note is for the operator to know.
    if (kind !== 'added') logger.warn({ task: id, request: key, outcome: kind }, 'Jira did not take a note');
  };
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
