const encoder = new TextEncoder();

/** As a store keeps it: UTF-8 in JSON. */
export const bytesOf = (value: unknown): number => encoder.encode(JSON.stringify(value)).byteLength + 1;

/**
 * As many lines as together take no more than `most` bytes, from the beginning and from the end; between them stands how
 * many are left out.
 */
export function withinBytes(lines: readonly string[], most: number): readonly string[] {
  const total = lines.reduce((sum, line) => sum + bytesOf(line), 0);
  if (total <= most) return lines;
  const first = firstWithin(lines, most / 2);
  const last = firstWithin(lines.slice(first.length).toReversed(), most / 2).toReversed();
  return [...first, `[… ${lines.length - first.length - last.length} …]`, ...last];
}

function firstWithin(lines: readonly string[], most: number): readonly string[] {
  let taken = 0;
  const tooMany = lines.findIndex((line) => (taken += bytesOf(line)) > most);
  return tooMany < 0 ? lines : lines.slice(0, tooMany);
}
