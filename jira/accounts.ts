import { z } from 'zod';
import type { JiraAccess } from './access.ts';
import { requireAccountId } from './accountId.ts';
import { decode, userSchema } from './decode.ts';
import { isUnseen } from './isUnseen.ts';
import { collectPages } from './pages.ts';
import type { Account, AccountKey, AccountResult } from './ports.ts';

const accountSchema = userSchema.extend({ timeZone: z.string().nullish() });
type WireAccount = z.infer<typeof accountSchema>;

function toAccount({ accountId, displayName, emailAddress, timeZone }: WireAccount): Account {
  return { accountId, displayName, email: emailAddress ?? undefined, timeZone: timeZone ?? undefined };
}

/** Left out of jira.js 6, and called experimental by Atlassian: without the header it answers 412. */
async function findCustomers({ client, desk }: JiraAccess, email: string): Promise<readonly WireAccount[]> {
  const { id } = await desk();
  return collectPages(accountSchema, 'the customers of the desk', (range) =>
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

async function findUsers({ client }: JiraAccess, email: string): Promise<readonly WireAccount[]> {
  const found: WireAccount[] = [];
  for (let pages = 0; pages < MOST_USER_PAGES; pages += 1) {
    const searchParams = { query: email, startAt: found.length, maxResults: 50 };
    const answer = await client.sendRequest<unknown>({ url: '/rest/api/3/user/search', method: 'GET', searchParams });
    const page = decode(z.array(accountSchema), answer, 'a search for users');
    if (page.length === 0) break;
    found.push(...page);
  }
  return found;
}

/**
 * Both searches match beginnings of names, too, and hide addresses that people keep private; so only an address that
 * is there, and the same to the letter, counts.
 */
async function findByEmail(access: JiraAccess, email: string): Promise<AccountResult> {
  const wanted = email.trim().toLowerCase();
  if (wanted === '') return { kind: 'none' };
  const found = (await Promise.all([findCustomers(access, wanted), findUsers(access, wanted)])).flat();
  const exact = found.filter((user) => user.active && user.emailAddress?.toLowerCase() === wanted);
  const [first, ...others] = new Map(exact.map((user) => [user.accountId, user])).values();
  if (first === undefined) return { kind: 'none' };
  return others.length > 0 ? { kind: 'several' } : { kind: 'one', account: toAccount(first) };
}

async function findById({ client }: JiraAccess, id: string): Promise<AccountResult> {
  const searchParams = { accountId: requireAccountId(id) };
  try {
    const answer = await client.sendRequest<unknown>({ url: '/rest/api/3/user', method: 'GET', searchParams });
    const user = decode(accountSchema, answer, 'an account');
    return user.active && user.accountId === id ? { kind: 'one', account: toAccount(user) } : { kind: 'none' };
  } catch (error) {
    if (isUnseen(error)) return { kind: 'none' };
    throw error;
  }
}

export function findAccount(access: JiraAccess, who: AccountKey): Promise<AccountResult> {
  return 'email' in who ? findByEmail(access, who.email) : findById(access, who.accountId);
}
