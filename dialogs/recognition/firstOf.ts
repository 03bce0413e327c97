/** The first that is found of any of them, in their order. */
export function firstOf<T, R>(each: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of each) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
