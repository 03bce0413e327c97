import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Server } from 'restify';

const compress = promisify(gzip);

export interface WebChatScript {
  /** Its address with a mark of its content, so that browsers may keep it for good. */
  readonly address: string;
  readonly content: Buffer;
  readonly compressed: Buffer;
}

/** Web Chat's full bundle, from its package. */
export async function loadWebChatScript(): Promise<WebChatScript> {
  const entry = import.meta.resolve('botframework-webchat');
  const content = await readFile(fileURLToPath(new URL('webchat.js', entry)));
  const mark = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return { address: `/static/webchat.js?v=${mark}`, content, compressed: await compress(content) };
}

/** `GET /static/webchat.js`, for everybody. */
export function mountWebChatScript(server: Server, { address, content, compressed }: WebChatScript): void {
  const etag = `"${address.split('=')[1] ?? ''}"`;
  const common = {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': 'public, max-age=31536000, immutable',
    ETag: etag,
    Vary: 'Accept-Encoding',
    'X-Content-Type-Options': 'nosniff',
  };

  server.get('/static/webchat.js', (request, response, next) => {
    const takesGzip = /\bgzip\b/.test(request.header('accept-encoding', ''));
    const isKnown = request.header('if-none-match', '') === etag;
    response.writeHead(isKnown ? 304 : 200, takesGzip ? { ...common, 'Content-Encoding': 'gzip' } : common);
    if (isKnown) response.end();
    else response.end(takesGzip ? compressed : content);
    next();
  });
}
