/** A “no” needs its comma: the Spanish “no cerrar” is no correction. */
const TURNED_DOWN =
  /^(?:(?:no|nope|nein|nee|non)\s?[,;.:!–-]\s*|(?:wait|warte|moment|attends|attendez|espera|espere)[\s,;.:!–-]+)+/iu;

/** What is said instead, after something that turns the question down: `no, decline`; undefined where nothing is. */
export function correctionSaid(text: string): string | undefined {
  const trimmed = text.trim();
  const rest = trimmed.replace(TURNED_DOWN, '');
  return rest === trimmed || rest === '' ? undefined : rest;
}
