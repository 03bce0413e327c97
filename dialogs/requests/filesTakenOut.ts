import type { UploadedFile } from '../forms/draft.ts';
import { valueIn } from '../replies.ts';
import { withoutCourtesies } from '../../locales/courtesies.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';

/** Which files an answer to the last look at a comment takes out of it; none where it is not said which. */
export function filesTakenOut(files: readonly UploadedFile[], optionId: string): readonly UploadedFile[] | undefined {
  const dropped = valueIn(optionId, 'dropFile');
  if (dropped !== undefined) return files.filter(({ temporaryFileId }) => temporaryFileId === dropped);
  if (optionId === 'removeFiles') return files;
  if (optionId !== 'removeFile') return undefined;
  return files.length === 1 ? files : [];
}

const ALL = Object.values(PHRASES);
const REMOVING = new Set(ALL.flatMap(({ listChanges }) => listChanges.removing.flatMap(wordsIn)));
const SMALL = new Set(
  ALL.flatMap(({ fillers, itWords, thatWords, options }) => [
    ...fillers,
    ...itWords,
    ...thatWords,
    ...(options['attachment'] ?? []),
  ]).flatMap(wordsIn),
);

/** The same of what is typed with their names, and says nothing else: `without photo.png`. */
export function filesTurnedDown(files: readonly UploadedFile[], typed: string): readonly UploadedFile[] {
  const said = typed.toLowerCase();
  const named = files.filter(({ name }) => said.includes(name.toLowerCase()));
  const rest = withoutCourtesies(named.reduce((text, { name }) => text.replaceAll(name.toLowerCase(), ' '), said));
  const isRemoval = rest.some((word) => REMOVING.has(word));
  return isRemoval && rest.every((word) => REMOVING.has(word) || SMALL.has(word)) ? named : [];
}
