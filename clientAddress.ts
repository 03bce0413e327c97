import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/** As much of a request as says where it comes from. */
export interface AddressedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly socket?: { readonly remoteAddress?: string | undefined };
}

/** Where a request comes from, in a form in which one client is always the same: for limits, not for rights. */
export type ClientAddress = (request: AddressedRequest) => string;

/**
 * Each proxy appends to `X-Forwarded-For` whom it was called by, so the client stands as many places from the end as
 * proxies are trusted; what stands before that, the client may have written. Express counts its `trust proxy` likewise.
 */
export function createClientAddress(trustedProxies: number): ClientAddress {
  return ({ headers, socket }) => {
    const direct = socket?.remoteAddress ?? '';
    const forwarded = trustedProxies === 0 ? [] : hopsIn(headers['x-forwarded-for']);
    const hops = [...forwarded, direct];
    const client = withoutPort(hops.at(-1 - trustedProxies) ?? hops[0] ?? direct);
    return networkOf(isIP(client) === 0 ? direct : client);
  };
}

function hopsIn(header: string | readonly string[] | undefined): readonly string[] {
  const hops = [header ?? []].flat().join(',').split(',');
  return hops.map((hop) => hop.trim()).filter((hop) => hop !== '');
}

/** Azure's front ends write `203.0.113.9:51234`. */
function withoutPort(hop: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(hop)?.[1] ?? /^([\d.]+):\d+$/.exec(hop)?.[1] ?? hop;
}

/** An IPv4 address as it is; of an IPv6 address the /64 network, for that is what one household gets. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIP(plain) !== 6) return plain;
  const written = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::');
  const [head = [], tail = []] = written.map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array<string>(8 - head.length - tail.length).fill('0');
  return `${[...head, ...zeros, ...tail].slice(0, 4).join(':')}::/64`;
}
