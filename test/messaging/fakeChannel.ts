import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { ConnectorFactory } from 'botframework-connector';
import { pino } from 'pino';
import type { Address } from '../../handoff/domain/party.ts';
import type { Messenger } from '../../handoff/ports.ts';
import { say } from '../../locales/index.ts';
import { toAddress } from '../../messaging/addresses.ts';
import { ChannelAuthentication } from '../../messaging/channelAuthentication.ts';
import { createMessenger } from '../../messaging/delivery.ts';
import { createPacing } from '../../messaging/pacing.ts';
import { createRender } from '../../messaging/render.ts';
import { createSendAttempts } from '../../messaging/sendAttempts.ts';
import { FakeClock } from '../support/clock.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(code, headers);
    response.end('{}');
  };

/** A channel that answers each POST with the next of its answers, the last one for ever. */
export class FakeChannel {
  posts = 0;
  readonly methods: string[] = [];
  readonly pauses: number[] = [];
  readonly clock = new FakeClock();
  answers: Answer[] = [status(200)];
  #server: Server | undefined;
  address: Address | undefined;

  async open(): Promise<void> {
    const server = createServer((request, response) => {
      request.resume();
      request.on('end', () => {
        const answer = this.answers[Math.min(this.posts, this.answers.length - 1)];
        this.posts += 1;
        this.methods.push(request.method ?? '');
        answer?.(request, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#server = server;
    const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.address = toAddress({
      channelId: 'msteams',
      serviceUrl,
      conversation: { id: 'c', name: '', isGroup: false, conversationType: 'personal' },
      user: { id: 'u', name: 'U' },
      bot: { id: 'b', name: 'B' },
    });
  }

  close(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  messenger(dropsDoubles = false, connectors = ofThisMachine()): Messenger {
    const { clock } = this;
    const pause = (ms: number): Promise<void> => {
      this.pauses.push(ms);
      clock.advance(ms);
      return Promise.resolve();
    };
    const pacing = createPacing({ clock, pause });
    const logger = pino({ level: 'silent' });
    const timings = { sendLimitMs: 1_000, retryMs: 1_000, longestRetryMs: 5_000, insistMs: 60_000 };
    return createMessenger({
      connectors,
      render: createRender(say),
      pacing,
      attempts: createSendAttempts({ pacing, clock, pause, logger, timings }),
      dropsDoubles: () => dropsDoubles,
      logger,
    });
  }

  send(messenger = this.messenger()) {
    assert.ok(this.address);
    const content = { kind: 'line', author: 'A', text: 'hello', attachments: [] } as const;
    return messenger.send({ id: 'm1', address: this.address, locale: 'en', content }).then((sent) => sent.outcome);
  }
}

function ofThisMachine(): ConnectorFactory {
  const authentication = new ChannelAuthentication(new ConfigurationBotFrameworkAuthentication({}), {
    appId: '',
    sendLimitMs: 300,
  });
  return authentication.createConnectorFactory(authentication.botIdentity());
}
