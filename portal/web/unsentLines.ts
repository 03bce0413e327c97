import { z } from 'zod';

/** A line that this tab has sent and not yet seen in the conversation. */
export interface UnsentLine {
  /** Web Chat's id of it, which comes back with the line. */
  readonly id: string;
  readonly text: string;
  /** The id of its first try, where this is another. */
  readonly retryOf?: string | undefined;
}

/** Kept for as long as the tab is open, over a reload, and in this tab alone. */
export interface UnsentLines {
  /** What an earlier load of the page has left. */
  readonly left: readonly UnsentLine[];
  add(line: UnsentLine): void;
  /** The line has arrived, or is wanted no more. */
  remove(id: string): void;
}

const linesSchema = z.array(z.object({ id: z.string(), text: z.string(), retryOf: z.string().optional() }));

export function createUnsentLines(conversationId: string, storage: Storage): UnsentLines {
  const key = `koji.chat.unsent.${conversationId}`;
  let lines = read(storage, key);
  const left = lines;

  function keep(next: readonly UnsentLine[]): void {
    lines = next;
    if (next.length === 0) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(next));
  }

  return {
    left,
    // The same words again are another try.
    add: (line) => keep([...lines.filter(({ text }) => text !== line.text), line]),
    remove: (id) => {
      if (lines.some((line) => line.id === id)) keep(lines.filter((line) => line.id !== id));
    },
  };
}

function read(storage: Storage, key: string): readonly UnsentLine[] {
  try {
    const parsed = linesSchema.safeParse(JSON.parse(storage.getItem(key) ?? '[]'));
    return parsed.success ? parsed.data : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
