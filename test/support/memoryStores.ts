import type { Conversation, HandoffKey } from '../../handoff/domain/conversation.ts';
import type { Handoff } from '../../handoff/domain/handoff.ts';
import { isOpen } from '../../handoff/domain/journal.ts';
import type { Delivery, JournalEntry } from '../../handoff/domain/journal.ts';
import type { Agent } from '../../handoff/domain/presence.ts';
import { compareIds } from '../../handoff/domain/queue.ts';
import type { Documents, Lease, Version, Versioned } from '../../handoff/ports.ts';
import type { Stores } from '../../stores/stores.ts';

/** The stores of the handoff, in memory. Every call takes effect before it returns, as one step. */
export type MemoryStores = Pick<Stores, 'handoffs' | 'agents' | 'conversations' | 'journal' | 'leases'>;

interface Table<K, T> extends Documents<K, T> {
  all(): readonly Versioned<T>[];
  remove(key: K): void;
}

function createTable<K, T>(keyOf: (value: T) => K, nameOf: (key: K) => string, overwrites = false): Table<K, T> {
  const rows = new Map<string, Versioned<T>>();
  let writes = 0;
  const write = (value: T): Version => {
    writes += 1;
    const version = String(writes) as Version;
    rows.set(nameOf(keyOf(value)), { value, version });
    return version;
  };
  return {
    all: () => [...rows.values()],
    remove: (key) => void rows.delete(nameOf(key)),
    load: (key) => Promise.resolve(rows.get(nameOf(key))),
    create: (value) => Promise.resolve(rows.has(nameOf(keyOf(value))) ? 'exists' : write(value)),
    replace: (value, expected) =>
      Promise.resolve(overwrites || rows.get(nameOf(keyOf(value)))?.version === expected ? write(value) : 'stale'),
  };
}

const itself = (id: string): string => id;
const atDesk = ({ deskId, id }: HandoffKey): string => `${deskId}/${id}`;

/** `overwrites`: versions are ignored, as no store may; for tests that must notice it. */
export function createMemoryStores({ overwrites = false } = {}): MemoryStores {
  const conversations = createTable<string, Conversation>(({ id }) => id, itself, overwrites);
  const agents = createTable<HandoffKey, Agent>((agent) => agent, atDesk, overwrites);
  return {
    conversations: {
      ...conversations,
      ofPerson: (personId) => Promise.resolve(conversations.all().filter(({ value }) => value.personId === personId)),
    },
    handoffs: createHandoffs(overwrites),
    agents: {
      ...agents,
      present: (deskId) =>
        Promise.resolve(
          agents
            .all()
            .filter(({ value }) => value.deskId === deskId && (value.duty === 'on' || value.slots.length > 0)),
        ),
    },
    journal: createJournal(),
    leases: createLeases(overwrites),
  };
}

function createLeases(overwrites: boolean): Stores['leases'] {
  const table = createTable<string, Lease>(({ id }) => id, itself, overwrites);
  return {
    ...table,
    eraseEndedBefore(at) {
      const ended = table.all().filter(({ value }) => value.until < at);
      for (const { value } of ended) table.remove(value.id);
      return Promise.resolve(ended.length);
    },
  };
}

function createHandoffs(overwrites: boolean): Stores['handoffs'] {
  const table = createTable<HandoffKey, Handoff>((handoff) => handoff, atDesk, overwrites);
  const at = (deskId: string) => table.all().filter(({ value }) => value.deskId === deskId);
  return {
    ...table,
    waiting: (deskId) =>
      Promise.resolve(
        at(deskId)
          .filter(({ value }) => value.state.kind === 'waiting')
          .toSorted((a, b) => a.value.askedAt - b.value.askedAt || compareIds(a.value.id, b.value.id)),
      ),
    due: (deskId, now, furthest) =>
      Promise.resolve(
        at(deskId).flatMap(({ value }) => {
          const { state } = value;
          const isDue = state.kind === 'connected' && (state.checkAt <= now || state.checkAt > furthest);
          return isDue ? [value] : [];
        }),
      ),
    recentlyEnded: (deskId, limit) =>
      Promise.resolve(
        at(deskId)
          .map(({ value }) => value)
          .filter(({ state }) => state.kind === 'ended' && state.connectedMs !== undefined)
          .toSorted((a, b) => endOf(b) - endOf(a) || compareIds(b.id, a.id))
          .slice(0, limit),
      ),
    eraseEndedBefore(deskId, before) {
      const old = at(deskId).filter(({ value }) => value.state.kind === 'ended' && value.state.at < before);
      for (const { value } of old) table.remove(value);
      return Promise.resolve(old.length);
    },
  };
}

function endOf({ state }: Handoff): number {
  return state.kind === 'ended' ? state.at : 0;
}

function createJournal(): Stores['journal'] {
  const entries = new Map<string, JournalEntry>();
  const key = (handoffId: string, id: string): string => JSON.stringify([handoffId, id]);
  const inOrder = (found: readonly JournalEntry[]) => found.toSorted((a, b) => a.order - b.order);
  return {
    append(entry) {
      const at = key(entry.handoffId, entry.id);
      if (entries.has(at)) return Promise.resolve('exists');
      entries.set(at, entry);
      return Promise.resolve('appended');
    },
    mark(handoffId, entryId, delivery: Delivery) {
      const found = entries.get(key(handoffId, entryId));
      if (found) entries.set(key(handoffId, entryId), { ...found, delivery });
      return Promise.resolve();
    },
    take(handoffId, entryId) {
      const found = entries.get(key(handoffId, entryId));
      if (found?.delivery !== 'queued') return Promise.resolve(false);
      entries.set(key(handoffId, entryId), { ...found, delivery: 'pending' });
      return Promise.resolve(true);
    },
    find: (handoffId, entryId) => Promise.resolve(entries.get(key(handoffId, entryId))),
    open: (handoffId) =>
      Promise.resolve(inOrder([...entries.values()].filter((each) => each.handoffId === handoffId && isOpen(each)))),
    entries: (handoffId) =>
      Promise.resolve(inOrder([...entries.values()].filter((each) => each.handoffId === handoffId))),
    pending: () => Promise.resolve(inOrder([...entries.values()].filter(isOpen))),
    eraseBefore(at, exceptOf) {
      const old = [...entries].filter(([, entry]) => entry.at < at && !exceptOf.includes(entry.handoffId));
      for (const [name] of old) entries.delete(name);
      return Promise.resolve(old.length);
    },
  };
}
