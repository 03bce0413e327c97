import type { Person } from '../identity/ports.ts';

/** Somebody with an account at the service desk. */
export type Customer = Person & { readonly accountId: string };

/** Requests belong to an account; a person without one (known by Teams alone) cannot have any. */
export function asCustomer(person: Person | undefined): Customer | undefined {
  return person?.accountId === undefined ? undefined : { ...person, accountId: person.accountId };
}
