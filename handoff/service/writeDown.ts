import { isKojiError, KojiError } from '../../errors.ts';
import type { JournalEntry } from '../domain/journal.ts';
import type { Journal } from '../ports.ts';

/**
 * Appends an entry, and looks for it where the store gave no answer: it may lie there all the same. An error with
 * `nothingDone` says that it certainly does not; any other, that nobody knows.
 */
export async function writeDown(
  journal: Pick<Journal, 'append' | 'find'>,
  entry: JournalEntry,
): Promise<'appended' | 'exists'> {
  try {
    return await journal.append(entry);
  } catch (error) {
    if (!isKojiError(error)) throw error;
    const { kind, message } = error;
    const known = kind === 'unavailable' ? await journal.find(entry.handoffId, entry.id) : undefined;
    if (!known) throw new KojiError(kind, message, { cause: error, nothingDone: true });
    return known.at === entry.at && known.order === entry.order ? 'appended' : 'exists';
  }
}
