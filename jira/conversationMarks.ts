import { z } from 'zod';
import { isKojiError } from '../errors.ts';
import { requireAccountId } from './accountId.ts';
import type { JiraAccess } from './access.ts';
import { decode } from './decode.ts';

/** Issue property in which a request says which conversation it was created from. */
const PROPERTY = 'koji.conversation';
/** The newest requests of one customer that are looked through; Jira has no index for properties set by hand. */
const NEWEST = 50;

/** Jira's offsets have no colon, which `Date.parse` is not bound to read. */
export const jiraDateSchema = z.string().transform((text) => Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')));

const resultSchema = z.object({
  issues: z.array(
    z.object({
      key: z.string(),
      fields: z.object({ summary: z.string().nullish(), created: jiraDateSchema }),
      properties: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
});
export type MarkedRequest = z.infer<typeof resultSchema>['issues'][number];

const propertySchema = z.object({ conversationId: z.string() });

/** The conversation that the request says it was created from. */
export function conversationOf({ properties }: MarkedRequest): string | undefined {
  const parsed = propertySchema.safeParse(properties[PROPERTY]);
  return parsed.success ? parsed.data.conversationId : undefined;
}

/** The newest requests that the account reported, each with its mark. */
export async function newestRequests(access: JiraAccess, accountId: string): Promise<readonly MarkedRequest[]> {
  const reporter = requireAccountId(accountId);
  const { projectKey } = await access.desk();
  const answer = await access.client.sendRequest<unknown>({
    url: '/rest/api/3/search/jql',
    method: 'GET',
    searchParams: {
      jql: `project = "${projectKey}" AND reporter = "${reporter}" ORDER BY created DESC`,
      fields: ['summary', 'created'],
      properties: [PROPERTY],
      maxResults: NEWEST,
    },
  });
  return decode(resultSchema, answer, 'a search for the request of a conversation').issues;
}

/** The request exists by then, and its customer must learn of it, so a mark that cannot be set is only logged. */
export async function markRequest({ client, logger }: JiraAccess, key: string, conversationId: string): Promise<void> {
  const url = `/rest/api/3/issue/${key}/properties/${PROPERTY}`;
  try {
    await client.sendRequest<unknown>({ url, method: 'PUT', body: { conversationId } });
  } catch (error) {
    if (!isKojiError(error)) throw error;
    logger.warn({ request: key, kind: error.kind }, 'a request could not be marked with its conversation');
  }
}

/** Whether the request says nothing about a conversation. */
export function isUnmarked({ properties }: MarkedRequest): boolean {
  return properties[PROPERTY] === undefined;
}
