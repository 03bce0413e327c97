import type { PeopleStore, Person, SignInCode, SignInCodeStore } from '../../identity/ports.ts';
import { byName, personRecord, signInCodeRecord } from '../records/identity.ts';
import type { Database } from './database.ts';
import type { DocumentTable } from './documents.ts';
import { createDocuments } from './documents.ts';

const people: DocumentTable<string, Person> = {
  record: personRecord,
  keyOf: (person) => person.id,
  key: { id: (id) => id },
  columns: { tenantId: (person) => person.tenantId },
};

export function createPeopleStore(database: Database): PeopleStore {
  const { select, ...documents } = createDocuments(database, people);
  return {
    ...documents,
    async all(tenantId) {
      const found = await select('WHERE tenantId = ?', tenantId);
      return found.map((each) => each.value).toSorted(byName);
    },
  };
}

const signInCodes: DocumentTable<string, SignInCode> = {
  record: signInCodeRecord,
  keyOf: (code) => code.id,
  key: { id: (id) => id },
  columns: {},
};

export function createSignInCodeStore(database: Database): SignInCodeStore {
  return createDocuments(database, signInCodes);
}
