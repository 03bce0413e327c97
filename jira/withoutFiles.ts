import type { CommentFile } from './ports.ts';

/** Neither runs over the sign that it begins with, so that reading grows with the length of the text only. */
const LINKED = /\[\^([^[\]\n]+)\]/g;
const SHOWN = /!([^!|\n]+)(?:\|[^!\n]*)?!/g;

/** Jira writes a comment's files into its text, too, as `!picture.png|thumbnail!` and `[^log.txt]`. */
export function withoutFiles(body: string, files: readonly Pick<CommentFile, 'filename'>[]): string {
  if (files.length === 0) return body;
  const names = new Set(files.map(({ filename }) => filename));
  const unlessFile = (markup: string, name: string): string => (names.has(name) ? '' : markup);
  return body.replaceAll(LINKED, unlessFile).replaceAll(SHOWN, unlessFile).trim();
}
