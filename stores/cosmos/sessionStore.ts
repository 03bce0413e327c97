import type { Clock } from '../../clock.ts';
import type { Session, SessionStore } from '../../portal/ports.ts';
import { sessionRecord } from '../records/session.ts';
import type { DocumentPlace } from './documents.ts';
import { createDocuments, ttlUntil } from './documents.ts';
import type { Items } from './items.ts';
import { removeAll } from './removeAll.ts';

const sessions: DocumentPlace<string, Session> = {
  record: sessionRecord,
  keyOf: (session) => session.id,
  at: (id) => ({ id }),
};

/** A session is gone at the moment it expires, whether or not it has been removed by then. */
export function createSessionStore(items: Items, clock: Clock): SessionStore {
  const { find: _find, ...documents } = createDocuments(items, sessions, (session) =>
    ttlUntil(session.expiresAt, clock),
  );
  return {
    ...documents,
    async load(id) {
      const found = await documents.load(id);
      return found && found.value.expiresAt > clock.now() ? found : undefined;
    },
    async remove(id) {
      await items.remove({ id });
    },
    async removeExpired(now) {
      const expired = await items.find({ where: 'c.expiresAt <= @now', values: { '@now': now } });
      // Only as it was found: one that was prolonged in the meantime stays.
      await removeAll(items, expired, ({ stored, version }) => ({ key: { id: stored.id }, expected: version }));
    },
  };
}
