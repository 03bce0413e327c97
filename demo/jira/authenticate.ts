import { createHash, timingSafeEqual } from 'node:crypto';
import type { Site, SiteUser } from './model.ts';

function isSameSecret(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** Who calls, by HTTP Basic with e-mail address and API token; nobody when either is wrong or missing. */
export function authenticate(site: Site, authorization: string | undefined): SiteUser | undefined {
  const encoded = /^Basic (\S+)$/.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [, email, apiToken] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  if (email === undefined || apiToken === undefined) return undefined;
  return site.users.find((user) => user.active && user.email === email && isSameSecret(user.apiToken, apiToken));
}
