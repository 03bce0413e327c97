/** What has arrived so far, and a promise for what is still to come. */
export class Collected<Item> {
  readonly items: Item[] = [];
  readonly #watchers = new Set<() => void>();

  add(item: Item): void {
    this.items.push(item);
    for (const watcher of this.#watchers) watcher();
  }

  /** Resolves with all items once `enough` holds; the test's own time limit is the only one. */
  until(enough: (items: readonly Item[]) => boolean): Promise<readonly Item[]> {
    return new Promise((resolve) => {
      const check = (): void => {
        if (!enough(this.items)) return;
        this.#watchers.delete(check);
        resolve(this.items);
      };
      this.#watchers.add(check);
      check();
    });
  }

  atLeast(count: number): Promise<readonly Item[]> {
    return this.until((items) => items.length >= count);
  }
}
