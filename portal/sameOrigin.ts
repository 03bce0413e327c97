import type { IncomingHttpHeaders } from 'node:http';

/**
 * True for a request that a page of this site has sent. Browsers say so themselves (`Sec-Fetch-Site`, on https and
 * loopback), or name the page's origin; a request with neither has not come from a browser's page.
 */
export function isSameOrigin(request: { readonly headers: IncomingHttpHeaders }, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return request.headers.origin === new URL(publicUrl).origin;
}
