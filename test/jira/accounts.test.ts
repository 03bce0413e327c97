import assert from 'node:assert/strict';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { startDesk } from './deskHarness.ts';

describe('findAccount by an address', () => {
  for (const [who, email] of [
    ['Demo Customer', 'koji.customer@example.com'],
    ['Demo Agent', ' Koji.Agent@GMAIL.com'],
    ['Demo Admin', 'koji.admin@example.com'],
  ] as const) {
    it(`finds ${who} by exact address, whatever the case of letters`, async () => {
      await using harness = await startDesk();
      const { accountId, displayName, email: known } = accountOf(who);
      const account = { accountId, displayName, email: known, timeZone: 'Etc/UTC' };
      assert.deepEqual(await harness.desk.findAccount({ email }), { kind: 'one', account });
    });
  }

  for (const [title, email] of [
    ['nobody has', 'nobody@example.com'],
    ['is only the beginning of one', 'koji.cust'],
    ['its owner keeps private', 'koji.hidden@example.com'],
    ['belonged to somebody who left', 'koji.gone@example.com'],
    ['is empty', ' '],
  ] as const) {
    it(`finds nobody for an address that ${title}`, async () => {
      await using harness = await startDesk();
      assert.deepEqual(await harness.desk.findAccount({ email }), { kind: 'none' });
    });
  }

  it('does not choose between two accounts with one address', async () => {
    await using harness = await startDesk();
    assert.deepEqual(await harness.desk.findAccount({ email: 'koji.twin@example.com' }), { kind: 'several' });
  });

  it('looks through all pages of users, too', async () => {
    await using harness = await startDesk({ maxPageSize: 1 });
    assert.equal((await harness.desk.findAccount({ email: 'koji.agent@gmail.com' })).kind, 'one');
  });

  it('looks through all pages of customers', async () => {
    await using harness = await startDesk({ maxPageSize: 1 });
    assert.equal((await harness.desk.findAccount({ email: 'koji.customer@example.com' })).kind, 'one');
  });
});

describe('findAccount by an id', () => {
  it('finds the active account of an id, with its time zone', async () => {
    await using harness = await startDesk();
    const { accountId, displayName, email } = accountOf('Demo Customer');
    const account = { accountId, displayName, email, timeZone: 'Etc/UTC' };
    assert.deepEqual(await harness.desk.findAccount({ accountId }), { kind: 'one', account });
  });

  it('leaves an address out that its owner keeps private', async () => {
    await using harness = await startDesk();
    const hidden = harness.site.simulator.site.users.find(({ emailHidden }) => emailHidden);
    const found = await harness.desk.findAccount({ accountId: hidden?.accountId ?? '' });
    assert.equal(found.kind, 'one');
    assert.equal(found.account.email, undefined);
  });

  it('finds nobody who left, or was never there', async () => {
    await using harness = await startDesk();
    const gone = harness.site.simulator.site.users.find(({ active }) => !active);
    for (const accountId of [gone?.accountId ?? '', 'qm:nobody']) {
      assert.deepEqual(await harness.desk.findAccount({ accountId }), { kind: 'none' });
    }
  });

  it('is not asked with what is no id', async () => {
    await using harness = await startDesk();
    await assert.rejects(harness.desk.findAccount({ accountId: 'x&accountId=y' }), { kind: 'badRequest' });
    assert.deepEqual(harness.site.simulator.journal, []);
  });
});
