import type { Draft } from './draft.ts';
import { fileField } from './draft.ts';
import { filesLine } from './draftLines.ts';
import type { Question } from '../question.ts';
import type { Option } from '../replies.ts';
import { hidden, option, valueIn } from '../replies.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

/** What the answer to a question that shows files says of them; undefined where it says something else. */
export type FilesSaid =
  | { readonly kind: 'removed'; readonly draft: Draft; readonly told: Words }
  /** Files are to be removed, and it is not said which. */
  | { readonly kind: 'which' };

/** A button for each file that takes it out of the request again. */
export function removals({ files }: Pick<Draft, 'files'>): readonly Option[] {
  return files.map(({ name, temporaryFileId }) => ({
    id: `dropFile:${temporaryFileId}`,
    label: { key: 'files.remove', params: { name } },
  }));
}

/** The same without buttons, and what people write instead: `remove the file`. */
export function typedRemovals(draft: Pick<Draft, 'files'>): readonly Option[] {
  return draft.files.length === 0 ? [] : [...removals(draft).map(hidden), ...IN_OTHER_WORDS];
}

const IN_OTHER_WORDS: readonly Option[] = [
  { id: 'removeFile', label: { key: 'files.removeOne' }, hidden: true },
  { id: 'removeFiles', label: { key: 'files.removeAll' }, hidden: true },
];
const NONE: Option = { id: 'noFiles', label: { key: 'files.removeAll' }, hidden: true };
/** What leads back to the review, where its buttons still stand. */
const BACKS: readonly Option[] = [
  { id: 'keepValue', label: { key: 'choices.cancel' }, hidden: true },
  { id: 'sendNow', label: { key: 'choices.send' }, hidden: true },
];

/** Asks which files are to stay, and takes more. */
export function filesQuestion(draft: Draft): Question {
  return {
    say: [...filesLine(draft), { key: 'files.change' }],
    accepts: { kind: 'options', files: true },
    options: [...removals(draft), option('done'), ...IN_OTHER_WORDS, NONE, ...BACKS],
  };
}

export function filesSaid(draft: Draft, optionId: string): FilesSaid | undefined {
  const dropped = valueIn(optionId, 'dropFile');
  if (dropped !== undefined) return without(draft, [dropped]);
  const all = draft.files.map(({ temporaryFileId }) => temporaryFileId);
  if (optionId === 'removeFiles' || optionId === 'noFiles') return without(draft, all);
  if (optionId !== 'removeFile') return undefined;
  return all.length === 1 ? without(draft, all) : { kind: 'which' };
}

/** Where the form wants a file, it is asked for again once there is none. */
function without(draft: Draft, ids: readonly string[]): FilesSaid {
  const files = draft.files.filter(({ temporaryFileId }) => !ids.includes(temporaryFileId));
  const gone = draft.files.filter((file) => !files.includes(file));
  const field = draft.form && fileField(draft.form);
  const isMissing = field?.required === true && files.length === 0;
  const settled = isMissing ? draft.settled.filter((id) => id !== field.fieldId) : draft.settled;
  const name = gone.map((file) => escapeMarkdown(file.name)).join(', ');
  return { kind: 'removed', draft: { ...draft, files, settled }, told: { key: 'files.removed', params: { name } } };
}
