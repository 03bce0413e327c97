import assert from 'node:assert/strict';
import { DEMO_ACCOUNTS } from '../../demo/accounts.ts';

describe('the demo accounts', () => {
  for (const [email, password, displayName, kind] of [
    ['koji.customer@example.com', 'customer_Pas$w0rd', 'Demo Customer', 'customer'],
    ['koji.agent@gmail.com', 'agent_Pas$w0rd', 'Demo Agent', 'agent'],
    ['koji.admin@example.com', 'admin_Pas$w0rd', 'Demo Admin', 'admin'],
  ] as const) {
    it(`have ${displayName}, who signs in as the certification script says`, () => {
      const account = DEMO_ACCOUNTS.find((each) => each.email === email);
      assert.deepEqual([account?.password, account?.displayName, account?.kind], [password, displayName, kind]);
    });
  }

  it('give customers ids of the portal only', () => {
    for (const account of DEMO_ACCOUNTS) {
      assert.equal(account.accountId.startsWith('qm:'), account.portalOnly);
      assert.equal(account.portalOnly, account.kind === 'customer');
    }
  });

  it('share neither ids nor addresses', () => {
    assert.equal(new Set(DEMO_ACCOUNTS.map((account) => account.accountId)).size, DEMO_ACCOUNTS.length);
    assert.equal(new Set(DEMO_ACCOUNTS.map((account) => account.email)).size, DEMO_ACCOUNTS.length);
  });
});
