/** The words as Markdown shows them literally: a summary such as `*urgent*` must not become markup, nor a link. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, (sign) => `\\${sign}`).replace(/\s+/g, ' ');
}
