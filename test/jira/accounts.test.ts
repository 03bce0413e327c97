import assert from 'node:assert/strict';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { startDesk } from './deskHarness.ts';

describe('findAccountByEmail', () => {
  for (const [who, email] of [
    ['Demo Customer', 'koji.customer@example.com'],
    ['Demo Agent', ' Koji.Agent@GMAIL.com'],
    ['Demo Admin', 'koji.admin@example.com'],
  ] as const) {
    it(`finds ${who} by exact address, whatever the case of letters`, async () => {
      await using harness = await startDesk();
      const { accountId, displayName, email: known } = accountOf(who);
      const account = { accountId, displayName, email: known };
      assert.deepEqual(await harness.desk.findAccountByEmail(email), { kind: 'one', account });
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
      assert.deepEqual(await harness.desk.findAccountByEmail(email), { kind: 'none' });
    });
  }

  it('does not choose between two accounts with one address', async () => {
    await using harness = await startDesk();
    assert.deepEqual(await harness.desk.findAccountByEmail('koji.twin@example.com'), { kind: 'several' });
  });

  it('looks through all pages of users, too', async () => {
    await using harness = await startDesk({ maxPageSize: 1 });
    assert.equal((await harness.desk.findAccountByEmail('koji.agent@gmail.com')).kind, 'one');
  });

  it('looks through all pages of customers', async () => {
    await using harness = await startDesk({ maxPageSize: 1 });
    assert.equal((await harness.desk.findAccountByEmail('koji.customer@example.com')).kind, 'one');
  });
});

describe('findAccount', () => {
  it('finds the active account of an id, with its time zone', async () => {
    await using harness = await startDesk();
    const { accountId, displayName, email } = accountOf('Demo Customer');
    const profile = { accountId, displayName, email, timeZone: 'Etc/UTC' };
    assert.deepEqual(await harness.desk.findAccount(accountId), profile);
  });

  it('leaves an address out that its owner keeps private', async () => {
    await using harness = await startDesk();
    const hidden = harness.site.simulator.site.users.find(({ emailHidden }) => emailHidden);
    assert.equal((await harness.desk.findAccount(hidden?.accountId ?? ''))?.email, undefined);
  });

  it('finds nobody who left, or was never there', async () => {
    await using harness = await startDesk();
    const gone = harness.site.simulator.site.users.find(({ active }) => !active);
    for (const accountId of [gone?.accountId ?? '', 'qm:nobody']) {
      assert.equal(await harness.desk.findAccount(accountId), undefined);
    }
  });

  it('is not asked with what is no id', async () => {
    await using harness = await startDesk();
    await assert.rejects(harness.desk.findAccount('x&accountId=y'), { kind: 'badRequest' });
    assert.deepEqual(harness.site.simulator.journal, []);
  });
});
