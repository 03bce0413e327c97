import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { KojiError } from '../errors.ts';

const ISSUER = 'forge/invocation-token';
/** How far Atlassian's clock and ours may differ. */
const CLOCK_TOLERANCE_S = 30;
const KEYS_TIMEOUT_MS = 5_000;

const claimsSchema = z.object({
  /** The account that looks at the page; absent for visitors whom Atlassian does not know. */
  principal: z.string().min(1).optional(),
  app: z.object({ apiBaseUrl: z.string().optional() }).optional(),
});

/** Checks the tokens with which Atlassian calls the remote of a Forge app. */
export interface ForgeTokens {
  /**
   * The Atlassian account that the token vouches for.
   * @throws KojiError `unauthorized` for a token that proves nothing, `forbidden` for one of a visitor without an
   * account or of another site, `unavailable` when Atlassian's keys cannot be fetched.
   */
  accountIn(token: string): Promise<string>;
}

export interface ForgeTokensOptions {
  /** Where Atlassian publishes its keys. */
  readonly keysUrl: string;
  /** The app's `ari:cloud:ecosystem::app/…`. */
  readonly appId: string;
  /** The site that the app must be installed on, where it is known. */
  readonly cloudId: string | undefined;
  readonly clock: Clock;
}

export function createForgeTokens({ keysUrl, appId, cloudId, clock }: ForgeTokensOptions): ForgeTokens {
  const keys = createRemoteJWKSet(new URL(keysUrl), { timeoutDuration: KEYS_TIMEOUT_MS });

  async function claimsOf(token: string): Promise<z.infer<typeof claimsSchema>> {
    try {
      const { payload } = await jwtVerify(token, keys, {
        // Named here: a token must not choose how it is checked.
        algorithms: ['RS256'],
        issuer: ISSUER,
        audience: appId,
        requiredClaims: ['exp'],
        clockTolerance: CLOCK_TOLERANCE_S,
        currentDate: new Date(clock.now()),
      });
      return claimsSchema.parse(payload);
    } catch (error) {
      throw translated(error);
    }
  }

  return {
    async accountIn(token) {
      const { principal, app } = await claimsOf(token);
      if (cloudId !== undefined && !isOfSite(app?.apiBaseUrl, cloudId)) {
        throw new KojiError('forbidden', 'This app is installed on another site than the service desk.');
      }
      if (principal !== undefined) return principal;
      throw new KojiError('forbidden', 'Log in to the help portal to chat: this visitor has no account.');
    },
  };
}

/** Such as `https://api.atlassian.com/ex/jira/<cloudId>`. */
function isOfSite(apiBaseUrl: string | undefined, cloudId: string): boolean {
  return apiBaseUrl?.replace(/\/+$/, '').endsWith(`/${cloudId}`) === true;
}

/** What Atlassian's keys are refused for is not the caller's to mend. */
const KEYS_PROBLEMS = [errors.JWKSTimeout, errors.JWKSInvalid] as const;

function translated(cause: unknown): unknown {
  if (cause instanceof errors.JWTExpired) {
    return new KojiError('unauthorized', 'The invocation token has expired. Call again for a new one.', { cause });
  }
  if (cause instanceof z.ZodError || isRefusal(cause)) {
    const text = 'This is no valid invocation token of the configured Forge app. Check FORGE_APP_ID.';
    return new KojiError('unauthorized', text, { cause });
  }
  // `fetch` fails with a TypeError.
  const isOutage = cause instanceof errors.JOSEError || cause instanceof TypeError;
  return isOutage ? new KojiError('unavailable', "Atlassian's keys for Forge could not be fetched.", { cause }) : cause;
}

/** jose throws its plainest error where the keys were answered with a status other than 200. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError) || error.code === 'ERR_JOSE_GENERIC') return false;
  return !KEYS_PROBLEMS.some((problem) => error instanceof problem);
}
