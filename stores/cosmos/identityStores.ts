import type { Clock } from '../../clock.ts';
import type { ChannelLinkStore, PeopleStore, Person, SignInCode, SignInCodeStore } from '../../identity/ports.ts';
import { byName, channelLinkRecord, personRecord, signInCodeRecord } from '../records/identity.ts';
import { fromRecord, toRecord } from '../records/recordType.ts';
import type { DocumentPlace } from './documents.ts';
import { createDocuments, ttlUntil } from './documents.ts';
import type { Items } from './items.ts';
import { removeUnchangedSince } from './removeAll.ts';

const people: DocumentPlace<string, Person> = {
  record: personRecord,
  keyOf: (person) => person.id,
  at: (id) => ({ id }),
};

export function createPeopleStore(items: Items): PeopleStore {
  const { find, ...documents } = createDocuments(items, people);
  return {
    ...documents,
    async all(tenantId) {
      const found = await find({ where: 'c.tenantId = @tenantId', values: { '@tenantId': tenantId } });
      return found.map((each) => each.value).toSorted(byName);
    },
    async ofAccount(accountId) {
      const found = await find({ where: 'c.accountId = @accountId', values: { '@accountId': accountId } });
      return found.map((each) => each.value).toSorted(byName);
    },
  };
}

const signInCodes: DocumentPlace<string, SignInCode> = {
  record: signInCodeRecord,
  keyOf: (code) => code.id,
  at: (id) => ({ id }),
};

export function createSignInCodeStore(items: Items, clock: Clock): SignInCodeStore {
  const { find: _find, ...documents } = createDocuments(items, signInCodes, (code) => ttlUntil(code.expiresAt, clock));
  return { ...documents, eraseUnchangedSince: (at) => removeUnchangedSince(items, at) };
}

export function createChannelLinkStore(items: Items): ChannelLinkStore {
  return {
    async load(id) {
      const found = await items.read({ id });
      return found && fromRecord(channelLinkRecord, id, found.stored);
    },
    async create(link) {
      const made = await items.create({ id: link.id }, toRecord(channelLinkRecord, link));
      return made === 'exists' ? 'exists' : 'created';
    },
    put: (link) => items.put({ id: link.id }, toRecord(channelLinkRecord, link)),
    async remove(id) {
      await items.remove({ id });
    },
  };
}
