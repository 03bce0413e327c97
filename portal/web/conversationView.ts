import { authorAvatar, groupsByAuthor } from './authorAvatar.ts';
import { webChatLocale } from './chatWords.ts';
import { listeningStore, sayAgain } from './conversationStore.ts';
import type { StoreListeners } from './conversationStore.ts';
import { isNewSignIn } from './knownSignIn.ts';
import { nonceOfPage } from './nonce.ts';
import { reportSockets } from './reportSockets.ts';
import type { ChatPage, Ticket } from './ticket.ts';
import type { UnsentLine } from './unsentLines.ts';
import type { CardActionMiddleware, WebChat } from './webChat.ts';
import { CONNECTION } from './webChat.ts';

export interface ConversationViewOptions extends StoreListeners {
  readonly webChat: WebChat;
  readonly ticket: Ticket;
  readonly page: ChatPage;
  readonly place: HTMLElement;
  readonly locale: string;
  /** The connection is made, or gone; it is made again by itself. */
  readonly onConnection: (isOpen: boolean) => void;
  /** `lost`: a new ticket helps. `failed`: Direct Line does not answer. */
  readonly onEnd: (why: 'lost' | 'failed') => void;
}

export interface ConversationView {
  setLocale(locale: string): void;
  /** Says what an earlier load of the page has tried to send. */
  sayAgain(line: UnsentLine): void;
  /** Ends the connection; nothing is reported any more. */
  end(): void;
}

/** Shows one conversation, with its past. */
export function showConversation(options: ConversationViewOptions): ConversationView {
  const { webChat, ticket, page, place, locale, onEnd, onConnection } = options;
  let isOver = false;
  const directLine = webChat.createDirectLine({
    token: ticket.token,
    domain: new URL(ticket.domain, location.href).href,
    // So that the bot's first words are in it, too.
    conversationStartProperties: { locale },
    // With an id the client reconnects, and this watermark asks for everything that was said.
    ...(ticket.resumed && { conversationId: ticket.conversationId, watermark: '-' }),
  });
  reportSockets(directLine, (isOpen) => {
    if (!isOver) onConnection(isOpen);
  });
  const status = directLine.connectionStatus$.subscribe((now) => {
    if (now === CONNECTION.failedToConnect) onEnd('failed');
    if (now === CONNECTION.expiredToken || now === CONNECTION.ended) onEnd('lost');
  });
  const store = webChat.createStore({}, listeningStore(options, isNewSignIn(page, ticket)));
  const props = {
    directLine,
    store,
    nonce: nonceOfPage(),
    avatarMiddleware: authorAvatar,
    groupActivitiesMiddleware: groupsByAuthor,
    cardActionMiddleware: openLoginHere(ticket.loginUrl),
    styleOptions: styleOf(ticket.botName),
  };
  const setLocale = (next: string): void => {
    if (!isOver) webChat.renderWebChat({ ...props, locale: webChatLocale(next) }, place);
  };
  setLocale(locale);
  return {
    setLocale,
    sayAgain: (line) => sayAgain(store.dispatch, line),
    end: () => {
      isOver = true;
      status.unsubscribe();
      directLine.end();
    },
  };
}

/** Signing in happens in this tab, and leads back to this page; Web Chat would open another tab. */
function openLoginHere(loginUrl: string): CardActionMiddleware {
  return () => (next) => (input) => {
    const { type, value } = input.cardAction;
    const isLogin = (type === 'openUrl' || type === 'signin') && isBelow(value, loginUrl);
    if (!isLogin) return next(input);
    location.assign(`/login?return=${encodeURIComponent(location.pathname)}`);
    return undefined;
  };
}

function isBelow(value: unknown, loginUrl: string): boolean {
  return typeof value === 'string' && (value === loginUrl || value.startsWith(`${loginUrl}?`));
}

function styleOf(botName: string): Readonly<Record<string, unknown>> {
  return {
    accent: '#0c66e4',
    backgroundColor: '#ffffff',
    botAvatarInitials: botName.slice(0, 1).toUpperCase(),
    botAvatarBackgroundColor: '#0c66e4',
    bubbleBackground: '#f1f2f4',
    bubbleBorderRadius: 8,
    bubbleBorderWidth: 0,
    bubbleFromUserBackground: '#0c66e4',
    bubbleFromUserTextColor: '#ffffff',
    bubbleFromUserBorderRadius: 8,
    bubbleFromUserBorderWidth: 0,
    primaryFont: "system-ui, 'Segoe UI', Roboto, sans-serif",
    suggestedActionLayout: 'flow',
    hideUploadButton: false,
  };
}
