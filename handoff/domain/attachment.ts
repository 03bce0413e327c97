import { bytesOf } from './withinBytes.ts';

/** A file or picture on its way from one side to the other. */
export interface Attachment {
  readonly contentType: string;
  readonly contentUrl: string;
  readonly name?: string;
}

/**
 * The files with as many of their addresses as together take no more than `most` bytes, from the first: some clients send a
 * file inside its address. The others are named all the same, and lead nowhere.
 */
export function addressedWithin(files: readonly Attachment[], most: number): readonly Attachment[] {
  let taken = 0;
  return files.map((file) => {
    const bytes = bytesOf(file.contentUrl);
    if (taken + bytes > most) return { ...file, contentUrl: '' };
    taken += bytes;
    return file;
  });
}
