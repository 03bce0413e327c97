import { createServer, request as askOnward } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream';
import type { Duplex } from 'node:stream';

/**
 * Hands every request and every WebSocket to the next of the ports on this machine, in turn, whoever sent it; one that
 * does not take connections is passed over. Without stickiness, on purpose: it is there to show that none is needed.
 */
export function createBalancer(ports: readonly number[]): Server {
  let turns = 0;

  async function connectNext(): Promise<Socket | undefined> {
    for (const _ of ports) {
      const port = ports[turns++ % ports.length];
      const socket = port === undefined ? undefined : await connectTo(port);
      if (socket) return socket;
    }
    return undefined;
  }

  const server = createServer((request, response) => {
    void connectNext().then((onward) => (onward ? relay(request, response, onward) : refuse(response, 503)));
  });
  server.on('upgrade', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    client.on('error', () => client.destroy());
    void connectNext().then((onward) => (onward ? join(request, client, { onward, head }) : client.destroy()));
  });
  return server;
}

/** Undefined when nobody listens there. */
function connectTo(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}

/** Headers that speak of one connection (RFC 9110, 7.6.1), not of the message. */
const OF_THE_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding'];

function relay(request: IncomingMessage, response: ServerResponse, onward: Socket): void {
  const { method, url: path } = request;
  const headers = { ...request.headers, connection: 'close' };
  const asked = askOnward({ createConnection: () => onward, method, path, headers });
  asked.on('response', (answer) => {
    const kept = Object.entries(answer.headers).filter(([name]) => !OF_THE_CONNECTION.includes(name));
    response.writeHead(answer.statusCode ?? 502, Object.fromEntries(kept));
    pipeline(answer, response, (error) => error && response.destroy());
  });
  // The server died with the request: whether it was carried out is not known, so it is not passed to another one.
  asked.on('error', () => refuse(response, 502));
  response.on('close', () => asked.destroy());
  request.pipe(asked);
}

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'content-type': 'text/plain' });
  response.end('No server can answer. Try again.\n');
}

function join(
  { method, url, rawHeaders }: IncomingMessage,
  client: Duplex,
  { onward, head }: { onward: Socket; head: Buffer },
): void {
  const lines = rawHeaders.flatMap((text, index) =>
    index % 2 === 0 ? [`${text}: ${rawHeaders[index + 1] ?? ''}`] : [],
  );
  onward.write([`${method ?? 'GET'} ${url ?? '/'} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
  onward.write(head);
  // Either end gone is both gone.
  pipeline(client, onward, () => onward.destroy());
  pipeline(onward, client, () => client.destroy());
}
