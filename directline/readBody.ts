import type { Request } from 'restify';
import { KojiError } from '../errors.ts';
import { DirectLineRefusal } from './refusal.ts';

/** How much of a body that is too big is still read, and dropped: a client that is cut off never reads the answer. */
const PATIENCE = 4;

/**
 * The whole body, `limit` bytes at most. Direct Line reads its own bodies: a restify body parser in front of it, set up
 * with `server.use`, would have taken them, and is refused as a fault of the program.
 */
export async function readBody(request: Request, limit: number): Promise<Buffer> {
  const parsed: unknown = request.body;
  if (parsed !== undefined) {
    throw new KojiError('contract', 'A body parser ran before Direct Line. Give it to single routes, not server.use.');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= limit) chunks.push(bytes);
    if (size > limit * PATIENCE) break;
  }
  if (size > limit) {
    throw new DirectLineRefusal('MessageSizeTooBig', `The body has more than ${limit} bytes. Send less at a time.`);
  }
  return Buffer.concat(chunks);
}
