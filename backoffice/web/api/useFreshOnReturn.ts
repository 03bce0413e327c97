import { useEffect } from 'react';

/** Calls `refresh` when the reader comes back to this window or goes to another page in it; keep it stable. */
export function useFreshOnReturn(refresh: () => void, path: string): void {
  useEffect(() => {
    const whenSeen = (): void => {
      if (document.visibilityState === 'visible') refresh();
    };
    window.addEventListener('focus', whenSeen);
    document.addEventListener('visibilitychange', whenSeen);
    return () => {
      window.removeEventListener('focus', whenSeen);
      document.removeEventListener('visibilitychange', whenSeen);
    };
  }, [refresh]);
  useEffect(refresh, [refresh, path]);
}
