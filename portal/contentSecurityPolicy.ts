export interface PolicyOptions {
  readonly nonce: string;
  /** Other origins that the chat talks to and shows pictures from, where Direct Line is not the embedded one. */
  readonly chatOrigins: readonly string[];
  /** The site's own address. */
  readonly publicUrl: string;
}

/** Of a style element with nothing in it: Web Chat's scrolling area makes one without nonce and fills it as CSSOM. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** A page runs the scripts and styles that carry its nonce, talks to this site and to Direct Line, and to nobody else. */
export function contentSecurityPolicy({ nonce, chatOrigins, publicUrl }: PolicyOptions): string {
  // Direct Line names this site by its public address, which is not always the one in the browser.
  const origins = [new URL(publicUrl).origin, ...chatOrigins];
  const chat = origins.flatMap((origin) => [origin, socketOrigin(origin)]);
  const policy: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': [`'nonce-${nonce}'`],
    'style-src': ["'self'", `'nonce-${nonce}'`, EMPTY_STYLE],
    'img-src': ["'self'", 'data:', 'blob:', ...origins],
    'media-src': ["'self'", 'data:', 'blob:', ...origins],
    'font-src': ["'self'"],
    // A file to be sent is read back from the blob that Web Chat made of it.
    'connect-src': ["'self'", 'blob:', ...chat],
    // Web Chat scales pictures down in a worker that it makes from a blob.
    'worker-src': ['blob:'],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ');
}

function socketOrigin(url: string): string {
  return new URL(url).origin.replace(/^http/, 'ws');
}
