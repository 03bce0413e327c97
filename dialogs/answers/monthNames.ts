import { LOCALES } from '../../locales/index.ts';
import { normalise } from '../../locales/normalise.ts';

const MONTHS = Array.from({ length: 12 }, (_none, month) => Date.UTC(2026, month, 15));

/** Months by their names, long and short, in every language: `December`, `dez`, `août`. */
const BY_NAME: ReadonlyMap<string, number> = new Map(
  LOCALES.flatMap((locale) =>
    (['long', 'short'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' });
      return MONTHS.map((at, index) => [normalise(format.format(at)), index + 1] as const);
    }),
  ),
);

/** 1 to 12. */
export function monthNamed(name: string): number | undefined {
  return BY_NAME.get(normalise(name));
}
