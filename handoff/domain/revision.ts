import type { Attachment } from './attachment.ts';

/** What a line does to an earlier one of the same person. */
export interface Revision {
  readonly kind: 'corrects' | 'takesBack';
  /** The earlier one's entry in the journal. */
  readonly entryId: string;
  /** Enough of the earlier one to recognise it by. */
  readonly before: string;
}

/** In no id that a channel gives; a colon would make it look like something else that is told of the same line. */
const REVISED = '~';

/** What a channel's message is called once it was changed; `change`: which change it is. */
export function revisionId(activityId: string, change: string): string {
  return `${activityId}${REVISED}${change}`;
}

/** Whether this entry is that one, or what became of it by an edit or a deletion. */
export function isVersionOf(entryId: string, original: string): boolean {
  return entryId === original || entryId.startsWith(`${original}${REVISED}`);
}

/** The files that a changed line has more than before. Those it had come with every change of its words, at other addresses. */
export function filesAdded(files: readonly Attachment[], before: readonly Attachment[]): readonly Attachment[] {
  const isKnown = ({ name, contentType }: Attachment): boolean =>
    before.some((file) => file.name === name && file.contentType === contentType);
  return files.filter((file) => !isKnown(file));
}
