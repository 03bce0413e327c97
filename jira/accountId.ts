import { KojiError } from '../errors.ts';

const ACCOUNT_ID = /^[A-Za-z0-9:_-]{1,128}$/;

/** Passes an Atlassian account id on. Anything else would be a query of its own inside JQL. */
export function requireAccountId(text: string): string {
  if (ACCOUNT_ID.test(text)) return text;
  throw new KojiError('badRequest', 'This is not an Atlassian account id.');
}
