import { isKojiError } from '../../errors.ts';
import type { JournalEntry } from '../domain/journal.ts';
import type { Journal } from '../ports.ts';

/** An entry, or that it is there and cannot be read: for whoever asks whether it was written, and not what it says. */
export async function findReadable(
  journal: Pick<Journal, 'find'>,
  handoffId: string,
  entryId: string,
): Promise<JournalEntry | 'damaged' | undefined> {
  try {
    return await journal.find(handoffId, entryId);
  } catch (error) {
    if (!isKojiError(error, 'storedRecord')) throw error;
    return 'damaged';
  }
}
