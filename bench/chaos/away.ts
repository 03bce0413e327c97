import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import type { Outage, OutageKind } from './trouble.ts';

/** Whoever writes has the lock for some milliseconds only. */
const LOCK_WITHIN_MS = 2_000;

/** Keeps everybody else from writing, as a backup or another program would. Reading goes on. */
export async function holdLock(file: string, lastsMs: number): Promise<void> {
  const connection = new DatabaseSync(file, { timeout: LOCK_WITHIN_MS });
  try {
    connection.exec('BEGIN IMMEDIATE');
    await pause(lastsMs);
    connection.exec('ROLLBACK');
  } finally {
    connection.close();
  }
}

/** Stands before an HTTP server, on a port of its own. */
export interface Gate {
  readonly url: string;
  /** Lets nothing pass for so long. */
  shut(outage: Pick<Outage, 'lastsMs' | 'how'>): Promise<void>;
  close(): Promise<void>;
}

export async function openGate(behind: Server): Promise<Gate> {
  let shut: OutageKind | undefined;
  let unanswered: ServerResponse[] = [];

  function turnAway(response: ServerResponse, how: OutageKind): void {
    if (how === 'silent') unanswered.push(response);
    else if (how === 'breaks') response.destroy();
    else {
      // In two steps: restify's writeHead, which is every server's once restify is loaded, answers nothing.
      response.writeHead(503, { 'content-type': 'application/json' });
      response.end('{"code":"ServiceUnavailable"}');
    }
  }

  const gate = createServer((request, response) => {
    if (shut !== undefined) return turnAway(response, shut);
    // Listeners for `request` are of this type; the list is of any event's.
    for (const answer of behind.listeners('request') as RequestListener[]) answer(request, response);
  });
  gate.listen(0, '127.0.0.1');
  await once(gate, 'listening');
  // A TCP server's address is an object while it listens.
  const { port } = gate.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${String(port)}`,
    async shut({ lastsMs, how }) {
      shut = how;
      await pause(lastsMs);
      shut = undefined;
      for (const response of unanswered.splice(0)) response.destroy();
    },
    async close() {
      unanswered = [];
      const closed = once(gate, 'close');
      gate.close();
      gate.closeAllConnections();
      await closed;
    },
  };
}
