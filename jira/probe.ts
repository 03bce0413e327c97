import { decode, userSchema } from './decode.ts';
import type { JiraAccess } from './access.ts';
import type { ServiceAccount } from './ports.ts';

export async function probe({ client }: JiraAccess): Promise<ServiceAccount> {
  const answer = await client.sendRequest<unknown>({ url: '/rest/api/3/myself', method: 'GET' });
  const { accountId, displayName } = decode(userSchema, answer, 'who am I');
  return { accountId, displayName };
}
