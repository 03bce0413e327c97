import { z } from 'zod';
import { jiraError } from './jiraError.ts';

/**
 * Narrows an answer to what the gateway needs from it. Atlassian's own schemas call nearly every field optional, and a
 * cut-off answer reaches this point as a string.
 */
export function decode<Schema extends z.ZodType>(schema: Schema, answer: unknown, what: string): z.infer<Schema> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  if (isOtherThanJson(answer)) {
    throw jiraError('unavailable', `Jira answered ${what} with a page, with nothing, or with JSON that is cut off.`);
  }
  const paths = parsed.error.issues.map((issue) => issue.path.join('.') || '(the whole answer)').join(', ');
  throw jiraError('contract', `Jira's answer to ${what} lacks what is needed: ${paths}.`, { cause: parsed.error });
}

/** jira.js hands on as text what it cannot parse, and as nothing what does not call itself JSON. */
function isOtherThanJson(answer: unknown): boolean {
  return answer === undefined || (typeof answer === 'string' && answer.trim() !== '');
}

/**
 * For changes of whose answer nothing is needed: one that Atlassian documents, and that is not there, does not say that
 * the change was made.
 */
export function requireAnswer(answer: unknown, what: string): void {
  decode(z.object({}), answer, what);
}

export const dateSchema = z.object({ epochMillis: z.number() }).transform((date) => date.epochMillis);

export const userSchema = z.object({
  accountId: z.string().min(1),
  displayName: z.string().default(''),
  emailAddress: z.string().nullish(),
  active: z.boolean().default(true),
});
export type JiraUser = z.infer<typeof userSchema>;
