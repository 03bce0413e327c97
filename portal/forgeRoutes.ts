import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Clock, Ids } from '../clock.ts';
import { KojiError } from '../errors.ts';
import type { ForgeTokens, Identity } from '../identity/index.ts';
import type { AccountDirectory, Person } from '../identity/ports.ts';
import { createRateLimit } from '../identity/rateLimit.ts';
import type { RateLimit } from '../identity/rateLimit.ts';
import type { ChatTicket, ChatUser, DirectLineClient } from './ports.ts';
import { readJsonFields } from './readBody.ts';
import { jsonRoute, tooManyCalls } from './routes.ts';

/** A page that is opened again and again asks for one token each time. */
const TOKENS_PER_MINUTE = 10;
const CHANNEL = 'directline';

export interface ForgeRoutesOptions {
  readonly tokens: ForgeTokens;
  readonly directory: AccountDirectory;
  readonly identity: Identity;
  readonly directLine: DirectLineClient;
  /** Where browsers reach Direct Line, with scheme and host: the panel is a page of another site. */
  readonly directLineUrl: () => string;
  readonly botName: () => Promise<string>;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The chat to go on with, as an earlier answer named it. Both are checked: whoever sends them may have made them up. */
const runningSchema = z.object({ conversationId: z.string().max(200), userId: z.string().startsWith('dl_').max(200) });
type Running = z.infer<typeof runningSchema>;

/**
 * `POST /api/forge/chat-token`: for the remote of the Forge app, with Atlassian's invocation token. Lets whoever is
 * logged in to the help portal into a chat, already signed in.
 */
export function mountForgeRoutes(server: Server, options: ForgeRoutesOptions): void {
  const limit = createRateLimit({ limit: TOKENS_PER_MINUTE, windowMs: 60_000, clock: options.clock });
  server.post(
    '/api/forge/chat-token',
    jsonRoute((request, response) => giveTicket(options, limit, request, response)),
  );
}

async function giveTicket(
  options: ForgeRoutesOptions,
  limit: RateLimit,
  request: Request,
  response: Response,
): Promise<void> {
  const accountId = await options.tokens.accountIn(tokenIn(request));
  const waitMs = limit.take(accountId);
  if (waitMs > 0) throw tooManyCalls(response, waitMs, 'Too many chats were opened.');
  const running = await runningIn(request);
  const person = await personOf(options, accountId);
  const resumed = running && (await resume(options, running, person));
  const { user, ticket } = resumed ?? (await start(options, person));
  response.json(200, {
    token: ticket.token,
    conversationId: ticket.conversationId,
    userId: user.id,
    /** Whether the conversation has a past to be shown. */
    resumed: resumed !== undefined,
    domain: options.directLineUrl(),
    botName: await options.botName(),
  });
}

function tokenIn(request: Request): string {
  const token = /^Bearer (\S+)$/i.exec(request.header('authorization', ''))?.[1];
  if (token !== undefined) return token;
  const text =
    "Send Atlassian's invocation token: Authorization: Bearer <token>. Only the remote of a Forge app has one.";
  throw new KojiError('unauthorized', text);
}

/** A body is optional, and so is each of its fields, but not one of them alone. */
async function runningIn(request: Request): Promise<Running | undefined> {
  if (request.header('content-type', '') === '') return undefined;
  const fields = await readJsonFields(request);
  if (Object.keys(fields).length === 0) return undefined;
  const body = runningSchema.safeParse(fields);
  if (body.success) return body.data;
  throw new KojiError('badRequest', 'To go on with a chat, send its conversationId and userId; otherwise send {}.');
}

async function personOf({ directory, identity }: ForgeRoutesOptions, accountId: string): Promise<Person> {
  const account = await directory.accountById(accountId);
  if (account !== 'none') return identity.fromAccount(account, CHANNEL);
  throw new KojiError('forbidden', 'The service desk knows no active account of yours. Ask it to invite you.');
}

interface Opened {
  readonly user: ChatUser;
  readonly ticket: ChatTicket;
}

/** Bound before the token leaves the server, so that its first message is known. */
async function start({ identity, directLine, ids }: ForgeRoutesOptions, person: Person): Promise<Opened> {
  const user = { id: `dl_${ids.next()}`, name: person.name };
  await identity.bindChatUser(user.id, person.id);
  return { user, ticket: await directLine.start(user) };
}

/**
 * Only for the person whom the server itself has bound to this user; after a sign-out that is nobody. Nor where somebody
 * else has ever proved in the chat who they are.
 */
async function resume(
  { identity, directLine }: ForgeRoutesOptions,
  { conversationId, userId }: Running,
  person: Person,
): Promise<Opened | undefined> {
  const bound = await identity.resolve({ channel: CHANNEL, channelUserId: userId, conversationId, name: '' });
  if (bound?.id !== person.id || !(await identity.claimChatUser(userId, person.id))) return undefined;
  const user = { id: userId, name: person.name };
  const ticket = await directLine.resume(conversationId, user);
  return ticket === 'gone' ? undefined : { user, ticket };
}
