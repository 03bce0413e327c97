import type { DirectLine } from './webChat.ts';

/**
 * Tells when the connection is made and when it is gone. Direct Line's client keeps that to itself: its status stays
 * "online" while it tries again.
 */
export function reportSockets({ services }: DirectLine, report: (isOpen: boolean) => void): void {
  if (services?.WebSocket === undefined) return;
  services.WebSocket = class extends services.WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('open', () => report(true));
      this.addEventListener('close', () => report(false));
    }
  };
}
