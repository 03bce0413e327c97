import { z } from 'zod';
import { KojiError } from '../errors.ts';

const PROFILE_URL = 'https://api.atlassian.com/me';
const TIMEOUT_MS = 8_000;

const profileSchema = z.object({ account_id: z.string().min(1), account_status: z.string().default('active') });

/** Asks Atlassian whose OAuth token it is. */
export interface AtlassianProfiles {
  /**
   * The active account that has granted the token; undefined for a token that is not taken.
   * @throws KojiError `unavailable` when Atlassian does not answer, `contract` when it answers something else.
   */
  accountOf(token: string): Promise<string | undefined>;
}

/** `url` is for tests. */
export function createAtlassianProfiles(url = PROFILE_URL): AtlassianProfiles {
  return {
    async accountOf(token) {
      const response = await askFor(url, token);
      if (response.status === 401 || response.status === 403) return undefined;
      if (!response.ok) throw new KojiError('unavailable', `Atlassian answered ${String(response.status)} to /me.`);
      const { account_id: accountId, account_status: status } = await profileIn(response);
      return status === 'active' ? accountId : undefined;
    },
  };
}

async function askFor(url: string, token: string): Promise<Response> {
  const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json' };
  try {
    // A redirect would carry the token to another address.
    return await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (cause) {
    throw new KojiError('unavailable', 'Atlassian was not reached to ask who has signed in.', { cause });
  }
}

async function profileIn(response: Response): Promise<z.infer<typeof profileSchema>> {
  const parsed = profileSchema.safeParse(jsonIn(await response.text()));
  if (parsed.success) return parsed.data;
  throw new KojiError('contract', "Atlassian's answer to /me names no account.", { cause: parsed.error });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
