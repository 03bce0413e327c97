import { useSyncExternalStore } from 'react';

const NAVIGATED = 'koji:navigated';

function subscribe(changed: () => void): () => void {
  globalThis.addEventListener('popstate', changed);
  globalThis.addEventListener(NAVIGATED, changed);
  return () => {
    globalThis.removeEventListener('popstate', changed);
    globalThis.removeEventListener(NAVIGATED, changed);
  };
}

/** The path of the page that is shown; follows links, and the browser's Back and Forward. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => globalThis.location.pathname);
}

export function navigate(path: string): void {
  if (path === globalThis.location.pathname) return;
  globalThis.history.pushState(null, '', path);
  globalThis.dispatchEvent(new Event(NAVIGATED));
}
