/** How long a person would wait before giving up on the bot. */
const PATIENCE_MS = 8_000;

export interface Said {
  readonly text?: string | undefined;
  /** What a message without a text, such as a card, is called by. */
  readonly summary?: string | undefined;
}

/** What somebody has heard so far, and a promise for what is still to come. */
export interface Heard<Message extends Said> {
  readonly all: readonly Message[];
  add(message: Message): void;
  /** The next message, after those met before, whose text fits. Fails with everything that was heard. */
  expect(text: string | RegExp): Promise<Message>;
}

export function createHeard<Message extends Said>(name: string): Heard<Message> {
  const all: Message[] = [];
  const listeners = new Set<() => void>();
  let met = 0;

  function fitting(text: string | RegExp): Message | undefined {
    const index = all.findIndex((message, at) => at >= met && fits(shown(message), text));
    if (index < 0) return undefined;
    met = index + 1;
    return all[index];
  }

  return {
    all,
    add(message) {
      all.push(message);
      for (const listener of listeners) listener();
    },
    expect: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = fitting(text);
          if (!found) return;
          clearTimeout(patience);
          listeners.delete(look);
          resolve(found);
        };
        const giveUp = (): void => {
          listeners.delete(look);
          const lines = all.map((message, at) => `${at < met ? ' ' : '>'} ${shown(message)}`);
          reject(new Error(`${name} never heard ${String(text)}; heard so far:\n${lines.join('\n')}`));
        };
        const patience = setTimeout(giveUp, PATIENCE_MS);
        listeners.add(look);
        look();
      }),
  };
}

function shown({ text, summary }: Said): string {
  return text || (summary ?? '');
}

function fits(said: string, text: string | RegExp): boolean {
  return typeof text === 'string' ? said.includes(text) : text.test(said);
}
