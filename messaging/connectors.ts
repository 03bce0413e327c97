import { ConnectorClient } from 'botframework-connector';
import type { ConnectorFactory } from 'botframework-connector';
import { ConnectorFactory as AbstractConnectorFactory } from 'botframework-connector';
import { z } from 'zod';
import { KojiError } from '../errors.ts';
import { inTime } from './inTime.ts';

/** The embedded Direct Line, as the bot's side knows it. */
export interface EmbeddedChannel {
  /** True for the service address that its activities carry and stored addresses keep. It is a name and leads nowhere. */
  owns(serviceUrl: string): boolean;
  /** Where this process has its connector routes; late, because the port may be chosen at start. */
  baseUri(): string;
  verifyToBot(header: string | undefined, conversationId: string): boolean;
  fromBot(): string;
}

interface SendRequest {
  abortSignal?: AbortSignal;
}

interface SendPolicy {
  readonly name: string;
  sendRequest<T>(request: SendRequest, next: (request: SendRequest) => Promise<T>): Promise<T>;
}

interface SendPipeline {
  removePolicy(options: { name: string }): unknown;
  addPolicy(policy: SendPolicy): void;
}

/** The part of a client that its types do not show; a client without it would retry and wait for ever: it is refused. */
const withPipeline = z.object({
  client: z.object({
    pipeline: z.custom<SendPipeline>(
      (value) => typeof value === 'object' && value !== null && 'removePolicy' in value && 'addPolicy' in value,
    ),
  }),
});

/** More service addresses than this at once is not a service desk; the oldest client is dropped. */
const CLIENTS_KEPT = 50;

export interface Reach {
  readonly embedded: EmbeddedChannel | undefined;
  /** False for an address to which nothing may ever be sent. */
  readonly mayReach: (serviceUrl: string) => boolean;
  /** A call that is not answered by then has failed, in milliseconds. */
  readonly sendLimitMs: number;
}

/**
 * Connector clients without botbuilder's own retries (three silent re-POSTs on 5xx and resets, which doubles messages),
 * and with the time limit that it lacks; one per service address instead of one per turn.
 */
export class PatientConnectors extends AbstractConnectorFactory {
  readonly #inner: ConnectorFactory;
  readonly #embedded: EmbeddedChannel | undefined;
  readonly #mayReach: (serviceUrl: string) => boolean;
  readonly #sendLimitMs: number;
  readonly #clients = new Map<string, Promise<ConnectorClient>>();

  constructor(inner: ConnectorFactory, { embedded, mayReach, sendLimitMs }: Reach) {
    super();
    this.#inner = inner;
    this.#embedded = embedded;
    this.#mayReach = mayReach;
    this.#sendLimitMs = sendLimitMs;
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
    if (this.#embedded?.owns(serviceUrl) !== true && !this.#mayReach(serviceUrl)) throw notAChannel(serviceUrl);
    const client =
      this.#embedded?.owns(serviceUrl) === true
        ? embeddedClient(this.#embedded)
        : await this.#inner.create(serviceUrl, audience);
    client.credentials = signing(client.credentials, this.#sendLimitMs / 2);
    const { pipeline } = withPipeline.parse(client).client;
    pipeline.removePolicy({ name: 'defaultRetryPolicy' });
    pipeline.addPolicy(timeLimit(this.#sendLimitMs));
    return client;
  }
}

type Credentials = ConnectorClient['credentials'];

/**
 * Getting the bot's token (Microsoft's sign-in, the machine's identity) comes before the send: where it fails, or takes
 * longer than `limitMs`, nothing was sent.
 */
function signing(inner: Credentials, limitMs: number): Credentials {
  return {
    async signRequest(request) {
      try {
        return await inTime(inner.signRequest(request), limitMs);
      } catch (error) {
        const { success, data } = named.safeParse(error);
        const code = success ? ` (${data.errorCode})` : '';
        throw new KojiError('unavailable', `The bot has got no token${code}.`, { cause: error, nothingDone: true });
      }
    },
  };
}

/** As the sign-in's library says what went wrong. */
const named = z.object({ errorCode: z.string() });

function timeLimit(ms: number): SendPolicy {
  return {
    name: 'kojiTimeLimit',
    sendRequest(request, next) {
      const limit = AbortSignal.timeout(ms);
      request.abortSignal = request.abortSignal ? AbortSignal.any([request.abortSignal, limit]) : limit;
      return next(request);
    },
  };
}

function notAChannel(serviceUrl: string): KojiError {
  const host = URL.parse(serviceUrl)?.host ?? 'an address that is none';
  return new KojiError('forbidden', `Nothing is sent to ${host}: no channel has proved that it is there.`);
}

function embeddedClient(embedded: EmbeddedChannel): ConnectorClient {
  const credentials: Credentials = {
    signRequest(request) {
      request.headers.set('authorization', embedded.fromBot());
      return Promise.resolve(request);
    },
  };
  return new ConnectorClient(credentials, { baseUri: embedded.baseUri() });
}
