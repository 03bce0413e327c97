import { openEmulatorChat } from '../support/emulatorChat.ts';
import { agentOnDuty } from '../support/liveDesk.ts';
import { startApp } from '../support/runningApp.ts';
import { EMULATOR_KEY, openCosmosAccount } from '../stores/cosmosAccount.ts';

describe('a handoff with everything kept in Cosmos DB', () => {
  it('goes as on the embedded store, also over a restart in the middle of the chat', async () => {
    const account = await openCosmosAccount();
    const app = await startApp({
      COSMOS_ENDPOINT: account.endpoint,
      COSMOS_KEY: EMULATOR_KEY,
      COSMOS_CONSISTENCY: 'session',
    });
    const agent = await agentOnDuty(app);
    const customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'c', userName: 'Demo Customer' });
    await customer.say('transfer to an agent');
    await customer.expect(/Demo Agent will take this conversation/);
    await app.restart();
    await customer.say('still there?');
    await agent.expect('Demo Customer: still there?');
    await agent.say('yes');
    await customer.expect('Demo Agent: yes');
    await agent.say('#exit');
    await customer.expect(/finished/);
    await Promise.all([agent.close(), customer.close()]);
    await app.stop();
    await account.close();
  }).timeout(30_000);
});
