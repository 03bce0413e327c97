import { z } from 'zod';
import type { JiraAccess } from './access.ts';
import { decode, userSchema } from './decode.ts';
import type { JiraUser } from './decode.ts';
import { collectPages } from './pages.ts';
import type { AccountResult } from './ports.ts';

/** Left out of jira.js 6, and called experimental by Atlassian: without the header it answers 412. */
async function findCustomers({ client, desk }: JiraAccess, email: string): Promise<readonly JiraUser[]> {
  const { id } = await desk();
  return collectPages(userSchema, 'the customers of the desk', (range) =>
    client.sendRequest<unknown>({
      url: `/rest/servicedeskapi/servicedesk/${id}/customer`,
      method: 'GET',
      headers: { 'X-ExperimentalApi': 'opt-in' },
      searchParams: { query: email, ...range },
    }),
  );
}

async function findUsers({ client }: JiraAccess, email: string): Promise<readonly JiraUser[]> {
  const searchParams = { query: email, maxResults: 50 };
  const answer = await client.sendRequest<unknown>({ url: '/rest/api/3/user/search', method: 'GET', searchParams });
  return decode(z.array(userSchema), answer, 'a search for users');
}

/**
 * Both searches match beginnings of names, too, and hide addresses that people keep private; so only an address that
 * is there, and the same to the letter, counts.
 */
export async function findAccountByEmail(access: JiraAccess, email: string): Promise<AccountResult> {
  const wanted = email.trim().toLowerCase();
  if (wanted === '') return { kind: 'none' };
  const found = (await Promise.all([findCustomers(access, wanted), findUsers(access, wanted)])).flat();
  const exact = found.filter((user) => user.active && user.emailAddress?.toLowerCase() === wanted);
  const [first, ...others] = new Map(exact.map((user) => [user.accountId, user])).values();
  if (first === undefined) return { kind: 'none' };
  if (others.length > 0) return { kind: 'several' };
  const { accountId, displayName } = first;
  return { kind: 'one', account: { accountId, displayName, email: first.emailAddress ?? wanted } };
}
