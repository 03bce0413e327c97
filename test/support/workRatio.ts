/** How often one size is measured; the cheapest counts, for anything else that runs makes it dearer. */
const TRIES = 5;
/** In characters. */
const SMALL = 3_000;
const LARGE = 8 * SMALL;
/** A measurement below this says nothing, in milliseconds. */
const NOISE_MS = 2;

function costMs(act: () => void): number {
  const begunAt = performance.now();
  act();
  return performance.now() - begunAt;
}

/**
 * How much dearer a text that is eight times as long is to read, for each of the eight: about 1 where the work grows with
 * the length, 8 where it grows with its square. The text is `unit`, over and over.
 */
export function workRatio(read: (text: string) => unknown, unit: string): number {
  const costOf = (length: number): number => {
    const text = unit.repeat(Math.ceil(length / unit.length));
    const costs = Array.from({ length: TRIES }, () => costMs(() => void read(text)));
    return Math.max(NOISE_MS, Math.min(...costs));
  };
  const small = costOf(SMALL);
  return costOf(LARGE) / small / (LARGE / SMALL);
}

/** What is more than this grows faster than the text. */
export const LINEAR = 4;
