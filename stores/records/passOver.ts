import { isKojiError } from '../../errors.ts';

/** What is needed of a pino logger here. */
export interface DamageLog {
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/**
 * What a search found and can be read. A damaged record must not stand in the way of all others: it is logged, by its
 * name and never with what stands in it, and passed over.
 */
export type PassOver = <Stored, T>(found: readonly Stored[], decode: (stored: Stored) => T) => readonly T[];

export function createPassOver(log: DamageLog): PassOver {
  return (found, decode) =>
    found.flatMap((stored) => {
      try {
        return [decode(stored)];
      } catch (error) {
        if (!isKojiError(error, 'storedRecord')) throw error;
        log.error({ damage: error.message }, 'a stored record cannot be read and was passed over');
        return [];
      }
    });
}
