import assert from 'node:assert/strict';
import { aConversation, aHandoff, aJournalEntry } from '../../support/data.ts';
import type { SeenRequest } from '../cosmosAccount.ts';
import { cosmosForEachTest } from '../cosmosForEachTest.ts';

const DOCS = '/colls/';

/** `GET handoffs/docs/handoff-1`, or `QUERY handoffs/docs`. */
function operationOf({ method, path, headers }: SeenRequest): string {
  const verb = headers['content-type'] === 'application/query+json' ? 'QUERY' : method;
  return `${verb} ${path.slice(path.indexOf(DOCS) + DOCS.length).replace(/\/$/, '')}`;
}

describe('operations on Cosmos DB', () => {
  const cosmos = cosmosForEachTest();

  async function operations(work: () => Promise<unknown>): Promise<readonly string[]> {
    cosmos.account.requests.length = 0;
    await work();
    return cosmos.account.requests.map(operationOf);
  }

  /** A customer who talks to an agent, among others; and the client knows the containers, as it does after a minute. */
  async function aChatAmong(others: number): Promise<void> {
    await cosmos.stores.conversations.create(aConversation());
    await cosmos.stores.handoffs.create(aHandoff());
    await cosmos.stores.journal.append(aJournalEntry({ id: 'before' }));
    const ids = Array.from({ length: others }, (_, index) => `other-${String(index)}`);
    for (const id of ids) await cosmos.stores.conversations.create(aConversation({ id }));
  }

  for (const others of [10, 1_000]) {
    it(`are two point reads and two writes for a message, with ${String(others)} other conversations`, async () => {
      await aChatAmong(others);
      const seen = await operations(async () => {
        await cosmos.stores.conversations.load('conversation-customer');
        await cosmos.stores.handoffs.load(aHandoff());
        await cosmos.stores.journal.append(aJournalEntry());
        await cosmos.stores.journal.mark('handoff-1', 'entry-1', 'delivered');
      });
      assert.deepEqual(seen, [
        'GET conversations/docs/conversation-customer',
        'GET handoffs/docs/handoff-1',
        'POST journal/docs',
        'PATCH journal/docs/entry-1',
      ]);
    });
  }

  it('are one point read for settings, a session, a person or a sign-in code', async () => {
    const loads = [
      ['GET settings/docs/head', () => cosmos.stores.settings.load('demo')],
      ['GET sessions/docs/session-1', () => cosmos.stores.sessions.load('session-1')],
      ['GET people/docs/account:customer', () => cosmos.stores.people.load('account:customer')],
      ['GET channelLinks/docs/msteams:29:abc', () => cosmos.stores.channelLinks.load('msteams:29:abc')],
      ['GET signInCodes/docs/conversation-customer', () => cosmos.stores.signInCodes.load('conversation-customer')],
    ] as const;
    for (const [expected, load] of loads) {
      await load();
      assert.deepEqual(await operations(load), [expected]);
    }
  });

  it('are one write for a replace, on the version that was read and never on any', async () => {
    const version = await cosmos.stores.handoffs.create(aHandoff());
    assert(version !== 'exists');
    const seen = await operations(() => cosmos.stores.handoffs.replace(aHandoff({ generation: 2 }), version));
    assert.deepEqual(seen, ['PUT handoffs/docs/handoff-1']);
    assert.equal(cosmos.account.requests[0]?.headers['if-match'], version);
  });

  it('stay in one partition when they search a desk or a handoff', async () => {
    const searches = [
      ['["certification"]', () => cosmos.stores.handoffs.waiting('certification')],
      ['["certification"]', () => cosmos.stores.handoffs.recentlyEnded('certification', 5)],
      ['["certification"]', () => cosmos.stores.agents.present('certification')],
      ['["handoff-1"]', () => cosmos.stores.journal.entries('handoff-1')],
    ] as const;
    for (const [partition, search] of searches) {
      const seen = await operations(search);
      assert.ok(seen.some((operation) => operation.startsWith('QUERY')));
      const keys = cosmos.account.requests.map(({ headers }) => headers['x-ms-documentdb-partitionkey']);
      assert.ok(keys.includes(partition), `${partition} is not among ${JSON.stringify(keys)}`);
    }
  });
});
