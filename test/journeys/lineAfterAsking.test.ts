import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { Conversation } from '../../handoff/domain/conversation.ts';
import type { Lease } from '../../handoff/ports.ts';
import { createSqliteStores } from '../../stores/sqlite/createSqliteStores.ts';
import { openDatabase } from '../../stores/sqlite/openDatabase.ts';
import type { Stores } from '../../stores/stores.ts';
import { aDatabaseFile } from '../stores/sqliteFixture.ts';
import { aHandoff, aParty } from '../support/data.ts';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { silentLogger } from '../support/logger.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';

const DESK = 'CERT';
/** Without the language that the channel's client speaks. */
const UNTOLD = { locale: '' };

/** What another server has written by the end of the turn in which this customer asked for a human. */
async function askedElsewhere({ handoffs, conversations }: Stores, conversationId: string): Promise<string> {
  const found = await conversations.load(conversationId);
  assert.ok(found);
  const { value: conversation, version } = found;
  const handoff = aHandoff({ deskId: DESK, customer: partyOf(conversation), askedAt: Date.now() });
  await handoffs.create(handoff);
  await conversations.replace({ ...conversation, handoff: { deskId: DESK, id: handoff.id } }, version);
  return handoff.id;
}

function partyOf({ id, address, name, locale, channel }: Conversation) {
  const { personId: _guest, email: _none, ...party } = aParty({ conversationId: id, address, name, locale, channel });
  return party;
}

function onlyRow(file: string, sql: string): string {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = database.prepare(sql).all();
    assert.equal(rows.length, 1);
    return String(rows[0]?.['id']);
  } finally {
    database.close();
  }
}

describe('what a customer says while another server hands their conversation to a human', () => {
  let app: RunningApp;
  let customer: EmulatorChat;
  let stores: Stores;
  let file: string;
  let remove: () => Promise<void>;

  before(async () => {
    ({ file, remove } = await aDatabaseFile());
    app = await startApp({ DATA_DIR: join(file, '..') });
    stores = createSqliteStores(openDatabase(file), { now: Date.now }, silentLogger());
    customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'c', userName: 'Demo Customer' });
  });
  after(async () => {
    await customer.close();
    await app.stop();
    await stores.close();
    await remove();
  });

  it('is kept for the agent, and answered by no dialog', async () => {
    await customer.say('Hello', UNTOLD);
    const answers = customer.heard.length;
    const id = onlyRow(file, `SELECT id FROM leases WHERE id LIKE 'dialogs:%'`);
    const busy: Lease = { id, holder: 'another server', until: Date.now() + 10_000 };
    const free = await stores.leases.load(id);
    assert.ok(free);
    const held = await stores.leases.replace(busy, free.version);
    assert.ok(held !== 'stale');

    const saying = customer.say('my printer burns');
    const conversationId = onlyRow(file, 'SELECT id FROM conversations');
    // Told for the first time, the language is written down when the turn has begun.
    while ((await stores.conversations.load(conversationId))?.value.isLocaleAssumed) await setImmediate();
    const handoffId = await askedElsewhere(stores, conversationId);
    await stores.leases.replace({ ...busy, until: 0 }, held);
    assert.equal(await saying, 200);

    const handoff = await stores.handoffs.load({ deskId: DESK, id: handoffId });
    assert.ok(handoff?.value.context.lines.includes('my printer burns'), 'it reached nobody');
    assert.equal(customer.heard.length, answers, 'the bot spoke to somebody who waits for a human');
  });
});
