import { nonceOfPage } from './nonce.ts';
import type { Dispatch, StoreMiddleware } from './storeActions.ts';
import { ChatUnavailable } from './ticket.ts';

/** `ConnectionStatus` of botframework-directlinejs. */
export const CONNECTION = { expiredToken: 3, failedToConnect: 4, ended: 5 } as const;

export interface DirectLine {
  /** What the client is built on. No public part of it, so be ready to find it elsewhere one day. */
  readonly services?: { WebSocket?: typeof WebSocket };
  readonly connectionStatus$: { subscribe(next: (status: number) => void): { unsubscribe(): void } };
  end(): void;
}

export interface CardActionInput {
  readonly cardAction: { readonly type: string; readonly value?: unknown };
}

export type CardActionMiddleware = () => (
  next: (input: CardActionInput) => unknown,
) => (input: CardActionInput) => unknown;

/** The part of Web Chat's bundle that the chat uses. */
export interface WebChat {
  createDirectLine(options: Readonly<Record<string, unknown>>): DirectLine;
  createStore(state: object, middleware: StoreMiddleware): { readonly dispatch: Dispatch };
  renderWebChat(options: Readonly<Record<string, unknown>>, element: HTMLElement): void;
}

declare global {
  interface Window {
    WebChat?: WebChat;
  }
}

/** Loads Web Chat once per page. Fails as {@link ChatUnavailable}. */
export async function loadWebChat(address: string): Promise<WebChat> {
  if (window.WebChat === undefined) await loadScript(address);
  if (window.WebChat === undefined) throw new ChatUnavailable('the script defines no WebChat');
  return window.WebChat;
}

function loadScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.nonce = nonceOfPage();
    script.addEventListener('load', () => {
      resolve();
    });
    script.addEventListener('error', (event) => {
      script.remove();
      reject(new ChatUnavailable(event));
    });
    document.head.append(script);
  });
}
