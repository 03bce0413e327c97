import { KojiError } from '../errors.ts';
import { fileKind } from '../fileKind.ts';

/** A file as a message names it; the address comes from the client. */
export interface NamedFile {
  readonly name: string;
  readonly contentType: string;
  readonly contentUrl: string;
}

export type Fetched =
  | {
      readonly kind: 'fetched';
      readonly file: { readonly filename: string; readonly contentType: string; readonly content: Uint8Array };
    }
  | { readonly kind: 'tooLarge' | 'notWhatItSays' | 'unreadable' };

export interface FileFetcherOptions {
  /** Origins files may be read from. Anything else could be a host of the inner network. */
  readonly isAllowed: (url: URL) => boolean;
  readonly timeLimitMs?: number;
}

const TIME_LIMIT_MS = 15_000;

/** Downloads what a customer attached, from the channels' own hosts only, and looks whether it is what it says. */
export function createFileFetcher({ isAllowed, timeLimitMs = TIME_LIMIT_MS }: FileFetcherOptions) {
  return {
    async fetch(file: NamedFile, { maxBytes }: { readonly maxBytes: number }): Promise<Fetched> {
      const content = await read(file.contentUrl, maxBytes);
      if (typeof content === 'string') return { kind: content };
      const kind = await fileKind(content, file.contentType);
      if (!kind.ok) return { kind: 'notWhatItSays' };
      return { kind: 'fetched', file: { filename: file.name, contentType: kind.contentType, content } };
    },
  };

  async function read(address: string, maxBytes: number): Promise<Uint8Array | 'tooLarge' | 'unreadable'> {
    if (!URL.canParse(address)) return 'unreadable';
    const url = new URL(address);
    // The Emulator sends small files inside the message itself.
    if (url.protocol !== 'data:' && !isAllowed(url)) return 'unreadable';
    try {
      const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeLimitMs) });
      return response.ok && response.body ? await collect(response.body, maxBytes) : 'unreadable';
    } catch (error) {
      // fetch fails with these two alone, also in the middle of a body: no connection or a redirect, and the time limit.
      if (error instanceof TypeError || error instanceof DOMException) return 'unreadable';
      throw new KojiError('unavailable', 'A file could not be read.', { cause: error });
    }
  }
}

async function collect(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array | 'tooLarge'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) return 'tooLarge';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
