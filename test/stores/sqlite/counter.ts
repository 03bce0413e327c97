import assert from 'node:assert/strict';
import { createAgentStore } from '../../../stores/sqlite/handoffStores.ts';
import { openDatabase } from '../../../stores/sqlite/openDatabase.ts';
import { anAgent } from '../../support/data.ts';
import { depsOver } from '../sqliteFixture.ts';

// A process of its own that counts up the `idleSince` of one agent: node counter.ts FILE TIMES
const [, , file, times] = process.argv;
assert(file !== undefined && times !== undefined);

const database = openDatabase(file);
const agents = createAgentStore(depsOver(database));
await agents.create(anAgent({ idleSince: 0 }));
for (let counted = 0; counted < Number(times);) {
  const found = await agents.load(anAgent());
  assert(found);
  const next = anAgent({ idleSince: found.value.idleSince + 1 });
  if ((await agents.replace(next, found.version)) !== 'stale') counted += 1;
}
database.close();
