import { z } from 'zod';
import type { JiraAccess } from './access.ts';
import { requireAccountId } from './accountId.ts';
import { decode, userSchema } from './decode.ts';
import type { JiraUser } from './decode.ts';
import { isUnseen } from './isUnseen.ts';
import { collectPages } from './pages.ts';
import type { AccountProfile, AccountResult } from './ports.ts';

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

/** As many pages as anybody has namesakes; the search has no word for "last page" but an empty one. */
const MOST_USER_PAGES = 50;

async function findUsers({ client }: JiraAccess, email: string): Promise<readonly JiraUser[]> {
  const found: JiraUser[] = [];
  for (let pages = 0; pages < MOST_USER_PAGES; pages += 1) {
    const searchParams = { query: email, startAt: found.length, maxResults: 50 };
    const answer = await client.sendRequest<unknown>({ url: '/rest/api/3/user/search', method: 'GET', searchParams });
    const page = decode(z.array(userSchema), answer, 'a search for users');
    if (page.length === 0) break;
    found.push(...page);
  }
  return found;
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

const profileSchema = userSchema.extend({ timeZone: z.string().nullish() });

export async function findAccount({ client }: JiraAccess, id: string): Promise<AccountProfile | undefined> {
  const searchParams = { accountId: requireAccountId(id) };
  try {
    const answer = await client.sendRequest<unknown>({ url: '/rest/api/3/user', method: 'GET', searchParams });
    const { accountId, displayName, active, emailAddress, timeZone } = decode(profileSchema, answer, 'an account');
    if (!active || accountId !== id) return undefined;
    return { accountId, displayName, email: emailAddress ?? undefined, timeZone: timeZone ?? undefined };
  } catch (error) {
    if (isUnseen(error)) return undefined;
    throw error;
  }
}
