const WITHOUT_ACCENT: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l' };

/** The words of a text without case, accents and signs, so that `Créer une demande !` equals `creer une demande`. */
export function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßøæœł]/g, (letter) => WITHOUT_ACCENT[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export function wordsIn(text: string): readonly string[] {
  return normalise(text).split(' ').filter(Boolean);
}
