import { once } from 'node:events';
import type { IncomingHttpHeaders, RequestListener, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpServer } from '@vercel/cosmosdb-server';

/** One request as it went over the wire. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** What may go wrong between the account and its client. */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly text?: string;
    }
  /** The connection breaks before anything was done. */
  | { readonly kind: 'reset' }
  /** It is done, and the connection breaks before the answer. */
  | { readonly kind: 'lostAnswer' }
  | { readonly kind: 'silence' }
  /** None, for this request. */
  | { readonly kind: 'pass' };

/** An account of Cosmos DB in this process, on a port of its own. */
export interface CosmosAccount {
  readonly endpoint: string;
  readonly requests: SeenRequest[];
  /** What the next requests for items meet, one each. */
  readonly faults: Fault[];
  /** What the next requests for anything else meet: the account, its database and containers. */
  readonly atStart: Fault[];
  close(): Promise<void>;
}

/** The key of every emulator; Microsoft publishes it. */
export const EMULATOR_KEY = 'C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGyQy67XIw/Jw==';

export async function openCosmosAccount(): Promise<CosmosAccount> {
  return serve(createHttpServer({ keepAlive: true }), 'http');
}

/** Puts an emulator on a port and itself between it and its clients. */
export async function serve(server: Server, protocol: 'http' | 'https'): Promise<CosmosAccount> {
  const answers = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  const requests: SeenRequest[] = [];
  const faults: Fault[] = [];
  const atStart: Fault[] = [];
  server.on('request', (request, response) => {
    const { method = '', url: path = '', headers } = request;
    requests.push({ method, path, headers });
    const fault = (isForItems(path) ? faults : atStart).shift();
    const goesOn = fault === undefined || fail(fault, response);
    if (goesOn) for (const answer of answers) answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `${protocol}://127.0.0.1:${String(port)}`,
    requests,
    faults,
    atStart,
    close: () => stop(server),
  };
}

export function isForItems(path: string): boolean {
  return path.includes('/docs');
}

/** True when the request is still carried out. */
function fail(fault: Fault, response: ServerResponse): boolean {
  if (fault.kind === 'pass') return true;
  if (fault.kind === 'silence') return false;
  if (fault.kind === 'status') {
    const { status, headers, text = JSON.stringify({ message: 'a fault of the test' }) } = fault;
    // Not chained: restify replaces writeHead for the whole process by one that answers nothing.
    response.writeHead(status, headers);
    response.end(text);
    return false;
  }
  if (fault.kind === 'lostAnswer') {
    response.end = () => response.destroy();
    return true;
  }
  response.destroy();
  return false;
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
