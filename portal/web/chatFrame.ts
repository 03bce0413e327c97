import type { ChatWord } from './chatWords.ts';
import { wordOf } from './chatWords.ts';
import { button, element } from './element.ts';

/** Each kind of notice has its own place, and shows what it was told last. */
export type NoticeKind = 'connection' | 'leaving' | 'unsent' | 'refused';

export interface Notice {
  readonly word: ChatWord;
  /** What the notice is about, in the customer's own words. */
  readonly quote?: string;
  readonly actions?: readonly { readonly word: ChatWord; readonly onClick: () => void }[];
  /** How it looks: a warning, or good news. */
  readonly tone?: 'warning' | 'good';
}

export interface ChatFrame {
  readonly root: HTMLElement;
  setTitle(title: string): void;
  /** Says everything that is shown now in another language. */
  setLocale(locale: string): void;
  /** An empty place for a conversation, instead of what was shown before. */
  freshPlace(): HTMLElement;
  showProblem(word: 'unreachable' | 'crowded', onRetry: () => void): void;
  /** Shows a notice above the conversation; undefined takes it away. */
  notify(kind: NoticeKind, notice: Notice | undefined): void;
}

export interface ChatFrameOptions {
  readonly locale: string;
  readonly onNewConversation: () => void;
  readonly onClose?: (() => void) | undefined;
}

/** The bar above a conversation, the notices, and the place below them. */
export function createChatFrame({ locale, onNewConversation, onClose }: ChatFrameOptions): ChatFrame {
  const labels: (() => void)[] = [];
  let language = locale;
  const say = (word: ChatWord): string => wordOf(language, word);
  const notices = new Map<NoticeKind, Notice>();

  const title = document.createElement('h2');
  const renew = button('', onNewConversation);
  labels.push(() => (renew.textContent = say('newConversation')));
  const bar = element('header', 'koji-chat-bar', title, renew);
  if (onClose !== undefined) {
    const close = button('×', onClose);
    labels.push(() => close.setAttribute('aria-label', say('close')));
    bar.append(close);
  }
  const above = element('div', 'koji-chat-notices');
  above.setAttribute('role', 'status');
  const body = element('div', 'koji-chat-body');
  const root = element('div', 'koji-chat', bar, above, body);
  const showNotices = (): void => above.replaceChildren(...[...notices.values()].map((notice) => drawn(notice, say)));
  labels.push(showNotices);
  const relabel = (): void => labels.forEach((label) => label());
  relabel();

  return {
    root,
    setTitle: (text) => {
      title.textContent = text;
    },
    setLocale: (next) => {
      language = next;
      relabel();
    },
    freshPlace: () => {
      const place = element('div', 'koji-chat-place');
      body.replaceChildren(place);
      return place;
    },
    showProblem: (word, onRetry) => {
      const problem = element('div', 'koji-chat-problem', `${say(word)} `, button(say('tryAgain'), onRetry));
      problem.setAttribute('role', 'alert');
      body.replaceChildren(problem);
    },
    notify: (kind, notice) => {
      if (notice === undefined) notices.delete(kind);
      else notices.set(kind, notice);
      showNotices();
    },
  };
}

function drawn({ word, quote, actions = [], tone = 'warning' }: Notice, say: (word: ChatWord) => string): HTMLElement {
  const text = element('span', 'koji-chat-notice-text', say(word));
  if (quote !== undefined) text.append(' ', element('span', 'koji-chat-quote', quote));
  const buttons = actions.map((action) => button(say(action.word), action.onClick));
  return element('div', `koji-chat-notice ${tone}`, text, ...buttons);
}
