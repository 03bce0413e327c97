/** Decisions that look random and are the same for the same seed. */
export interface Random {
  /** From `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** True this often, from 0 to 1. */
  chance(share: number): boolean;
  /** One of them; there must be one. */
  pick<T>(from: readonly [T, ...T[]]): T;
}

/** Mulberry32: small, and good enough for deciding which server dies when. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    whole,
    chance: (share) => next() < share,
    pick: (from) => from[whole(0, from.length - 1)] ?? from[0],
  };
}

/** The seed of one schedule: neighbours must not resemble each other. */
export function seedOf(seed: number, schedule: number): number {
  return Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(schedule + 1, 0xc2b2ae35);
}
