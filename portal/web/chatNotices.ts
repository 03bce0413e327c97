import type { ChatFrame } from './chatFrame.ts';
import type { UnsentLine, UnsentLines } from './unsentLines.ts';

/** How long the good news stays; it means nothing to anybody else. */
const GOOD_NEWS_MS = 4_000;

/** Says that the connection is lost for as long as it is, and then that it is back. */
export function showConnection(frame: ChatFrame): (isOpen: boolean) => void {
  let isLost = false;
  return (isOpen) => {
    if (!isOpen) frame.notify('connection', { word: 'lost' });
    if (isOpen && isLost) {
      frame.notify('connection', { word: 'back', tone: 'good' });
      setTimeout(() => {
        if (!isLost) frame.notify('connection', undefined);
      }, GOOD_NEWS_MS);
    }
    isLost = !isOpen;
  };
}

/** Offers to send again, one after the other, what a reload has cut off; Web Chat itself forgets it then. */
export function showUnsent(
  frame: ChatFrame,
  unsent: UnsentLines,
  sayAgain: (line: UnsentLine) => void,
): { forget(id: string): void } {
  let left: readonly UnsentLine[] = unsent.left;

  function forget(id: string): void {
    if (!left.some((line) => line.id === id)) return;
    left = left.filter((line) => line.id !== id);
    show();
  }

  function drop(id: string): void {
    unsent.remove(id);
    forget(id);
  }

  function show(): void {
    const [line] = left;
    if (line === undefined) return frame.notify('unsent', undefined);
    const { id, text } = line;
    frame.notify('unsent', {
      word: 'unsent',
      quote: text,
      actions: [
        {
          word: 'sendAgain',
          onClick: () => {
            drop(id);
            sayAgain(line);
          },
        },
        { word: 'discard', onClick: () => drop(id) },
      ],
    });
  }

  if (left.length > 0) show();
  return { forget };
}
