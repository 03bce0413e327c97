import assert from 'node:assert/strict';
import { openChatScene } from '../support/chatScene.ts';
import type { ChatScene } from '../support/chatScene.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { EMULATOR_KEY, openCosmosAccount } from '../stores/cosmosAccount.ts';
import type { CosmosAccount } from '../stores/cosmosAccount.ts';

/** More than are asked meanwhile; what is left of them is taken away when the store is back. */
const MANY = 10_000;

describe('a store that is away for a while', () => {
  let account: CosmosAccount;
  let scene: ChatScene;
  let agent: EmulatorChat;
  let customer: EmulatorChat;

  before(async function () {
    this.timeout(30_000);
    account = await openCosmosAccount();
    scene = await openChatScene({
      env: { COSMOS_ENDPOINT: account.endpoint, COSMOS_KEY: EMULATOR_KEY, COSMOS_CONSISTENCY: 'session' },
      userName: 'Demo Customer',
    });
    ({ agent, customer } = scene);
    await customer.say('transfer to an agent');
    await customer.expect(/Demo Agent will take this conversation/);
  });
  after(async () => {
    await scene.close();
    await account.close();
  });

  for (const [what, fault] of [
    ['answers 503', { kind: 'status', status: 503 }],
    ['breaks every connection', { kind: 'reset' }],
  ] as const) {
    it(`(it ${what}) costs nobody a line that was accepted, and the chat goes on by itself`, async () => {
      account.faults.push(...Array.from({ length: MANY }, () => fault));
      await customer.say(`while it ${what}`);
      await customer.expect(`Sorry, I could not take in “while it ${what}” just now. Please send it again`);
      account.faults.length = 0;
      await customer.say(`after it ${what}`);
      await agent.expect(`Demo Customer: after it ${what}`);
      assert.ok(!agent.heard.some(({ text }) => text?.includes(`while it ${what}`)));
      await agent.say(`I see that it ${what}`);
      await customer.expect(`Demo Agent: I see that it ${what}`);
    }).timeout(30_000);
  }
});
