import { z } from 'zod';
import { KojiError } from '../errors.ts';

/**
 * Narrows an answer to what the gateway needs from it. Atlassian's own schemas call nearly every field optional, and a
 * cut-off answer reaches this point as a string.
 */
export function decode<Schema extends z.ZodType>(schema: Schema, answer: unknown, what: string): z.infer<Schema> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  if (isOtherThanJson(answer)) {
    throw new KojiError(
      'unavailable',
      `Jira answered ${what} with a page, with nothing, or with JSON that is cut off.`,
    );
  }
  const paths = parsed.error.issues.map((issue) => issue.path.join('.') || '(the whole answer)').join(', ');
  throw new KojiError('contract', `Jira's answer to ${what} lacks what is needed: ${paths}.`, { cause: parsed.error });
}

/** jira.js hands on as text what it cannot parse, and as nothing what does not call itself JSON. */
function isOtherThanJson(answer: unknown): boolean {
  return answer === undefined || (typeof answer === 'string' && answer.trim() !== '');
}

export const dateSchema = z.object({ epochMillis: z.number() }).transform((date) => date.epochMillis);

export const userSchema = z.object({
  accountId: z.string().min(1),
  displayName: z.string().default(''),
  emailAddress: z.string().nullish(),
  active: z.boolean().default(true),
});
export type JiraUser = z.infer<typeof userSchema>;
