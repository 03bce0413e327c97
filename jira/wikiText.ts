/** Characters that begin or end markup wherever they stand. */
const ALWAYS = /[{}[\]|!*_~^]/g;
/** Characters that mean a list, a strike-through or an insertion only at the beginning of a word. */
const AT_WORD_START = /(?<=^|\s)[-+#](?=.)/gm;
const BACKSLASH = '&#92;';

/**
 * Jira renders texts of the service desk API as wiki markup. What a person typed in a chat is meant literally, so that
 * `[~name]` notifies nobody and `{code}` opens nothing.
 */
export function escapeWiki(text: string): string {
  return text
    .replaceAll('\\', BACKSLASH)
    .replaceAll(ALWAYS, String.raw`\$&`)
    .replaceAll(AT_WORD_START, String.raw`\$&`);
}

/** In characters, as Jira counts them; of comments and descriptions. */
const LONGEST_TEXT = 32_767;

/** Whether Jira would refuse the text for its length, signs that make markup harmless included. */
export function isTooLong(text: string): boolean {
  return escapeWiki(text).length > LONGEST_TEXT;
}

/** The plain text of what {@link escapeWiki} wrote. Markup of other writers stays as it is. */
export function unescapeWiki(text: string): string {
  return text.replaceAll(/\\([{}[\]|!*_~^+#-])/g, '$1').replaceAll(BACKSLASH, '\\');
}
