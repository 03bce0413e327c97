import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from 'botbuilder';
import { createHeard } from './heard.ts';
import { restOf } from './httpBody.ts';

export interface EmulatorOptions {
  readonly botUrl: string;
  readonly userId: string;
  readonly userName: string;
  readonly conversationId?: string;
  readonly channelId?: string;
  /** What an activity carries besides, such as an Entra object id. */
  readonly from?: Readonly<Record<string, unknown>>;
  /** The channel's clock. */
  readonly now?: () => number;
}

/** One person on the Emulator channel: speaks to the bot over HTTP, and hears it through a connector of its own. */
export interface EmulatorChat {
  /** `at`: another address of the bot's, where it has several. */
  say(text: string, more?: Partial<Activity>, at?: string): Promise<number>;
  /** The next message, after those met before, whose text fits. Fails with everything that was heard. */
  expect(text: string | RegExp): Promise<Partial<Activity>>;
  /** Everything the bot has said, oldest first. */
  readonly heard: readonly Partial<Activity>[];
  /** The channel refuses the next of what the bot sends, as one that is throttled. */
  throttleOnce(): void;
  /** The channel takes the next of what the bot sends, and says that it has failed. */
  failOnce(): void;
  /** The channel takes what the bot sends, and says nothing about it… */
  stopAnswering(): void;
  /** …until now. */
  answerAgain(): void;
  close(): Promise<void>;
}

export async function openEmulatorChat(options: EmulatorOptions): Promise<EmulatorChat> {
  const heard = createHeard<Partial<Activity>>(options.userName);
  let sent = 0;
  let unanswered: (() => void)[] | undefined;
  let isThrottled = false;
  let hasFailed = false;
  const connector = createServer((request, response) => {
    void restOf(request).then((body) => {
      if (isThrottled) {
        isThrottled = false;
        response.writeHead(429, { 'retry-after': '0' });
        response.end();
        return;
      }
      heard.add(JSON.parse(body) as Partial<Activity>);
      if (hasFailed) {
        hasFailed = false;
        response.writeHead(502);
        response.end();
        return;
      }
      const id = `reply-${heard.all.length}`;
      const answer = (): void => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ id }));
      };
      if (unanswered) unanswered.push(answer);
      else answer();
    });
  });
  await new Promise<void>((resolve) => connector.listen(0, '127.0.0.1', resolve));
  const serviceUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}`;
  const { botUrl, userId, userName, channelId = 'emulator', conversationId = `chat-of-${userId}` } = options;
  const { now = Date.now } = options;

  return {
    heard: heard.all,
    async say(text, more = {}, at = botUrl) {
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
        timestamp: new Date(now()).toISOString(),
        text,
        ...more,
      };
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(at, { method: 'POST', headers, body: JSON.stringify(activity) });
      await response.text();
      return response.status;
    },
    expect: (text) => heard.expect(text),
    throttleOnce() {
      isThrottled = true;
    },
    failOnce() {
      hasFailed = true;
    },
    stopAnswering() {
      unanswered ??= [];
    },
    answerAgain() {
      for (const answer of unanswered ?? []) answer();
      unanswered = undefined;
    },
    close: () => new Promise((resolve) => connector.close(() => resolve())),
  };
}
