import type { Clock } from '../../clock.ts';
import type { PeopleStore, Person, SignInCode, SignInCodeStore } from '../../identity/ports.ts';
import { byName, personRecord, signInCodeRecord } from '../records/identity.ts';
import type { DocumentsDeps, DocumentTable } from './documents.ts';
import { createDocuments } from './documents.ts';

const people: DocumentTable<string, Person> = {
  record: personRecord,
  keyOf: (person) => person.id,
  key: { id: (id) => id },
  columns: { tenantId: (person) => person.tenantId, accountId: (person) => person.accountId ?? null },
};

export function createPeopleStore(deps: DocumentsDeps): PeopleStore {
  const { select, ...documents } = createDocuments(deps, people);
  return {
    ...documents,
    async all(tenantId) {
      const found = await select('WHERE tenantId = ?', tenantId);
      return found.map((each) => each.value).toSorted(byName);
    },
    async ofAccount(accountId) {
      const found = await select('WHERE accountId = ?', accountId);
      return found.map((each) => each.value).toSorted(byName);
    },
  };
}

const signInCodes = (clock: Clock): DocumentTable<string, SignInCode> => ({
  record: signInCodeRecord,
  keyOf: (code) => code.id,
  key: { id: (id) => id },
  columns: { changedAt: () => clock.now() },
});

export function createSignInCodeStore(deps: DocumentsDeps, clock: Clock): SignInCodeStore {
  const { select: _select, ...documents } = createDocuments(deps, signInCodes(clock));
  return {
    ...documents,
    async eraseUnchangedSince(at) {
      return deps.database.run('DELETE FROM signInCodes WHERE changedAt < ?', at);
    },
  };
}
