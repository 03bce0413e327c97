import type { Upload } from './ports.ts';
import type { Answer } from './route.ts';

/** Shown by a browser as what they are; none of them can carry a script. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
/** Saved under their own type. Anything else, HTML and SVG among it, is saved as bytes of no type. */
const SAVED = /^(application\/(pdf|zip|json|msword|vnd\.[\w.+-]+)|audio\/[\w.+-]+|video\/[\w.+-]+|text\/(plain|csv))$/;

/** An uploaded file, for a browser that may have been tricked into opening it. */
export function fileAnswer(upload: Upload): Answer {
  const shown = SHOWN.has(upload.contentType);
  const contentType = shown || SAVED.test(upload.contentType) ? upload.contentType : 'application/octet-stream';
  return {
    status: 200,
    body: Buffer.from(upload.bytes),
    headers: {
      'content-type': contentType,
      'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeRfc5987(upload.name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'private, max-age=3600',
      'referrer-policy': 'no-referrer',
    },
  };
}

/** RFC 5987: of the characters that `encodeURIComponent` leaves alone, these four are not allowed. */
function encodeRfc5987(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
