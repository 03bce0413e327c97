import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { KojiError } from '../errors.ts';
import type { ChatTicket, ChatUser, DirectLineClient } from './ports.ts';

/** The bot ends what runs in a conversation that its user has left. */
const LEFT_EVENT = 'koji/left';
const TIMEOUT_MS = 10_000;
/** How often a refusal that may pass is asked again, and after how long. */
const LEAVE_TRIES = 3;
const LEAVE_RETRY_MS = 500;
const ticketSchema = z.object({ conversationId: z.string(), token: z.string() });
const claimsSchema = z.object({ user: z.string().optional() });

export interface DirectLineClientOptions {
  /** Up to and with `/v3/directline`. */
  readonly baseUrl: () => string;
  readonly secret: string;
  /** Milliseconds between two tries to leave; half a second when absent. */
  readonly leaveRetryMs?: number;
}

/** Direct Line 3.0 over HTTP; Azure's and the embedded one differ in the base address only. */
export function createDirectLineClient(options: DirectLineClientOptions): DirectLineClient {
  return {
    start: async (user) => {
      const response = await call(options, 'POST', '/tokens/generate', { user });
      if (!response.ok) throw refusedBy(response);
      return ticketIn(response);
    },
    resume: async (conversationId, user) => {
      const response = await call(options, 'GET', `/conversations/${encodeURIComponent(conversationId)}`);
      if (isGone(response)) return 'gone';
      if (!response.ok) throw refusedBy(response);
      const ticket = await ticketIn(response);
      return isBoundTo(ticket, user) ? ticket : 'gone';
    },
    leave: async (conversationId, user) => {
      const response = await insistOnLeaving(options, conversationId, user);
      if (!response.ok && !isGone(response)) throw refusedBy(response);
    },
  };
}

/** An agent may be left in a chat that nobody reads, so a bot that fails once is told again. */
async function insistOnLeaving(
  options: DirectLineClientOptions,
  conversationId: string,
  from: ChatUser,
): Promise<Response> {
  const path = `/conversations/${encodeURIComponent(conversationId)}/activities`;
  const event = { type: 'event', name: LEFT_EVENT, from };
  for (let tried = 1; ; tried += 1) {
    const response = await call(options, 'POST', path, event);
    const mayPass = response.status === 429 || response.status >= 500;
    if (!mayPass || tried === LEAVE_TRIES) return response;
    await pause(options.leaveRetryMs ?? LEAVE_RETRY_MS);
  }
}

function isGone({ status }: Response): boolean {
  return [400, 403, 404].includes(status);
}

async function call(
  { baseUrl, secret }: DirectLineClientOptions,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<Response> {
  const headers = { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  try {
    return await fetch(baseUrl() + path, { method, headers, ...sent, signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (cause) {
    throw new KojiError('unavailable', 'Direct Line does not answer.', { cause });
  }
}

async function ticketIn(response: Response): Promise<ChatTicket> {
  const parsed = ticketSchema.safeParse(await response.json());
  if (parsed.success) return parsed.data;
  throw new KojiError('contract', 'Direct Line answered without a token.', { cause: parsed.error });
}

function refusedBy({ status }: Response): KojiError {
  if (status === 401 || status === 403) {
    return new KojiError('config', 'Direct Line refused the secret. Check DIRECT_LINE_SECRET.');
  }
  return new KojiError('unavailable', `Direct Line answered with status ${String(status)}.`);
}

/** A token without this user in it would let its holder speak as anybody. */
function isBoundTo({ token }: ChatTicket, user: ChatUser): boolean {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  const claims = claimsSchema.safeParse(jsonOf(payload));
  return claims.success && claims.data.user === user.id;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
