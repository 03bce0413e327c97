import { wasHeld } from './fates.ts';
import type { Fate } from './fates.ts';
import type { Finding } from './finding.ts';

/** Lines of one sender to one receiver, in the order in which they were written one after the other. */
export function disordered(fates: readonly Fate[]): readonly Finding[] {
  const inOrder = fates
    .filter((fate) => fate.reports.length === 0 && !wasHeld(fate))
    .flatMap((fate) => firstArrivals(fate).map((arrival) => ({ fate, ...arrival })));
  return inOrder.flatMap((later) => {
    const passed = inOrder.find(
      (earlier) =>
        earlier.fate.line.sender === later.fate.line.sender &&
        earlier.to === later.to &&
        earlier.fate.line.step < later.fate.line.step &&
        earlier.place > later.place,
    );
    if (!passed) return [];
    const { token } = passed.fate.line;
    const why = `reached ${later.to} before ${token}`;
    return [{ offence: 'disordered', token: later.fate.line.token, passed: token, why } satisfies Finding];
  });
}

function firstArrivals({ arrivals }: Fate): readonly { readonly to: string; readonly place: number }[] {
  const receivers = [...new Set(arrivals.map(({ call }) => call.to))];
  return receivers.map((to) => ({ to, place: arrivals.find(({ call }) => call.to === to)?.call.place ?? 0 }));
}
