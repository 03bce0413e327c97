/** The words of a text without case, accents and signs, so that `Créer une demande !` equals `creer une demande`. */
export function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export function wordsIn(text: string): readonly string[] {
  return normalise(text).split(' ').filter(Boolean);
}
