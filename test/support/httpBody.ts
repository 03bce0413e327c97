import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** The whole body of a request, as text. */
export function restOf(request: IncomingMessage): Promise<string> {
  return text(request);
}
