import './chat.css';
import { createChatFrame } from './chatFrame.ts';
import type { ConversationView } from './conversationView.ts';
import { showConversation } from './conversationView.ts';
import type { ChatPage, Ticket } from './ticket.ts';
import { ChatUnavailable, fetchTicket, leaveConversation } from './ticket.ts';
import { showConnection, showUnsent } from './chatNotices.ts';
import { createUnsentLines } from './unsentLines.ts';
import type { WebChat } from './webChat.ts';
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
  const frame = createChatFrame({ locale: navigator.language, onNewConversation: () => void restart(), onClose });
  element.replaceChildren(frame.root);
  let view: ConversationView | undefined;
  // What was asked for before the newest click must not appear after it.
  let attempt = 0;
  let connectedAt = 0;

  async function connect(before: () => Promise<'done' | 'ask'> = () => Promise.resolve('done')): Promise<void> {
    attempt += 1;
    const mine = attempt;
    try {
      if ((await before()) === 'ask') return askToLeave();
      if (mine !== attempt) return;
      close();
      const ticket = await fetchTicket(page);
      const webChat = await loadWebChat(ticket.script);
      if (mine === attempt) show(ticket, webChat);
    } catch (error) {
      if (!(error instanceof ChatUnavailable)) throw error;
      if (mine === attempt) frame.showProblem(error.reason, () => void connect());
    }
  }

  function show(ticket: Ticket, webChat: WebChat): void {
    connectedAt = performance.now();
    frame.setTitle(ticket.botName);
    frame.setLocale(navigator.language);
    const unsent = createUnsentLines(ticket.conversationId, sessionStorage);
    const left = showUnsent(frame, unsent, (line) => view?.sayAgain(line));
    view = showConversation({
      webChat,
      ticket,
      page,
      place: frame.freshPlace(),
      locale: navigator.language,
      onConnection: showConnection(frame),
      onEnd,
      onSending: (line) => unsent.add(line),
      onArrived: (id) => {
        unsent.remove(id);
        left.forget(id);
      },
      onLanguage: speak,
      onFiles: (wrong) => frame.notify('refused', wrong && { word: wrong }),
      onRefused: (why) => frame.notify('refused', { word: why }),
    });
  }

  function speak(locale: string): void {
    frame.setLocale(locale);
    view?.setLocale(locale);
  }

  function close(): void {
    view?.end();
    view = undefined;
    for (const kind of ['connection', 'leaving', 'unsent', 'refused'] as const) frame.notify(kind, undefined);
  }

  function onEnd(why: 'lost' | 'failed'): void {
    const isShortLived = performance.now() - connectedAt < SHORT_LIFE_MS;
    if (why === 'lost' && !isShortLived) void connect();
    else frame.showProblem('unreachable', () => void connect());
  }

  function restart(isSure = false): Promise<void> {
    return connect(() => leaveConversation(page, isSure));
  }

  function askToLeave(): void {
    frame.notify('leaving', {
      word: 'endsChat',
      actions: [
        { word: 'leave', onClick: () => void restart(true) },
        { word: 'stay', onClick: () => frame.notify('leaving', undefined) },
      ],
    });
  }

  void connect();
  return () => {
    attempt += 1;
    close();
    element.replaceChildren();
  };
}
