import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Logger } from 'pino';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { isKojiError, KojiError } from '../errors.ts';
import { isRequestKey } from '../jira/requestKey.ts';
import { readRequestBody } from '../requestBody.ts';
import type { Notice } from './notice.ts';

export const WEBHOOK_PATH = '/api/jira/webhook';

/** Jira may send 25 MB; nobody has proved anything before the whole is read, and the poll finds what is refused. */
const MAX_BODY_BYTES = 1024 * 1024;

/** Jira also tells of what the bot has just done for a customer, who is answered by then. */
const SETTLED_MS = 2_000;

/** What has changed is read from the request itself: the payload says no more than which one to look at. */
const payloadSchema = z.object({ issue: z.object({ key: z.string() }).optional() });

export interface WebhookOptions {
  /** As it was entered for the webhook in Jira. */
  readonly secret: string;
  readonly notice: Notice;
  readonly logger: Logger;
}

/** `POST /api/jira/webhook`: called by Jira, which proves itself by signing the body with the secret. */
export function mountWebhook(server: Server, { secret, notice, logger }: WebhookOptions): void {
  server.post(WEBHOOK_PATH, async (request: Request, response: Response) => {
    const { status, body } = await take(request, { secret, notice, logger });
    response.send(status, body);
  });
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

async function take(request: Request, { secret, notice, logger }: WebhookOptions): Promise<Answer> {
  try {
    const key = keyIn(await readSigned(request, secret));
    const said = { delivery: deliveryOf(request), afterMs: SETTLED_MS };
    return { status: 200, body: { status: key === undefined ? 'ignored' : await notice(key, said) } };
  } catch (error) {
    const status = isKojiError(error) ? STATUS_OF_REFUSAL[error.kind] : undefined;
    if (isKojiError(error) && status !== undefined) return { status, body: { error: error.message } };
    logger.error({ err: error }, 'a webhook was not taken');
    // Jira sends it again.
    return { status: 503, body: { error: 'The change could not be noted. Send it again.' } };
  }
}

const STATUS_OF_REFUSAL: Partial<Record<KojiError['kind'], number>> = {
  badRequest: 400,
  unauthorized: 401,
  tooLarge: 413,
};

/** The same for every try and every retry of one event. */
function deliveryOf(request: Request): string | undefined {
  const id = request.header('x-atlassian-webhook-identifier');
  return id ? id.slice(0, 200) : undefined;
}

async function readSigned(request: Request, secret: string): Promise<Buffer> {
  const body = await readRequestBody(request, MAX_BODY_BYTES);
  if (isSignedWith(secret, body, request.header('x-hub-signature') ?? '')) return body;
  const mend = 'Enter the value of JIRA_WEBHOOK_SECRET as the secret of the webhook in Jira.';
  throw new KojiError('unauthorized', `X-Hub-Signature is missing or wrong. ${mend}`);
}

/** WebSub's way, which Atlassian follows: `sha256=` and the hexadecimal HMAC of the body as it was sent. */
export function isSignedWith(secret: string, body: Uint8Array, header: string): boolean {
  const expected = Buffer.from(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`);
  const given = Buffer.from(header.trim());
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Undefined for events that are about no request. */
function keyIn(body: Buffer): string | undefined {
  const parsed = payloadSchema.safeParse(parseJson(body));
  if (!parsed.success) throw new KojiError('badRequest', 'The body must be an event of Jira, in JSON.');
  const key = parsed.data.issue?.key;
  return key !== undefined && isRequestKey(key) ? key : undefined;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch (cause) {
    throw new KojiError('badRequest', 'The body is not JSON.', { cause });
  }
}
