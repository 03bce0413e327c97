import { ConnectorClient } from 'botframework-connector';
import type { ConnectorFactory } from 'botframework-connector';
import { ConnectorFactory as AbstractConnectorFactory } from 'botframework-connector';
import { z } from 'zod';

/** The embedded Direct Line, as the bot's side knows it. */
export interface EmbeddedChannel {
  /** Base address of its connector routes; late, because the port may be chosen at start. */
  serviceUrl(): string;
  verifyToBot(header: string | undefined, conversationId: string): boolean;
  fromBot(): string;
}

/** The part of a client that its types do not show; a client without it would retry, so it is refused. */
const withPipeline = z.object({
  client: z.object({
    pipeline: z.custom<{ removePolicy(options: { name: string }): unknown }>(
      (value) => typeof value === 'object' && value !== null && 'removePolicy' in value,
    ),
  }),
});

/** More service addresses than this at once is not a service desk; the oldest client is dropped. */
const CLIENTS_KEPT = 50;

/**
 * Connector clients without botbuilder's own retries (three silent re-POSTs on 5xx and resets, which doubles messages),
 * one per service address instead of one per turn.
 */
export class PatientConnectors extends AbstractConnectorFactory {
  readonly #inner: ConnectorFactory;
  readonly #embedded: EmbeddedChannel | undefined;
  readonly #clients = new Map<string, Promise<ConnectorClient>>();

  constructor(inner: ConnectorFactory, embedded: EmbeddedChannel | undefined) {
    super();
    this.#inner = inner;
    this.#embedded = embedded;
  }

  override create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
    const key = `${serviceUrl} ${audience ?? ''}`;
    const known = this.#clients.get(key);
    if (known) return known;
    const made = this.#make(serviceUrl, audience);
    this.#remember(key, made);
    return made;
  }

  #remember(key: string, made: Promise<ConnectorClient>): void {
    const [oldest] = this.#clients.keys();
    if (this.#clients.size >= CLIENTS_KEPT && oldest !== undefined) this.#clients.delete(oldest);
    this.#clients.set(key, made);
    made.catch(() => this.#clients.delete(key));
  }

  async #make(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
    const client =
      serviceUrl === this.#embedded?.serviceUrl()
        ? embeddedClient(serviceUrl, this.#embedded)
        : await this.#inner.create(serviceUrl, audience);
    withPipeline.parse(client).client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
    return client;
  }
}

function embeddedClient(baseUri: string, embedded: EmbeddedChannel): ConnectorClient {
  const credentials = {
    signRequest(request: Parameters<ConnectorClient['credentials']['signRequest']>[0]) {
      request.headers.set('authorization', embedded.fromBot());
      return Promise.resolve(request);
    },
  };
  return new ConnectorClient(credentials, { baseUri });
}
