import { once } from 'node:events';
import type { Next, Request, Response, Server } from 'restify';
import { isKojiError, KojiError } from '../../errors.ts';
import type { SimulatorReply, SimulatorRequest } from './protocol.ts';
import type { JiraSimulator } from './simulator.ts';

function headersOf(request: Request): Readonly<Record<string, string>> {
  const entries = Object.entries(request.headers);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}

/** The largest upload that the simulator takes, with room for the form around it. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

async function readBody(request: Request): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    sizeBytes += bytes.length;
    if (sizeBytes > MAX_BODY_BYTES) throw new KojiError('tooLarge', 'The body is larger than 64 MB.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

async function toSimulatorRequest(request: Request, prefix: string): Promise<SimulatorRequest> {
  const siteUrl = `http://${request.headers.host ?? 'localhost'}${prefix}`;
  const url = new URL(request.url ?? '/', 'http://localhost');
  return {
    method: request.method ?? 'GET',
    path: url.pathname.slice(prefix.length),
    query: url.searchParams,
    headers: headersOf(request),
    body: await readBody(request),
    siteUrl,
  };
}

async function send(response: Response, reply: SimulatorReply): Promise<void> {
  switch (reply.kind) {
    case 'answer':
      response.writeHead(reply.status, { ...reply.headers });
      response.end(reply.text);
      return;
    case 'drop':
      response.destroy();
      return;
    case 'silence':
      // restify ends the connection of a handler that returns without an answer.
      await once(response, 'close');
      return;
  }
}

/** Links into Jira's own help portal lead to the demo site's one: to a request, to a kind of request, or to its start. */
function portalPathOf(path: string): string {
  const key = /\/portal\/\d+\/([A-Z][A-Z0-9_]*-\d+)$/.exec(path)?.[1];
  if (key !== undefined) return requestPath(key);
  const requestTypeId = /\/portal\/\d+\/create\/(\d+)$/.exec(path)?.[1];
  return requestTypeId === undefined ? '/portal' : `/portal/forms/${requestTypeId}`;
}

/** The bytes of files are not kept; the page of the request names the file, to those who may see the request. */
function pathOfAttachment(path: string, simulator: JiraSimulator): string {
  const id = path.split('/').at(-1);
  const found = simulator.snapshot().requests.find(({ attachments }) => attachments.some((file) => file.id === id));
  return found === undefined ? '/portal/requests' : requestPath(found.key);
}

function requestPath(key: string): string {
  return `/portal/requests/${key}`;
}

function redirectTo(pathOf: (path: string) => string) {
  return (request: Request, response: Response, next: Next): void => {
    response.writeHead(302, { location: pathOf(request.path()) });
    response.end();
    next(false);
  };
}

/**
 * Serves the simulator below `prefix`, to whoever has an API token of the site; the redirects into the portal are
 * open to everybody. The server must not parse bodies before: the simulator reads them itself.
 */
export function mountJiraSimulator(server: Server, prefix: string, simulator: JiraSimulator): void {
  const serve = async (request: Request, response: Response): Promise<void> => {
    try {
      await send(response, await simulator.handle(await toSimulatorRequest(request, prefix)));
    } catch (error) {
      if (!isKojiError(error, 'tooLarge')) throw error;
      await send(response, { kind: 'answer', status: 413, headers: { connection: 'close' }, text: error.message });
    }
  };
  server.get(`${prefix}/rest/*`, serve);
  server.post(`${prefix}/rest/*`, serve);
  server.put(`${prefix}/rest/*`, serve);
  // No operation has these: a call by one must be noted, and not pass for a refusal of the web server's.
  server.del(`${prefix}/rest/*`, serve);
  server.patch(`${prefix}/rest/*`, serve);
  server.get(`${prefix}/servicedesk/customer/portal/*`, redirectTo(portalPathOf));
  const toAttachment = redirectTo((path) => pathOfAttachment(path, simulator));
  server.get(`${prefix}/servicedesk/customershim/secure/attachment/:id`, toAttachment);
}
