import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { Collected } from './collected.ts';

const activitySchema = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  text: z.string().optional(),
  serviceUrl: z.string(),
  from: z.looseObject({ id: z.string() }),
  conversation: z.object({ id: z.string() }),
});
export type BotActivity = z.infer<typeof activitySchema>;

export interface Delivered {
  readonly activity: BotActivity;
  readonly authorization: string | undefined;
}

/** A bot that keeps what it is sent and answers each activity as `turn` says, with 200 by itself. */
export class FakeBot {
  readonly received = new Collected<Delivered>();
  turn: (activity: BotActivity) => Promise<number> | number = () => 200;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<FakeBot> {
    const server = createServer((request, response) => {
      void bot.#answer(request).then((status) => {
        response.statusCode = status;
        response.end();
      });
    });
    const bot = new FakeBot(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return bot;
  }

  get url(): string {
    const address = this.#server.address();
    assert.ok(typeof address === 'object' && address);
    return `http://127.0.0.1:${address.port}/api/messages`;
  }

  /** The activities of one type, without their envelopes. */
  activities(type: string): readonly BotActivity[] {
    return this.received.items.map(({ activity }) => activity).filter((activity) => activity.type === type);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage): Promise<number> {
    const activity = activitySchema.parse(JSON.parse(await text(request)));
    this.received.add({ activity, authorization: request.headers.authorization });
    return this.turn(activity);
  }
}
