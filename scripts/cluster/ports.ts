import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';

/** Answers the port. */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Ports of this machine that nobody listens on; all are held before any is let go, so that no two are the same. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const held = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(held.map((server) => listen(server, 0, '127.0.0.1')));
  await Promise.all(held.map((server) => once(server.close(), 'close')));
  return ports;
}
