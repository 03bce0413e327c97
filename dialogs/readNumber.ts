/** A number as the locale writes it: `1,234.5` in English, `1.234,5` in German. Undefined for everything else. */
export function readNumber(text: string, locale: string): number | undefined {
  const { group, decimal } = separatorsOf(locale);
  const compact = text.trim().replace(/[\s\u00a0\u202f']/g, '');
  const wellGrouped = new RegExp(`^[-+]?(?:\\d+|\\d{1,3}(?:\\${group}\\d{3})+)(?:\\${decimal}\\d+)?$`);
  if (compact.length > 30 || !wellGrouped.test(compact)) return undefined;
  const number = Number(compact.replaceAll(group, '').replace(decimal, '.'));
  return Number.isFinite(number) ? number : undefined;
}

/** How a number with a fraction looks in the locale. */
export function exampleNumber(locale: string): string {
  return new Intl.NumberFormat(locale).format(1.5);
}

function separatorsOf(locale: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.5);
  const decimal = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  // Where groups are parted by spaces, those are gone by now, and the other sign groups just as well.
  return { decimal, group: decimal === ',' ? '.' : ',' };
}
