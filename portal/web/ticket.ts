import { z } from 'zod';

// zod compiles its parsers with `new Function`, which the page's Content-Security-Policy forbids and reports.
z.config({ jitless: true });

const ticketSchema = z.object({
  token: z.string(),
  conversationId: z.string(),
  /** Whether the conversation has a past to be shown. */
  resumed: z.boolean(),
  signedIn: z.boolean(),
  /** Where Direct Line is: an absolute address, or a path of this site. */
  domain: z.string(),
  botName: z.string(),
  /** The address of Web Chat's script. */
  script: z.string(),
  /** The sign-in page that the bot's cards lead to. */
  loginUrl: z.string(),
});
export type Ticket = Readonly<z.infer<typeof ticketSchema>>;

export type ChatPage = 'portal' | 'backoffice';

/** The server, or a file of the chat, cannot be reached; or this browser's address has begun too many chats. */
export class ChatUnavailable extends Error {
  readonly reason: 'unreachable' | 'crowded';

  constructor(cause: unknown, reason: ChatUnavailable['reason'] = 'unreachable') {
    super('The chat cannot be reached.', { cause });
    this.name = 'ChatUnavailable';
    this.reason = reason;
  }
}

const TOO_MANY_REQUESTS = 429;

/** Lets this browser into its chat on `page`. Fails as {@link ChatUnavailable}. */
export async function fetchTicket(page: ChatPage): Promise<Ticket> {
  return ticketSchema.parse(await post('/chat/token', page));
}

const leftSchema = z.object({ kind: z.enum(['left', 'withAgent']) });

/**
 * Forgets the running conversation; the next ticket is for a new one. `ask` when that would end a chat with an agent,
 * or the wait for one, and nobody has said yet that this is meant. Fails as {@link ChatUnavailable}.
 */
export async function leaveConversation(page: ChatPage, isSure: boolean): Promise<'done' | 'ask'> {
  const { kind } = leftSchema.parse(await post('/chat/new', page, { endsChat: isSure }));
  return kind === 'left' ? 'done' : 'ask';
}

async function post(path: string, page: ChatPage, more: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ page, ...more }),
  }).catch((cause: unknown) => {
    throw new ChatUnavailable(cause);
  });
  const { ok, status } = response;
  if (!ok)
    throw new ChatUnavailable(`status ${String(status)}`, status === TOO_MANY_REQUESTS ? 'crowded' : 'unreachable');
  return response.json();
}
