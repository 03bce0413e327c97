import type { IncomingMessage } from 'node:http';
import { KojiError } from './errors.ts';

/** How much of a body that is too big is still read, and dropped: a client that is cut off never reads the answer. */
const PATIENCE = 4;

/**
 * The whole body as it was sent, `maxBytes` at most. A compressed one is refused, for a few bytes of it can stand for
 * gigabytes.
 * @throws KojiError `badRequest` for a compressed body and one that breaks off, `tooLarge` beyond `maxBytes`.
 */
export async function readRequestBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new KojiError('badRequest', 'Send the body without Content-Encoding.');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of whole(request)) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    if (size > maxBytes * PATIENCE) break;
  }
  if (size > maxBytes) {
    throw new KojiError('tooLarge', `The body has more than ${String(maxBytes)} bytes. Send less at a time.`);
  }
  return Buffer.concat(chunks);
}

async function* whole(request: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of request) yield Buffer.from(chunk);
  } catch (cause) {
    throw new KojiError('badRequest', 'The body broke off before its end. Send it again.', { cause });
  }
}
