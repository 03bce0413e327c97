import './site.css';
import { mountChat } from './chat.ts';

const OPEN = 'koji.chat.open';

/** Opens and closes the chat panel; open stays open over a reload and over signing in. */
function usePanel(opener: HTMLElement, panel: HTMLElement, place: HTMLElement): void {
  let isMounted = false;

  function open(): void {
    panel.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    sessionStorage.setItem(OPEN, 'yes');
    if (!isMounted) mountChat(place, { page: 'portal', onClose: close });
    isMounted = true;
  }

  function close(): void {
    panel.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    sessionStorage.removeItem(OPEN);
    opener.focus();
  }

  function openOnDemand(): void {
    open();
    panel.focus();
  }

  opener.addEventListener('click', () => {
    if (panel.hidden) openOnDemand();
    else close();
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  });
  for (const tile of document.querySelectorAll('[data-open-chat]')) tile.addEventListener('click', openOnDemand);
  if (sessionStorage.getItem(OPEN) !== null) open();
}

/** Somebody may have signed in or out in another tab; then this page shows the wrong name, and chats as nobody. */
async function reloadIfSomebodyElse(): Promise<void> {
  const response = await fetch('/session');
  if (!response.ok) return;
  const session: unknown = await response.json();
  const shown = document.querySelector('.who')?.textContent ?? null;
  if (nameIn(session) !== shown) location.reload();
}

function nameIn(session: unknown): string | null {
  const isNamed = typeof session === 'object' && session !== null && 'name' in session;
  return isNamed && typeof session.name === 'string' ? session.name : null;
}

const opener = document.querySelector<HTMLElement>('#open-chat');
const panel = document.querySelector<HTMLElement>('#chat-panel');
if (opener !== null && panel !== null) usePanel(opener, panel, panel);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void reloadIfSomebodyElse();
});
