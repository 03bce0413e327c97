import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock.ts';

export type TokenReading<Claims> =
  { readonly ok: true; readonly claims: Claims } | { readonly ok: false; readonly reason: 'forged' | 'expired' };

export interface TokenCodec<Claims> {
  mint(claims: Claims): string;
  read(token: string): TokenReading<Claims>;
}

export interface TokenCodecOptions<Claims> {
  readonly secret: string;
  /** Separates kinds of token: each has a key of its own, so that one kind is never taken for another. */
  readonly purpose: string;
  readonly claims: z.ZodType<Claims>;
  readonly lifetimeMs: number;
  readonly clock: Clock;
}

const HEADER = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');
const FORGED = { ok: false, reason: 'forged' } as const;
const expirySchema = z.object({ exp: z.number() });

/**
 * JSON Web Tokens (RFC 7519) signed with HMAC-SHA256. Web Chat's client library reads the payload's `user`, which is why
 * the format is not our own; the header is fixed, so there is no algorithm to be talked into.
 */
export function createTokenCodec<Claims extends object>(options: TokenCodecOptions<Claims>): TokenCodec<Claims> {
  const key = Buffer.from(hkdfSync('sha256', options.secret, 'koji direct line', options.purpose, 32));
  const signatureOf = (input: string): Buffer => createHmac('sha256', key).update(input).digest();

  return {
    mint: (claims) => {
      const exp = Math.floor((options.clock.now() + options.lifetimeMs) / 1000);
      const payload = Buffer.from(JSON.stringify({ ...claims, exp })).toString('base64url');
      const input = `${HEADER}.${payload}`;
      return `${input}.${signatureOf(input).toString('base64url')}`;
    },
    read: (token) => {
      const [header, payload = '', signature = '', ...rest] = token.split('.');
      if (header !== HEADER || rest.length > 0) return FORGED;
      const given = Buffer.from(signature, 'base64url');
      const expected = signatureOf(`${HEADER}.${payload}`);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return FORGED;
      return readPayload(payload, options);
    },
  };
}

function readPayload<Claims>(payload: string, options: TokenCodecOptions<Claims>): TokenReading<Claims> {
  const json: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const expiry = expirySchema.safeParse(json);
  const claims = options.claims.safeParse(json);
  if (!expiry.success || !claims.success) return FORGED;
  if (expiry.data.exp * 1000 <= options.clock.now()) return { ok: false, reason: 'expired' };
  return { ok: true, claims: claims.data };
}
