import assert from 'node:assert/strict';
import { createUnsentLines } from '../../../portal/web/unsentLines.ts';

/** A tab's own storage, over its reloads. */
class TabStorage implements Storage {
  readonly #items = new Map<string, string>();

  get length(): number {
    return this.#items.size;
  }

  clear(): void {
    this.#items.clear();
  }

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }

  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }
}

describe('lines that were not seen to arrive', () => {
  let tab: TabStorage;
  beforeEach(() => {
    tab = new TabStorage();
  });
  const reloaded = (conversationId = 'c1') => createUnsentLines(conversationId, tab);

  it('are left after a reload, in their conversation alone', () => {
    reloaded().add({ id: '1', text: 'No toner' });
    assert.deepEqual(reloaded().left, [{ id: '1', text: 'No toner' }]);
    assert.deepEqual(reloaded('c2').left, []);
  });

  it('are gone once they arrived, and leave nothing behind', () => {
    const lines = reloaded();
    lines.add({ id: '1', text: 'No toner' });
    lines.remove('1');
    lines.remove('unknown');
    assert.equal(tab.length, 0);
  });

  it('are one line when the same words are tried again', () => {
    const lines = reloaded();
    for (const id of ['1', '2']) lines.add({ id, text: 'No toner' });
    assert.deepEqual(
      reloaded().left.map(({ id }) => id),
      ['2'],
    );
  });

  it('are none where the storage holds something else', () => {
    for (const damaged of ['{', '{"a":1}']) {
      tab.setItem('koji.chat.unsent.c1', damaged);
      assert.deepEqual(reloaded().left, []);
    }
  });
});
