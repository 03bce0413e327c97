import type { Clock } from '../../clock.ts';
import type { Session, SessionStore } from '../../portal/ports.ts';
import { sessionRecord } from '../records/session.ts';
import type { DocumentsDeps, DocumentTable } from './documents.ts';
import { createDocuments } from './documents.ts';

const sessions: DocumentTable<string, Session> = {
  record: sessionRecord,
  keyOf: (session) => session.id,
  key: { id: (id) => id },
  columns: { expiresAt: (session) => session.expiresAt },
};

/** A session is gone at the moment it expires, whether or not it has been removed by then. */
export function createSessionStore(deps: DocumentsDeps, clock: Clock): SessionStore {
  const documents = createDocuments(deps, sessions);
  return {
    ...documents,
    async load(id) {
      const found = await documents.load(id);
      return found && found.value.expiresAt > clock.now() ? found : undefined;
    },
    async remove(id) {
      deps.database.run('DELETE FROM sessions WHERE id = ?', id);
    },
    async removeExpired(now) {
      deps.database.run('DELETE FROM sessions WHERE expiresAt <= ?', now);
    },
  };
}
