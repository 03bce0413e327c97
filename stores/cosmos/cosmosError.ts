import { z } from 'zod';
import type { ErrorKind } from '../../errors.ts';
import { isKojiError, KojiError } from '../../errors.ts';

// Of @azure/cosmos a status as a number; of the connection below it a name, such as ECONNRESET.
const failureSchema = z.object({
  code: z.union([z.int(), z.string()]),
  substatus: z.int().optional(),
  retryAfterInMs: z.number().optional(),
});

type Failure = z.infer<typeof failureSchema>;

/** Names that @azure/identity gives its errors. */
const IDENTITY_ERRORS = new Set(['AuthenticationError', 'AuthenticationRequiredError', 'CredentialUnavailableError']);

/** The write met another one to the same item and was not carried out. */
const RETRY_WITH = 449;
/** Nothing says whether the request was carried out; repeating it is for those who can tell. */
const STATUSES_THAT_PASS = [408, 410, 500, 502, 503, 504];
const FAULTS_THAT_PASS = ['TimeoutError', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNREFUSED', 'EAI_AGAIN'];
const MAY_PASS = new Set<number | string>([...STATUSES_THAT_PASS, ...FAULTS_THAT_PASS]);

const SHORT_PAUSE_MS = 10;
const PAUSE_MS = 50;

const KINDS: Readonly<Record<number, ErrorKind>> = {
  400: 'contract',
  409: 'contract',
  412: 'contract',
  413: 'tooLarge',
};
const REFUSED = new Set<number | string>([401, 403]);
const REMEDY = " Check COSMOS_KEY, or the identity's role on the account, and the account's firewall.";

/** How long to wait before the same request is sent again; `undefined` when that would not help. */
export function pauseBefore(error: unknown, triesSoFar: number): number | undefined {
  const longer = 2 ** triesSoFar;
  // The page of a proxy on the way.
  if (error instanceof SyntaxError) return PAUSE_MS * longer;
  const failure = failureSchema.safeParse(error);
  if (!failure.success) return undefined;
  const { code, retryAfterInMs } = failure.data;
  if (code === RETRY_WITH) return retryAfterInMs ?? SHORT_PAUSE_MS * longer;
  return MAY_PASS.has(code) ? (retryAfterInMs ?? PAUSE_MS * longer) : undefined;
}

/**
 * What the caller is told: a KojiError of kind `unavailable` for all that time or an operator can mend, `tooLarge` for
 * an item beyond 2 MB, `contract` for a request that Cosmos DB does not understand. Errors that are not Cosmos DB's come
 * back as they are.
 */
export function fromCosmosError(error: unknown, what: string): unknown {
  const failure = failureSchema.safeParse(error);
  if (failure.success) return fromFailure(failure.data, what, error);
  if (error instanceof Error && IDENTITY_ERRORS.has(error.name)) {
    const message = `No token for Cosmos DB to ${what}. Give the server a managed identity, or set COSMOS_KEY.`;
    return new KojiError('unavailable', message, { cause: error });
  }
  // The client stumbles over answers that are not Cosmos DB's, such as the page of a proxy or an empty one.
  if (error instanceof SyntaxError || error instanceof TypeError) {
    return new KojiError('unavailable', `What answered to ${what} is not Cosmos DB.`, { cause: error });
  }
  return error;
}

/**
 * True for what {@link fromCosmosError} made of a refusal that is an answer: not there, there already, changed in
 * between. A 404 with a substatus is none: then the container is missing, or a replica lags behind.
 */
export function hasStatus(error: unknown, status: 404 | 409 | 412): boolean {
  const failure = failureOf(error);
  return failure?.code === status && !failure.substatus;
}

/** True when Cosmos DB turned the key or the identity away. */
export function isRefused(error: unknown): boolean {
  return REFUSED.has(failureOf(error)?.code ?? 0);
}

function failureOf(error: unknown): Failure | undefined {
  return isKojiError(error) ? failureSchema.safeParse(error.cause).data : undefined;
}

function fromFailure({ code, substatus, retryAfterInMs }: Failure, what: string, cause: unknown): KojiError {
  const status = `${String(code)}${substatus ? `/${String(substatus)}` : ''}`;
  const kind = (typeof code === 'number' ? KINDS[code] : undefined) ?? 'unavailable';
  const message = `Cosmos DB did not ${what}: ${status}.${REFUSED.has(code) ? REMEDY : ''}`;
  return new KojiError(kind, message, {
    cause,
    ...(retryAfterInMs === undefined ? {} : { retryAfterMs: retryAfterInMs }),
  });
}
