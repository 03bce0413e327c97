export interface ChatFrame {
  readonly root: HTMLElement;
  setTitle(title: string): void;
  /** An empty place for a conversation, instead of what was shown before. */
  freshPlace(): HTMLElement;
  showProblem(onRetry: () => void): void;
}

export interface ChatFrameOptions {
  readonly onNewConversation: () => void;
  readonly onClose?: (() => void) | undefined;
}

/** The bar above a conversation, and the place below it. */
export function createChatFrame({ onNewConversation, onClose }: ChatFrameOptions): ChatFrame {
  const title = document.createElement('h2');
  const bar = document.createElement('header');
  bar.append(title, button('New conversation', onNewConversation));
  if (onClose !== undefined) bar.append(closeButton(onClose));
  const body = document.createElement('div');
  body.className = 'koji-chat-body';
  const root = document.createElement('div');
  root.className = 'koji-chat';
  root.append(bar, body);

  function show(content: HTMLElement): HTMLElement {
    body.replaceChildren(content);
    return content;
  }

  return {
    root,
    setTitle: (text) => {
      title.textContent = text;
    },
    freshPlace: () => {
      const place = document.createElement('div');
      place.className = 'koji-chat-place';
      return show(place);
    },
    showProblem: (onRetry) => {
      const problem = document.createElement('div');
      problem.className = 'koji-chat-problem';
      problem.setAttribute('role', 'alert');
      problem.append('The chat cannot be reached right now. ', button('Try again', onRetry));
      show(problem);
    },
  };
}

function button(text: string, onClick: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', onClick);
  return element;
}

function closeButton(onClose: () => void): HTMLButtonElement {
  const element = button('×', onClose);
  element.setAttribute('aria-label', 'Close the chat');
  return element;
}
