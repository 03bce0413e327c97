import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { createBalancer } from '../../scripts/cluster/balancer.ts';
import { restOf } from '../support/httpBody.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const portOf = (server: Server) => (server.address() as AddressInfo).port;

async function listening(server: Server): Promise<Server> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

describe('the balancer', () => {
  let servers: Server[];
  let balancer: Server;

  /** Servers that answer as told, and a balancer in front of them. */
  async function start(...answers: readonly Answer[]): Promise<string> {
    servers = await Promise.all(answers.map((answer) => listening(createServer(answer))));
    balancer = await listening(createBalancer(servers.map(portOf)));
    return `127.0.0.1:${portOf(balancer)}`;
  }
  const says =
    (name: string): Answer =>
    (_request, response) =>
      response.end(name);

  afterEach(() => Promise.all([balancer, ...servers].filter((server) => server.listening).map(close)));

  const get = async (host: string) => (await fetch(`http://${host}/`)).text();

  it('goes from server to server', async () => {
    const host = await start(says('a'), says('b'), says('c'));
    const heard = [await get(host), await get(host), await get(host), await get(host)];
    assert.deepEqual(heard, ['a', 'b', 'c', 'a']);
  });

  it('passes over a server that is gone', async () => {
    const host = await start(says('a'), says('b'));
    await close(servers[0] ?? balancer);
    assert.deepEqual([await get(host), await get(host), await get(host)], ['b', 'b', 'b']);
  });

  it('says so when all are gone', async () => {
    const host = await start(says('a'));
    await close(servers[0] ?? balancer);
    assert.equal((await fetch(`http://${host}/`)).status, 503);
  });

  it('asks no second server when one dies over a request, which may have been carried out', async () => {
    let asked = 0;
    const dies: Answer = (request) => {
      asked += 1;
      request.socket.destroy();
    };
    const host = await start(dies, dies);
    assert.equal((await fetch(`http://${host}/`, { method: 'POST', body: 'order' })).status, 502);
    assert.equal(asked, 1);
  });

  it('hands on method, path, headers and body, and brings back status, cookies and body', async () => {
    const host = await start((request, response) => {
      void restOf(request).then((body) => {
        response.setHeader('set-cookie', ['a=1', 'b=2']);
        response.statusCode = 201;
        response.end(
          `${request.method} ${request.url} ${request.headers['host']} ${String(request.headers['x-own'])} ${body}`,
        );
      });
    });
    const headers = { 'x-own': 'yes' };
    const answer = await fetch(`http://${host}/path?query=1`, { method: 'PUT', headers, body: 'text' });
    assert.equal(answer.status, 201);
    assert.deepEqual(answer.headers.getSetCookie(), ['a=1', 'b=2']);
    assert.equal(await answer.text(), `PUT /path?query=1 ${host} yes text`);
  });

  it('joins WebSockets, and closes the page’s when the server’s is gone', async () => {
    const host = await start(says('a'));
    const [server] = servers;
    const sockets = new WebSocketServer({ server: server ?? balancer });
    sockets.on('connection', (socket) => socket.on('message', (data: Buffer) => socket.send(`echo ${String(data)}`)));
    const page = new WebSocket(`ws://${host}/stream`);
    await once(page, 'open');
    page.send('hello');
    const [heard] = await once(page, 'message');
    assert.equal(String(heard), 'echo hello');
    const closed = once(page, 'close');
    for (const socket of sockets.clients) socket.terminate();
    await closed;
  });
});
