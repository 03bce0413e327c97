import assert from 'node:assert/strict';
import { createJournal } from '../../../stores/sqlite/journal.ts';
import { openDatabase } from '../../../stores/sqlite/openDatabase.ts';
import { aJournalEntry } from '../../support/data.ts';
import { depsOver } from '../sqliteFixture.ts';

// A process of its own that writes until it is killed and says after each entry that it is kept: node writer.ts FILE
const [, , file] = process.argv;
assert(file !== undefined);

const journal = createJournal(depsOver(openDatabase(file)));
for (let order = 1; order <= 1_000_000; order += 1) {
  await journal.append(aJournalEntry({ id: `entry-${String(order)}`, order }));
  process.stdout.write(`${String(order)}\n`);
}
