import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { applySchema } from '../../../stores/sqlite/applySchema.ts';
import { createBotStateStorage } from '../../../stores/sqlite/botStateStorage.ts';
import { createDatabase } from '../../../stores/sqlite/database.ts';
import { storesSchema } from '../../../stores/sqlite/storesSchema.ts';
import { FakeClock } from '../../support/clock.ts';

const LONG_AGO = Date.UTC(2020, 0, 1);

describe('storesSchema', () => {
  it('takes what was kept before ages were noted for new, so that an upgrade erases nothing', async () => {
    const database = createDatabase(':memory:', new DatabaseSync(':memory:'));
    applySchema(database, { ...storesSchema, steps: storesSchema.steps.slice(0, 3) });
    database.run('INSERT INTO botState (key, body) VALUES (?, ?)', 'kept', '{"step":1}');
    applySchema(database, storesSchema);
    const storage = createBotStateStorage(database, new FakeClock());
    assert.equal(await storage.eraseUnchangedSince(LONG_AGO), 0);
    assert.deepEqual(await storage.read(['kept']), { kept: { step: 1, eTag: '1' } });
    database.close();
  });
});
