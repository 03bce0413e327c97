import { z } from 'zod';
import { isKojiError } from '../errors.ts';
import type { JiraAccess } from './access.ts';
import { jiraDateSchema } from './conversationMarks.ts';
import { decode, userSchema } from './decode.ts';
import { isUnseen } from './isUnseen.ts';
import type { ChangedRequests, ChangedSince, InvolvedResult } from './ports.ts';
import { isRequestKey } from './requestKey.ts';

const changedSchema = z.object({
  issues: z.array(
    z.object({
      key: z.string(),
      fields: z.object({ updated: jiraDateSchema, reporter: userSchema.pick({ accountId: true }).nullish() }),
    }),
  ),
  nextPageToken: z.string().nullish(),
});

/**
 * One search, whoever's requests have changed. Relative, because JQL reads dates in the time zone of whoever asks; so in
 * whole minutes, and with changes that are older than what was asked for.
 */
export async function listChangedRequests(access: JiraAccess, changed: ChangedSince): Promise<ChangedRequests> {
  const { projectKey } = await access.desk();
  const answer = await access.client.sendRequest<unknown>({
    url: '/rest/api/3/search/jql',
    method: 'GET',
    searchParams: {
      jql: `project = "${projectKey}" AND updated >= "-${String(Math.max(1, Math.ceil(changed.minutes)))}m" ORDER BY updated ASC`,
      fields: ['updated', 'reporter'],
      maxResults: changed.limit,
      nextPageToken: changed.page,
    },
  });
  const { issues, nextPageToken } = decode(changedSchema, answer, 'a search for changed requests');
  const requests = issues.map(({ key, fields: { updated, reporter } }) => ({
    key,
    updatedAtMs: updated,
    reporterAccountId: reporter?.accountId,
  }));
  return { requests, nextPage: nextPageToken ?? undefined };
}

const accountSchema = userSchema.pick({ accountId: true });
const involvedSchema = z.object({
  reporter: accountSchema.nullish(),
  participants: z.object({ values: z.array(accountSchema) }).optional(),
});

/**
 * Nothing but who they are, so that what is told of the request goes through the check of who may see it. In one call, so
 * of very many participants only the first page.
 */
export async function findInvolved({ api, desk }: JiraAccess, key: string): Promise<InvolvedResult> {
  if (!isRequestKey(key) || !key.startsWith(`${(await desk()).projectKey}-`)) return { kind: 'notFound' };
  try {
    const answer = await api.request.getCustomerRequestByIdOrKey({ issueIdOrKey: key, expand: ['participant'] });
    const { reporter, participants } = decode(involvedSchema, answer, 'the people of a request');
    const participantAccountIds = (participants?.values ?? []).map(({ accountId }) => accountId);
    return { kind: 'found', reporterAccountId: reporter?.accountId, participantAccountIds };
  } catch (error) {
    if (isUnseen(error)) return { kind: 'notFound' };
    // A key that Jira cannot read is the key of nothing.
    if (isKojiError(error, 'badRequest')) return { kind: 'notFound' };
    throw error;
  }
}
