import { unescapeWiki } from './wikiText.ts';

// Nothing of what follows may run over the sign that it begins with: a text of nothing but such signs would be read from
// each of them to its end, and one comment could keep everybody waiting.
/** `{color:red}`, `{quote}`, `{code:java}` and their ends. */
const BLOCKS = /(?<!\\)\{(?:color|quote|code|noformat|panel)(?::[^{}\n]*)?\}/g;
const MONOSPACED = /(?<!\\)\{\{([^{}\n]+)\}\}/g;
/** `[the page|https://example.com]`, `[https://example.com]`. */
const NAMED_LINK = /(?<!\\)\[([^[\]|\n~^]+)\|([^[\]|\n]+)(?:\|[^[\]\n]*)?\]/g;
const LINK = /(?<!\\)\[((?:https?:\/\/|mailto:)[^[\]|\n]+)\]/g;
const HEADINGS = /^(?:h[1-6]|bq)\.\s+/gm;
/** `*bold*`, `_slanted_`, `+added+`: only around whole words, so that `3*4*5` and `snake_case_name` stay. */
const EMPHASIS = /(?<![\\\p{L}\p{N}])([*_+])(?!\1)(?=\S)((?:(?!\1)[^\n])*?[^\s\\])\1(?![\p{L}\p{N}])/gu;

/** The words of a wiki text without its markup; what was escaped was meant literally and stays. */
export function plainWiki(text: string): string {
  const flat = text
    .replaceAll(BLOCKS, '')
    .replaceAll(MONOSPACED, '$1')
    .replaceAll(NAMED_LINK, '$1 ($2)')
    .replaceAll(LINK, '$1')
    .replaceAll(HEADINGS, '')
    .replaceAll(EMPHASIS, '$2')
    // What is bold may be slanted, too.
    .replaceAll(EMPHASIS, '$2');
  return unescapeWiki(flat);
}
