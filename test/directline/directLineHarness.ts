import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import restify from 'restify';
import type { Server } from 'restify';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { createBotTokens, mountDirectLine } from '../../directline/index.ts';
import type { BotTokens, DirectLine, DirectLineOptions, DirectLineStore } from '../../directline/index.ts';
import { LIMITS } from '../../directline/limits.ts';
import { createSqliteDirectLineStore } from '../../stores/sqlite/directLineStore.ts';
import type { Database } from '../../stores/sqlite/database.ts';
import { openDatabase } from '../../stores/sqlite/openDatabase.ts';
import { FakeClock, SequentialIds } from '../support/clock.ts';
import { Collected } from './collected.ts';
import { FakeBot } from './fakeBot.ts';

export const SECRET = 'a-secret-for-tests-only';
export const BOT = { id: 'koji', name: 'Koji' };

const grantedSchema = z.object({ conversationId: z.string(), token: z.string(), expires_in: z.number() });
const connectionSchema = z.object({ conversationId: z.string(), token: z.string(), streamUrl: z.string() });
export type Connection = z.infer<typeof connectionSchema>;
const activitySetSchema = z.object({
  activities: z.array(z.looseObject({ id: z.string(), type: z.string(), text: z.string().optional() })),
  watermark: z.string().optional(),
});
export type ActivitySet = z.infer<typeof activitySetSchema>;

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface CallOptions {
  readonly method?: string;
  readonly bearer?: string;
  readonly headers?: Record<string, string>;
  /** Sent as it is when it is text, bytes or a form; as JSON otherwise. */
  readonly body?: unknown;
}

interface Running {
  readonly server: Server;
  readonly database: Database;
  readonly directLine: DirectLine;
  readonly store: DirectLineStore;
}

/** Direct Line on a port of its own, a fake bot behind it, and a database file that outlives a restart. */
export class DirectLineHarness {
  readonly clock: FakeClock;
  readonly ids: SequentialIds;
  readonly bot: FakeBot;
  readonly botTokens: BotTokens;
  readonly #folder: string;
  readonly #first: DirectLineHarness | undefined;
  readonly #overrides: Partial<DirectLineOptions>;
  readonly #connections = new Set<Socket>();
  #port = 0;
  #running: Running | undefined;

  private constructor(bot: FakeBot, overrides: Partial<DirectLineOptions>, first?: DirectLineHarness) {
    this.bot = bot;
    this.clock = first?.clock ?? new FakeClock();
    this.ids = first?.ids ?? new SequentialIds();
    this.#folder = first ? first.#folder : mkdtempSync(join(tmpdir(), 'koji-direct-line-'));
    this.#first = first;
    this.botTokens = createBotTokens({ secret: SECRET, clock: this.clock });
    this.#overrides = overrides;
  }

  static async start(overrides: Partial<DirectLineOptions> = {}): Promise<DirectLineHarness> {
    const harness = new DirectLineHarness(await FakeBot.start(), overrides);
    await harness.up();
    return harness;
  }

  /** Another server on the same database, as another process would be, in front of the same bot. To be closed first. */
  async beside(): Promise<DirectLineHarness> {
    const harness = new DirectLineHarness(this.bot, this.#overrides, this);
    await harness.up();
    return harness;
  }

  get publicUrl(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get directLine(): DirectLine {
    return this.#state().directLine;
  }

  get store(): DirectLineStore {
    return this.#state().store;
  }

  /** Starts the server, on the same port and the same database as before. */
  async up(): Promise<void> {
    const database = openDatabase(join(this.#folder, 'koji.db'));
    const store = createSqliteDirectLineStore(database, pino({ level: 'silent' }));
    const server = restify.createServer();
    const directLine = mountDirectLine(server, {
      store,
      botUrl: () => this.bot.url,
      publicUrl: () => this.publicUrl,
      secret: SECRET,
      bot: BOT,
      clock: this.clock,
      ids: this.ids,
      logger: pino({ level: 'silent' }),
      ...this.#overrides,
    });
    server.server.on('connection', (socket: Socket) => this.#connections.add(socket));
    server.listen(this.#port, '127.0.0.1');
    await once(server.server, 'listening');
    this.#port = server.address().port;
    this.#running = { server, database, directLine, store };
  }

  /** Stops the server as a kill would: connections are cut and nothing is finished. Answers when others see it gone. */
  async down(): Promise<void> {
    const { server, database } = this.#state();
    this.clock.advance(LIMITS.turnMs);
    this.#running = undefined;
    const closed = once(server.server, 'close');
    server.close();
    for (const connection of this.#connections) connection.destroy();
    this.#connections.clear();
    await closed;
    database.close();
  }

  async close(): Promise<void> {
    if (this.#running) await this.down();
    if (this.#first) return;
    await this.bot.close();
    rmSync(this.#folder, { recursive: true });
  }

  /** Calls a path under `/v3/directline`. */
  call(path: string, options: CallOptions = {}): Promise<Reply> {
    return send(`${this.publicUrl}/v3/directline/${path}`, options);
  }

  /** Calls the connector as the bot does. */
  connector(path: string, options: CallOptions = {}): Promise<Reply> {
    const headers = { authorization: this.botTokens.fromBot(), ...options.headers };
    const rest = path === '' ? '' : `/${path}`;
    return send(`${this.publicUrl}/v3/directline-connector/v3/conversations${rest}`, { ...options, headers });
  }

  async generate(body: unknown = { user: { id: 'dl_customer', name: 'Demo Customer' } }): Promise<string> {
    const reply = await this.call('tokens/generate', { method: 'POST', bearer: SECRET, body });
    return granted(reply).token;
  }

  /** Starts a conversation of the user `dl_customer` and waits until the bot was told. */
  async startConversation(): Promise<Connection> {
    const token = await this.generate();
    const reply = await this.call('conversations', { method: 'POST', bearer: token });
    const connection = connectionSchema.parse(reply.body);
    await this.bot.received.until((items) =>
      items.some(({ activity }) => activity.conversation.id === connection.conversationId),
    );
    return connection;
  }

  post({ conversationId, token }: Connection, activity: object): Promise<Reply> {
    return this.call(`conversations/${conversationId}/activities`, { method: 'POST', bearer: token, body: activity });
  }

  async poll({ conversationId, token }: Connection, watermark = ''): Promise<ActivitySet> {
    const path = `conversations/${conversationId}/activities?watermark=${watermark}`;
    return activitySetSchema.parse((await this.call(path, { bearer: token })).body);
  }

  async reconnect({ conversationId, token }: Connection, query = ''): Promise<Connection> {
    return connectionSchema.parse((await this.call(`conversations/${conversationId}${query}`, { bearer: token })).body);
  }

  #state(): Running {
    assert.ok(this.#running, 'the server is down');
    return this.#running;
  }
}

async function send(url: string, { method = 'GET', bearer, headers = {}, body }: CallOptions): Promise<Reply> {
  const asItIs = typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData;
  const response = await fetch(url, {
    method,
    // A kept-alive connection would be tried once more after a restart, and fail.
    headers: { connection: 'close', ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }), ...headers },
    ...(body !== undefined && { body: asItIs ? body : JSON.stringify(body) }),
  });
  const bytes = await response.arrayBuffer();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const text = Buffer.from(bytes).toString();
  return { status: response.status, headers: response.headers, body: isJson && text ? JSON.parse(text) : bytes };
}

/** The code of an error answer, for instance `TokenExpired`. */
export function errorCode(reply: Reply): string {
  return z.object({ error: z.object({ code: z.string(), message: z.string().min(1) }) }).parse(reply.body).error.code;
}

/** What an answer that gives a token says. */
export function granted(reply: Reply): z.infer<typeof grantedSchema> {
  return grantedSchema.parse(reply.body);
}

/** The id in the answer to a posted activity. */
export function idOf(reply: Reply): string {
  return z.object({ id: z.string() }).parse(reply.body).id;
}

/** An open stream and what came through it. */
export interface OpenStream {
  readonly socket: WebSocket;
  readonly sets: Collected<ActivitySet>;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
}

export async function openStream(url: string): Promise<OpenStream> {
  const socket = new WebSocket(url);
  const sets = new Collected<ActivitySet>();
  socket.on('message', (data: Buffer) => sets.add(activitySetSchema.parse(JSON.parse(data.toString()))));
  const closed = once(socket, 'close').then(([code, reason]) => ({ code: Number(code), reason: String(reason) }));
  await once(socket, 'open');
  return { socket, sets, closed };
}

/** The status with which a stream is refused. */
export function refusedStream(url: string): Promise<number | undefined> {
  const socket = new WebSocket(url);
  return new Promise((resolve, reject) => {
    socket.on('open', () => reject(new assert.AssertionError({ message: 'the stream was opened' })));
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode);
    });
  });
}
