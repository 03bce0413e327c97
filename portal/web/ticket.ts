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

/** The server, or a file of the chat, cannot be reached. */
export class ChatUnavailable extends Error {
  constructor(cause: unknown) {
    super('The chat cannot be reached.', { cause });
    this.name = 'ChatUnavailable';
  }
}

/** Lets this browser into its chat on `page`. Fails as {@link ChatUnavailable}. */
export async function fetchTicket(page: ChatPage): Promise<Ticket> {
  return ticketSchema.parse(await post('/chat/token', page));
}

/** Forgets the running conversation; the next ticket is for a new one. Fails as {@link ChatUnavailable}. */
export async function leaveConversation(page: ChatPage): Promise<void> {
  await post('/chat/new', page);
}

async function post(path: string, page: ChatPage): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ page }),
  }).catch((cause: unknown) => {
    throw new ChatUnavailable(cause);
  });
  if (!response.ok) throw new ChatUnavailable(`status ${String(response.status)}`);
  return response.json();
}
