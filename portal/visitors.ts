import type { Request } from 'restify';
import type { Person } from '../identity/ports.ts';
import { isSameOrigin } from './sameOrigin.ts';
import type { SignIn } from './signIn.ts';

/** What other rooms may ask about who sends a request. */
export interface Visitors {
  /** Who is signed in, with the role they have now. */
  personOf(request: Request): Promise<Person | undefined>;
  /** Whether the person has a licence for Jira; a customer of the help portal has none. */
  isLicensed(person: Person): boolean;
  /** False for a request that another site's page has sent: the session's cookie proves nothing then. */
  isSameOrigin(request: Request): boolean;
}

export function createVisitors({ signIn, publicUrl }: { signIn: SignIn; publicUrl: () => string }): Visitors {
  return {
    personOf: (request) => signIn.personOf(request),
    isLicensed,
    isSameOrigin: (request) => isSameOrigin(request, publicUrl()),
  };
}

/** Atlassian gives portal-only customers account ids that begin with `qm:`. */
export function isLicensed({ accountId }: Person): boolean {
  return accountId !== undefined && !accountId.startsWith('qm:');
}
