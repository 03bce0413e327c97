import { STATUS_CODES } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { Server } from 'restify';
import { WebSocketServer } from 'ws';
import { claimsOf } from './authorize.ts';
import type { ClientTokens } from './clientTokens.ts';
import { DIRECT_LINE_PATH } from './options.ts';
import type { DirectLineStore } from './ports.ts';
import { isKojiError } from '../errors.ts';
import { DirectLineRefusal, isDirectLineRefusal } from './refusal.ts';
import type { Streams } from './streams.ts';
import { positionOf } from './watermark.ts';

const SOCKETS = {
  noServer: true,
  /** A client sends nothing but empty messages, to see whether the line is alive. */
  maxPayload: 1024,
  /** Milliseconds a client has to answer a close; ws knows the option, its types do not yet. */
  closeTimeout: 2_000,
};
const PATH = new RegExp(`^${DIRECT_LINE_PATH}/conversations/([^/]+)/stream$`);

export interface UpgradeParts {
  readonly store: DirectLineStore;
  readonly streams: Streams;
  readonly tokens: ClientTokens;
  readonly logger: Logger;
}

/**
 * `GET conversations/:conversationId/stream?watermark=&t=` as a WebSocket, for whoever has the address, which only the
 * conversation's own client was told. Answers a function that stops listening.
 */
export function acceptStreams(server: Server, parts: UpgradeParts): () => void {
  const sockets = new WebSocketServer(SOCKETS);

  function onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = URL.parse(request.url ?? '', 'http://localhost');
    const conversationId = PATH.exec(url?.pathname ?? '')?.[1];
    // Other upgrades are for other listeners; with none but restify's, which passes the event on to here, Node would
    // leave the socket open for ever.
    if (!url || conversationId === undefined) {
      const listeners = server.listenerCount('upgrade') + server.server.listenerCount('upgrade');
      if (listeners === 2) socket.destroy();
      return;
    }
    socket.on('error', (err) => parts.logger.debug({ err }, 'a connection broke before its stream was open'));
    try {
      const position = requireStream(parts, url.searchParams, conversationId);
      sockets.handleUpgrade(request, socket, head, (stream) => {
        stream.on('error', (err) => parts.logger.debug({ err }, 'a Direct Line stream broke'));
        parts.streams.attach(conversationId, stream, position);
      });
    } catch (error) {
      if (isDirectLineRefusal(error)) return refuse(socket, error);
      if (!isKojiError(error)) throw error;
      // The store is away: the client comes back by itself, and misses nothing.
      parts.logger.warn({ err: error, conversationId }, 'a stream could not be opened');
      socket.destroy();
    }
  }

  server.on('upgrade', onUpgrade);
  return () => {
    server.off('upgrade', onUpgrade);
    // Clients that were just closed try again at once. A socket that nobody takes would keep the server from ending.
    server.on('upgrade', (_request: IncomingMessage, socket: Duplex) => socket.destroy());
    sockets.close();
  };
}

function requireStream({ store, tokens }: UpgradeParts, query: URLSearchParams, conversationId: string): number {
  const claims = claimsOf(tokens.stream.read(query.get('t') ?? ''));
  if (claims.conversationId !== conversationId) {
    throw new DirectLineRefusal('Forbidden', 'The address belongs to another conversation.');
  }
  if (!store.findConversation(conversationId)) throw new DirectLineRefusal('NotFound', 'Conversation not found.');
  return positionOf(query.get('watermark') ?? '');
}

function refuse(socket: Duplex, { statusCode, code, message }: DirectLineRefusal): void {
  const body = JSON.stringify({ error: { code, message } });
  const head = [
    `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode] ?? ''}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
