import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { KojiError } from '../errors.ts';
import type { Identity } from '../identity/index.ts';
import type { ChatTicket, DirectLineClient, Session } from './ports.ts';
import { readJsonFields } from './readBody.ts';
import type { Handler } from './routes.ts';
import { jsonRoute } from './routes.ts';
import { isSameOrigin } from './sameOrigin.ts';
import type { Sessions } from './sessions.ts';
import type { SignIn } from './signIn.ts';
import type { Visits } from './visits.ts';

export interface ChatRoutesOptions {
  readonly publicUrl: () => string;
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly visits: Visits;
  readonly identity: Identity;
  readonly directLine: DirectLineClient;
  /** Where browsers reach Direct Line: an absolute address, or a path of this site; with `/v3/directline`. */
  readonly directLineDomain: string;
  readonly botName: () => Promise<string>;
  /** Whether the user is waiting for an agent in this conversation, or talking to one. */
  readonly isWithAgent: (conversationId: string, chatUserId: string) => Promise<boolean>;
  /** The address of Web Chat's script. */
  readonly webChatScript: string;
}

/** The pages that have a chat of their own. */
const pageSchema = z.object({
  page: z.enum(['portal', 'backoffice']),
  /** Leaves a chat with an agent, too. */
  endsChat: z.boolean().default(false),
});
type ChatPage = z.infer<typeof pageSchema>['page'];

interface Call {
  readonly request: Request;
  readonly response: Response;
  readonly page: ChatPage;
  readonly endsChat: boolean;
}

/**
 * `POST /chat/token` lets the browser into its chat, the running one or a new one, and `POST /chat/new` leaves the
 * running one. Both are for pages of this site, signed in or not.
 */
export function mountChatRoutes(server: Server, options: ChatRoutesOptions): void {
  const route = (answer: (options: ChatRoutesOptions, call: Call) => Promise<unknown>): Handler =>
    jsonRoute(async (request, response) => {
      const call = await callOf(options, request, response);
      response.json(200, await answer(options, call));
    });
  server.post('/chat/token', route(giveTicket));
  server.post('/chat/new', route(leaveChat));
}

async function callOf({ publicUrl }: ChatRoutesOptions, request: Request, response: Response): Promise<Call> {
  if (!isSameOrigin(request, publicUrl())) {
    throw new KojiError('forbidden', 'This is for pages of this site. Open the help portal and chat from there.');
  }
  const body = pageSchema.safeParse(await readJsonFields(request));
  if (!body.success) throw new KojiError('badRequest', 'Send {"page": "portal"} or {"page": "backoffice"}.');
  return { request, response, ...body.data };
}

async function giveTicket(options: ChatRoutesOptions, call: Call): Promise<unknown> {
  const { session, running } = await arrive(options, call);
  const person = session.personId === undefined ? undefined : await options.identity.find(session.personId);
  const user = { id: session.chatUserId, name: person?.name ?? 'Guest' };
  const ticket = running ?? (await options.directLine.start(user));
  await options.sessions.setConversation(session.id, call.page, ticket.conversationId);
  return {
    token: ticket.token,
    conversationId: ticket.conversationId,
    /** Whether the conversation has a past to be shown. */
    resumed: running !== undefined,
    signedIn: person !== undefined,
    domain: options.directLineDomain,
    botName: await options.botName(),
    script: options.webChatScript,
    loginUrl: `${options.publicUrl()}/login`,
  };
}

/** The browser's session, and its chat where one runs. What is to begin is counted before anything is kept of it. */
async function arrive(
  options: ChatRoutesOptions,
  { request, response, page }: Call,
): Promise<{ readonly session: Session; readonly running: ChatTicket | undefined }> {
  const known = await options.signIn.chatOf(request);
  const running = known && (await resumed(options, known, page));
  if (running === undefined) options.visits.count(request, response, known?.personId);
  return { session: known ?? (await options.sessions.ensure(request, response)), running };
}

async function resumed(
  { directLine }: ChatRoutesOptions,
  { chatUserId, conversations }: Session,
  page: ChatPage,
): Promise<ChatTicket | undefined> {
  const conversationId = conversations[page];
  if (conversationId === undefined) return undefined;
  const ticket = await directLine.resume(conversationId, { id: chatUserId, name: '' });
  return ticket === 'gone' ? undefined : ticket;
}

/** `withAgent`: nothing was left, because a chat with an agent would end that nobody has said to end. */
async function leaveChat(
  options: ChatRoutesOptions,
  { request, page, endsChat }: Call,
): Promise<{ readonly kind: 'left' | 'withAgent' }> {
  const session: Session | undefined = await options.sessions.of(request);
  const running = session?.conversations[page];
  if (session === undefined || running === undefined) return { kind: 'left' };
  if (!endsChat && (await options.isWithAgent(running, session.chatUserId))) return { kind: 'withAgent' };
  await options.directLine.leave(running, { id: session.chatUserId, name: '' });
  await options.sessions.setConversation(session.id, page, undefined);
  return { kind: 'left' };
}
