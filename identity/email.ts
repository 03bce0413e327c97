import { z } from 'zod';

const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** The address in the one form in which it is compared and stored; undefined for what is no address. */
export function parseEmail(text: string): string | undefined {
  const parsed = emailSchema.safeParse(text);
  return parsed.success ? parsed.data : undefined;
}
