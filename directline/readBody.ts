import type { Request } from 'restify';
import { isKojiError, KojiError } from '../errors.ts';
import { readRequestBody } from '../requestBody.ts';
import { DirectLineRefusal } from './refusal.ts';

/**
 * The whole body, `limit` bytes at most. Direct Line reads its own bodies: a restify body parser in front of it, set up
 * with `server.use`, would have taken them, and is refused as a fault of the program. With `tooMuch`, that is
 * said of a body above the limit.
 */
export async function readBody(request: Request, limit: number, tooMuch?: string): Promise<Buffer> {
  const parsed: unknown = request.body;
  if (parsed !== undefined) {
    throw new KojiError('contract', 'A body parser ran before Direct Line. Give it to single routes, not server.use.');
  }
  try {
    return await readRequestBody(request, limit);
  } catch (error) {
    if (isKojiError(error, 'tooLarge')) {
      throw new DirectLineRefusal('MessageSizeTooBig', tooMuch ?? error.message, { cause: error });
    }
    if (isKojiError(error, 'badRequest')) throw new DirectLineRefusal('BadArgument', error.message, { cause: error });
    throw error;
  }
}
