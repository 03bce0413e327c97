interface Named {
  readonly id: string;
}

/**
 * Picks `atOnce` of those who want a turn, in their order; who had one in an earlier pick goes behind who had none since, so
 * that nobody is kept out by others whose turns come to nothing.
 */
export function createTurnsInBatches(atOnce: number): <T extends Named>(wanting: readonly T[]) => readonly T[] {
  let picks = 0;
  let lastTurns: ReadonlyMap<string, number> = new Map();
  return (wanting) => {
    picks += 1;
    const lastTurn = ({ id }: Named): number => lastTurns.get(id) ?? 0;
    const picked = wanting.toSorted((a, b) => lastTurn(a) - lastTurn(b)).slice(0, atOnce);
    const before = wanting.map((each) => [each.id, lastTurn(each)] as const);
    lastTurns = new Map([...before, ...picked.map(({ id }) => [id, picks] as const)]);
    return picked;
  };
}
