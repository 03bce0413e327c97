const UNITS = ['bytes', 'kB', 'MB', 'GB'] as const;

/** Such as `12 bytes` or `1.2 MB`, by thousands as file managers count. */
export function sizeOf(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const rounded = (bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1);
  return `${rounded.replace(/\.0$/, '')} ${UNITS[power] ?? ''}`;
}
