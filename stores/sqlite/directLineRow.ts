import type { z } from 'zod';
import { KojiError } from '../../errors.ts';

/** A row, or a part of one, as the schema has it; a KojiError of kind `storedRecord` when it is not. */
export function decode<Result>(schema: z.ZodType<Result>, value: unknown): Result {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new KojiError('storedRecord', 'A Direct Line record in the store is not readable.', { cause: result.error });
}
