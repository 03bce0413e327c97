import assert from 'node:assert/strict';
import type { Stores } from '../../stores/stores.ts';
import { someVotes } from '../support/articleVotesData.ts';
import { NOW } from '../support/clock.ts';
import {
  aConnectedHandoff,
  aContext,
  aConversation,
  aHandoff,
  aJournalEntry,
  aLine,
  anAgent,
  anAgentParty,
  anEndedHandoff,
  aPerson,
  DESK,
  TENANT,
} from '../support/data.ts';
import type { OpenFixture } from './storeFixture.ts';
import { useFixture } from './storeFixture.ts';

const SECRET = 'confidential';

interface Search {
  readonly what: string;
  /** Of the damaged record, as errors and the log call it. */
  readonly record: string;
  readonly id: string;
  /** Writes a record with this id's last part in which this text stands. */
  readonly write: (stores: Stores, id: string, text: string) => Promise<unknown>;
  /** The ids of what is found. */
  readonly find: (stores: Stores) => Promise<readonly string[]>;
}

const idsOf = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);
const valuesOf = <T>(found: readonly { readonly value: T }[]) => found.map(({ value }) => value);

const SEARCHES: readonly Search[] = [
  {
    what: 'who waits',
    record: 'handoffs',
    id: `${DESK}/first`,
    write: ({ handoffs }, id, text) => handoffs.create(aHandoff({ id, context: aContext({ lines: [text] }) })),
    find: async ({ handoffs }) => idsOf(valuesOf(await handoffs.waiting(DESK))),
  },
  {
    what: 'chats that are due',
    record: 'handoffs',
    id: `${DESK}/first`,
    write: ({ handoffs }, id, text) => handoffs.create(aConnectedHandoff({ id, context: aContext({ lines: [text] }) })),
    find: async ({ handoffs }) => idsOf(await handoffs.due(DESK, NOW + 3_600_000, NOW + 7_200_000)),
  },
  {
    what: 'chats that ended',
    record: 'handoffs',
    id: `${DESK}/first`,
    write: ({ handoffs }, id, text) => handoffs.create(anEndedHandoff({ id, context: aContext({ lines: [text] }) })),
    find: async ({ handoffs }) => idsOf(await handoffs.recentlyEnded(DESK, 10)),
  },
  {
    what: 'agents who are present',
    record: 'agents',
    id: `${DESK}/first`,
    write: ({ agents }, id, text) => agents.create(anAgent({ id, party: anAgentParty({ name: text }) })),
    find: async ({ agents }) => idsOf(valuesOf(await agents.present(DESK))),
  },
  {
    what: 'the conversations of a person',
    record: 'conversations',
    id: 'first',
    write: ({ conversations }, id, text) => conversations.create(aConversation({ id, name: text })),
    find: async ({ conversations }) => idsOf(valuesOf(await conversations.ofPerson('account:customer'))),
  },
  {
    what: 'the entries of a handoff',
    record: 'journal',
    id: 'handoff-1/first',
    write: ({ journal }, id, text) => journal.append(aJournalEntry({ id, content: aLine(text) })),
    find: async ({ journal }) => idsOf(await journal.entries('handoff-1')),
  },
  {
    what: 'entries that are still to be sent',
    record: 'journal',
    id: 'handoff-1/first',
    write: ({ journal }, id, text) => journal.append(aJournalEntry({ id, content: aLine(text) })),
    find: async ({ journal }) => idsOf(await journal.pending()),
  },
  {
    what: 'articles that were voted on',
    record: 'articleVotes',
    id: `${TENANT}/first`,
    write: ({ articleVotes }, id, text) => articleVotes.create(someVotes({ id, title: text })),
    find: async ({ articleVotes }) => idsOf(await articleVotes.newest(TENANT, 10)),
  },
  {
    what: 'people',
    record: 'people',
    id: 'first',
    write: ({ people }, id, text) => people.create(aPerson({ id, name: text })),
    find: async ({ people }) => idsOf(await people.all(TENANT)),
  },
];

/** What every store does with a record that was damaged by hand: it does not stand in the way of the others. */
export function describeDamagedRecords(name: string, open: OpenFixture): void {
  describe(`${name}: a damaged record`, () => {
    const fixture = useFixture(open);

    for (const { what, record, id, write, find } of SEARCHES) {
      it(`is passed over by a search for ${what}, and logged by its name`, async () => {
        const opened = fixture();
        const { stores, logged } = opened;
        await write(stores, 'first', SECRET);
        await opened.damage(record, id);
        await write(stores, 'second', 'sound');
        assert.deepEqual(await find(stores), ['second']);
        assert.equal(logged.length, 1);
        const [line = ''] = logged;
        assert.ok(line.includes(record) && line.includes(id) && !line.includes(SECRET), line);
      });
    }
  });
}
