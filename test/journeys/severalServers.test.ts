import assert from 'node:assert/strict';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { signInByCode } from '../support/codeSignIn.ts';
import { liveAgentAtSite, signedIn } from '../support/liveDesk.ts';
import { openPageChat } from '../support/pageChat.ts';
import { startCluster } from '../support/runningCluster.ts';
import type { RunningCluster } from '../support/runningCluster.ts';
import { EMULATOR_KEY, openCosmosAccount } from '../stores/cosmosAccount.ts';

/** Nine lines each way, every one at another server than the line before it. */
async function chatAcross({ url }: RunningCluster): Promise<void> {
  const agent = await openPageChat(url, await liveAgentAtSite(url), 'backoffice');
  const customer = await openPageChat(url, await signedIn(url, 'koji.customer@example.com', 'customer_Pas$w0rd'));
  await agent.say('#on');
  await agent.expect(/on duty/i);
  await customer.say('my screen is black');
  await customer.say('transfer to an agent');
  await customer.expect(/has got a summary/);
  await agent.expect(/Demo Customer[\s\S]*my screen is black/);
  const lines = Array.from({ length: 9 }, (_, index) => `line ${index + 1}`);
  for (const line of lines) {
    assert.equal(await customer.say(line), 200);
    assert.equal(await agent.say(`answer to ${line}`), 200);
  }
  for (const line of lines) await agent.expect(`Demo Customer: ${line}`);
  for (const line of lines) await customer.expect(`Demo Agent: answer to ${line}`);
  const heardByAgent = agent.heard.filter(({ text = '' }) => text.startsWith('Demo Customer: '));
  assert.equal(heardByAgent.length, lines.length);
  assert.equal(customer.heard.filter(({ text = '' }) => text.startsWith('Demo Agent: ')).length, lines.length);
  await customer.say('#exit');
  await customer.expect(/finished/);
  await agent.expect(/finished|ended/i);
  await Promise.all([agent.close(), customer.close()]);
}

describe('three servers on one store, each call at the next one', () => {
  let cluster: RunningCluster;

  beforeEach(async () => {
    cluster = await startCluster();
  });
  afterEach(() => cluster.stop());

  it('carry a chat between two pages from `transfer to an agent` to `#exit`, and lose and turn around no line', () =>
    chatAcross(cluster));

  it('show the mail and the requests of each other', async () => {
    const customer = await openEmulatorChat({ botUrl: cluster.botUrl, userId: 'c', userName: 'Somebody' });
    await signInByCode(cluster.url, customer, 'koji.customer@example.com');
    await customer.close();
  });

  it('relay an activity that reaches two of them at the same time once, and answer both 200', async () => {
    const agent = await openPageChat(cluster.url, await liveAgentAtSite(cluster.url), 'backoffice');
    const doubled = await openDoubledChat(cluster);
    await agent.say('#on');
    await agent.expect(/on duty/i);
    await doubled.chat.say('transfer to an agent');
    await agent.expect(/Guest of the Emulator/);
    assert.deepEqual(await doubled.sayTwice('only once'), [200, 200]);
    await doubled.chat.say('and then this');
    await agent.expect(/and then this/);
    assert.equal(agent.heard.filter(({ text = '' }) => text.includes('only once')).length, 1);
    await Promise.all([agent.close(), doubled.chat.close()]);
  });

  it('never give an agent more chats than the capacity, though twenty customers ask at once', async () => {
    const agent = await openPageChat(cluster.url, await liveAgentAtSite(cluster.url, 3), 'backoffice');
    await agent.say('#on');
    await agent.expect(/on duty/i);
    const customers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        openEmulatorChat({ botUrl: cluster.botUrl, userId: `c${index}`, userName: `Customer ${index}` }),
      ),
    );
    const statuses = await Promise.all(customers.map((customer) => customer.say('transfer to an agent')));
    assert.deepEqual(new Set(statuses), new Set([200]));
    const told = await Promise.all(customers.map((each) => each.expect(/has got a summary|you are number|position/i)));
    const connected = told.filter(({ text = '' }) => text.includes('has got a summary'));
    assert.equal(connected.length, 3);
    await agent.say('#list');
    await agent.expect('Demo Agent: 3');
    await agent.say('#exit');
    await agent.expect(/is connected to you/);
    await agent.say('#list');
    await agent.expect('Demo Agent: 3');
    await Promise.all([agent.close(), ...customers.map((customer) => customer.close())]);
  });
});

describe('three servers on one Cosmos DB', () => {
  it('carry a chat as on the embedded store', async () => {
    const account = await openCosmosAccount();
    const cluster = await startCluster({
      COSMOS_ENDPOINT: account.endpoint,
      COSMOS_KEY: EMULATOR_KEY,
      // The emulated account has one replica, so that what one server writes is there for the next.
      COSMOS_CONSISTENCY: 'session',
    });
    await chatAcross(cluster);
    await cluster.stop();
    await account.close();
  }).timeout(60_000);
});

/** A customer on the Emulator channel, some of whose words reach two servers at once, as after a lost answer. */
async function openDoubledChat({ urls, botUrl }: RunningCluster): Promise<{
  readonly chat: EmulatorChat;
  sayTwice(text: string): Promise<readonly number[]>;
}> {
  const name = 'Guest of the Emulator';
  const chat = await openEmulatorChat({ botUrl, userId: 'g', userName: name });
  return {
    chat,
    sayTwice: (text) =>
      Promise.all(urls.slice(0, 2).map((url) => chat.say(text, { id: 'twice' }, `${url}/api/messages`))),
  };
}
