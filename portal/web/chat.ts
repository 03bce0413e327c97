import './chat.css';
import { createChatFrame } from './chatFrame.ts';
import { showConversation } from './conversationView.ts';
import type { ChatPage } from './ticket.ts';
import { ChatUnavailable, fetchTicket, leaveConversation } from './ticket.ts';
import { loadWebChat } from './webChat.ts';

/** A connection that was lost sooner than this after it was made would be lost again. */
const SHORT_LIFE_MS = 10_000;

export interface ChatOptions {
  /** Each page has a conversation of its own, which a reload goes on with. */
  readonly page: ChatPage;
  /** With it there is a button that closes the chat. */
  readonly onClose?: () => void;
}

/**
 * Shows the chat with the bot in `element`, with the control *New conversation*. The answer takes the chat away again;
 * the conversation goes on when it is mounted the next time.
 */
export function mountChat(element: HTMLElement, { page, onClose }: ChatOptions): () => void {
  const frame = createChatFrame({ onNewConversation: () => void restart(), onClose });
  element.replaceChildren(frame.root);
  let end: (() => void) | undefined;
  // What was asked for before the newest click must not appear after it.
  let attempt = 0;
  let connectedAt = 0;

  async function connect(before: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    attempt += 1;
    const mine = attempt;
    end?.();
    end = undefined;
    try {
      await before();
      const ticket = await fetchTicket(page);
      const webChat = await loadWebChat(ticket.script);
      if (mine !== attempt) return;
      connectedAt = performance.now();
      frame.setTitle(ticket.botName);
      end = showConversation({ webChat, ticket, page, place: frame.freshPlace(), onEnd });
    } catch (error) {
      if (!(error instanceof ChatUnavailable)) throw error;
      if (mine === attempt) frame.showProblem(() => void connect());
    }
  }

  function onEnd(why: 'lost' | 'failed'): void {
    const isShortLived = performance.now() - connectedAt < SHORT_LIFE_MS;
    if (why === 'lost' && !isShortLived) void connect();
    else frame.showProblem(() => void connect());
  }

  function restart(): Promise<void> {
    return connect(() => leaveConversation(page));
  }

  void connect();
  return () => {
    attempt += 1;
    end?.();
    element.replaceChildren();
  };
}
