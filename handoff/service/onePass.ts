/**
 * At most one pass of this work at a time in this process. Whoever asks while one runs gets the next, which begins after
 * they have asked, together with everybody else who has asked by then.
 */
export function onePass<T>(pass: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  let next: Promise<T> | undefined;

  function begin(): Promise<T> {
    next = undefined;
    const mine = pass().finally(() => {
      if (running === mine) running = undefined;
    });
    running = mine;
    return mine;
  }

  return () => {
    if (!running) return begin();
    // Also after one that failed: the store may be back.
    next ??= running.then(begin, begin);
    return next;
  };
}
