import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import { ConnectorFactory } from 'botframework-connector';
import { pino } from 'pino';
import { TIMINGS } from '../../composition/timings.ts';
import { createKeyedQueue } from '../../keyedQueue.ts';
import { say } from '../../locales/index.ts';
import { toAddress } from '../../messaging/addresses.ts';
import { TEAMS_THREAD } from '../../messaging/budget.ts';
import { createMessenger } from '../../messaging/delivery.ts';
import { createPacing } from '../../messaging/pacing.ts';
import { createRender } from '../../messaging/render.ts';
import { createSendAttempts } from '../../messaging/sendAttempts.ts';
import { VirtualTime } from '../support/virtualTime.ts';

const AGENT = toAddress({
  channelId: 'msteams',
  serviceUrl: 'https://teams.example',
  conversation: { id: 'agent', tenantId: 'tenant', name: '', isGroup: false, conversationType: 'personal' },
  user: { id: 'u', name: 'Demo Agent' },
  bot: { id: 'b', name: 'Koji' },
});

interface Post {
  readonly at: number;
  readonly type: string;
  readonly text: string;
}

/** A channel that takes everything, a little later. */
class TakingChannel extends ConnectorFactory {
  readonly posts: Post[] = [];
  readonly #time: VirtualTime;

  constructor(time: VirtualTime) {
    super();
    this.#time = time;
  }

  override create(): Promise<ConnectorClient> {
    const sendToConversation = async (_id: string, { type = '', text = '' }: Partial<Activity>) => {
      this.posts.push({ at: this.#time.now(), type, text });
      await this.#time.pause(80);
      return { id: String(this.posts.length) };
    };
    // Nothing else of the client is used to send.
    return Promise.resolve({ conversations: { sendToConversation } } as unknown as ConnectorClient);
  }
}

describe('an agent in Teams with four chats in one thread', () => {
  it('stays within the budget, and gets every line in its order', async () => {
    const time = new VirtualTime();
    const channel = new TakingChannel(time);
    const pacing = createPacing({ clock: time, pause: time.pause });
    const logger = pino({ level: 'silent' });
    const messenger = createMessenger({
      connectors: channel,
      render: createRender(say),
      pacing,
      attempts: createSendAttempts({ pacing, clock: time, pause: time.pause, logger, timings: TIMINGS }),
      dropsDoubles: () => false,
      logger,
    });
    // As the outbox has it: the lines to one conversation leave one after the other.
    const lines = createKeyedQueue();
    const written: string[] = [];

    async function customer(name: string): Promise<void> {
      for (let line = 0; line < 150; line += 1) {
        await messenger.typing(AGENT);
        await time.pause(1_000);
        const text = `${name} ${String(line)}`;
        written.push(text);
        const content = { kind: 'line', author: name, text, attachments: [] } as const;
        void lines.run('agent', () => messenger.send({ id: text, address: AGENT, locale: 'en', content }));
      }
    }

    await time.run(Promise.all(['A', 'B', 'C', 'D'].map(customer)));
    await time.run(lines.run('agent', () => Promise.resolve()));

    const said = channel.posts.filter(({ type }) => type === 'message').map(({ text }) => text);
    assert.equal(said.length, 600);
    assert.ok(written.every((text, index) => said[index]?.includes(text)));
    for (const { sends, withinMs } of TEAMS_THREAD) {
      const tooSoon = channel.posts.filter(({ at }, index) => at - (channel.posts[index - sends]?.at ?? 0) < withinMs);
      assert.deepEqual(tooSoon, [], `${String(sends)} within ${String(withinMs)} ms`);
    }
  });
});
