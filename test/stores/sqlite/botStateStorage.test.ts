import assert from 'node:assert/strict';
import { ConversationState, MemoryStorage, TestAdapter } from 'botbuilder';
import { isKojiError } from '../../../errors.ts';
import { createBotStateStorage } from '../../../stores/sqlite/botStateStorage.ts';
import type { Database } from '../../../stores/sqlite/database.ts';
import { openDatabase } from '../../../stores/sqlite/openDatabase.ts';
import { FakeClock } from '../../support/clock.ts';

describe('createBotStateStorage', () => {
  let database: Database;

  beforeEach(() => {
    database = openDatabase(':memory:');
  });
  afterEach(() => {
    database.close();
  });

  it('writes none of the changes when one of them is stale', async () => {
    const storage = createBotStateStorage(database, new FakeClock());
    await storage.write({ a: { step: 1 }, b: { step: 1 } });
    const changes = { a: { step: 2, eTag: '*' }, b: { step: 2, eTag: '0' } };
    await assert.rejects(storage.write(changes), (error) => isKojiError(error, 'conflict'));
    const { a, b } = await storage.read(['a', 'b']);
    assert.deepEqual(
      [a, b],
      [
        { step: 1, eTag: '1' },
        { step: 1, eTag: '2' },
      ],
    );
  });

  it('says of a stale eTag what MemoryStorage says', async () => {
    const messageOf = async (storage: Pick<MemoryStorage, 'write'>) => {
      await storage.write({ a: { step: 1 } });
      const error: unknown = await storage.write({ a: { step: 2, eTag: 'stale' } }).catch((reason: unknown) => reason);
      assert(error instanceof Error);
      return error.message;
    };
    assert.equal(
      await messageOf(createBotStateStorage(database, new FakeClock())),
      await messageOf(new MemoryStorage()),
    );
  });

  it('carries the state of a conversation from turn to turn', async () => {
    const state = new ConversationState(createBotStateStorage(database, new FakeClock()));
    const count = state.createProperty<number>('count');
    const adapter = new TestAdapter(async (context) => {
      const turns = (await count.get(context, 0)) + 1;
      await count.set(context, turns);
      await state.saveChanges(context);
      await context.sendActivity(`turn ${String(turns)}`);
    });
    await adapter.send('Hello').assertReply('turn 1').send('Hello').assertReply('turn 2').startTest();
  });
});
