import { isNewSignIn } from './knownSignIn.ts';
import { nonceOfPage } from './nonce.ts';
import type { ChatPage, Ticket } from './ticket.ts';
import type { CardActionMiddleware, StoreMiddleware, WebChat } from './webChat.ts';
import { CONNECTION } from './webChat.ts';

/** Tells the bot to go on with what was asked. It proves nothing: the server has bound the person by then. */
const SIGNED_IN_EVENT = { type: 'WEB_CHAT/SEND_EVENT', payload: { name: 'koji/signedIn' } };

export interface ConversationViewOptions {
  readonly webChat: WebChat;
  readonly ticket: Ticket;
  readonly page: ChatPage;
  readonly place: HTMLElement;
  /** `lost`: a new ticket helps. `failed`: Direct Line does not answer. */
  readonly onEnd: (why: 'lost' | 'failed') => void;
}

/** Shows one conversation, with its past. The answer ends the connection. */
export function showConversation({ webChat, ticket, page, place, onEnd }: ConversationViewOptions): () => void {
  const directLine = webChat.createDirectLine({
    token: ticket.token,
    domain: new URL(ticket.domain, location.href).href,
    // With an id the client reconnects, and this watermark asks for everything that was said.
    ...(ticket.resumed && { conversationId: ticket.conversationId, watermark: '-' }),
  });
  const status = directLine.connectionStatus$.subscribe((now) => {
    if (now === CONNECTION.failedToConnect) onEnd('failed');
    if (now === CONNECTION.expiredToken || now === CONNECTION.ended) onEnd('lost');
  });
  const store = webChat.createStore({}, isNewSignIn(page, ticket) ? sendOnceConnected : passOn);
  webChat.renderWebChat(
    {
      directLine,
      store,
      nonce: nonceOfPage(),
      locale: navigator.language,
      cardActionMiddleware: openLoginHere(ticket.loginUrl),
      styleOptions: styleOf(ticket.botName),
    },
    place,
  );
  return () => {
    status.unsubscribe();
    directLine.end();
  };
}

const passOn: StoreMiddleware = () => (next) => next;

const sendOnceConnected: StoreMiddleware =
  ({ dispatch }) =>
  (next) =>
  (action) => {
    const result = next(action);
    if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') dispatch(SIGNED_IN_EVENT);
    return result;
  };

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
