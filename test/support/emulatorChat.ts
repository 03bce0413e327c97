import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from 'botbuilder';
import { restOf } from './httpBody.ts';

export interface EmulatorOptions {
  readonly botUrl: string;
  readonly userId: string;
  readonly userName: string;
  readonly conversationId?: string;
  readonly channelId?: string;
  /** What an activity carries besides, such as an Entra object id. */
  readonly from?: Readonly<Record<string, unknown>>;
}

/** How long a person would wait before giving up on the bot. */
const PATIENCE_MS = 8_000;

/** One person on the Emulator channel: speaks to the bot over HTTP, and hears it through a connector of its own. */
export interface EmulatorChat {
  say(text: string, more?: Partial<Activity>): Promise<number>;
  /** The next message, after those met before, whose text fits. Fails with everything that was heard. */
  expect(text: string | RegExp): Promise<Partial<Activity>>;
  /** Everything the bot has said, oldest first. */
  readonly heard: readonly Partial<Activity>[];
  close(): Promise<void>;
}

export async function openEmulatorChat(options: EmulatorOptions): Promise<EmulatorChat> {
  const heard: Partial<Activity>[] = [];
  const listeners = new Set<() => void>();
  let met = 0;
  let sent = 0;
  const connector = createServer((request, response) => {
    void restOf(request).then((body) => {
      heard.push(JSON.parse(body) as Partial<Activity>);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ id: `reply-${heard.length}` }));
      for (const listener of listeners) listener();
    });
  });
  await new Promise<void>((resolve) => connector.listen(0, '127.0.0.1', resolve));
  const serviceUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}`;
  const { botUrl, userId, userName, channelId = 'emulator', conversationId = `chat-of-${userId}` } = options;

  function fitting(text: string | RegExp): Partial<Activity> | undefined {
    const index = heard.findIndex((activity, at) => at >= met && fits(activity.text ?? '', text));
    if (index < 0) return undefined;
    met = index + 1;
    return heard[index];
  }

  return {
    heard,
    async say(text, more = {}) {
      sent += 1;
      const activity = {
        type: 'message',
        id: `${conversationId}-${sent}`,
        channelId,
        serviceUrl,
        conversation: { id: conversationId },
        from: { id: userId, name: userName, ...options.from },
        recipient: { id: 'bot', name: 'Koji' },
        locale: 'en-US',
        timestamp: new Date().toISOString(),
        text,
        ...more,
      };
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(botUrl, { method: 'POST', headers, body: JSON.stringify(activity) });
      await response.text();
      return response.status;
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
          const all = heard.map((activity, at) => `${at < met ? ' ' : '>'} ${activity.text ?? `(${activity.type})`}`);
          reject(new Error(`${userName} never heard ${String(text)}; heard so far:\n${all.join('\n')}`));
        };
        const patience = setTimeout(giveUp, PATIENCE_MS);
        listeners.add(look);
        look();
      }),
    close: () => new Promise((resolve) => connector.close(() => resolve())),
  };
}

function fits(said: string, text: string | RegExp): boolean {
  return typeof text === 'string' ? said.includes(text) : text.test(said);
}
