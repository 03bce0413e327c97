import assert from 'node:assert/strict';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { AGENT_IN_TEAMS, signedInAdmin } from '../support/liveDesk.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { enableLiveChat, giveRole } from '../support/siteVisitor.ts';

describe('the commands of an agent in Teams', () => {
  let app: RunningApp;
  let agent: EmulatorChat;
  let customer: EmulatorChat;

  before(async () => {
    app = await startApp();
    agent = await openEmulatorChat({ ...AGENT_IN_TEAMS, botUrl: app.botUrl });
    customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'c', userName: 'Demo Customer' });
  });
  after(async () => {
    await Promise.all([agent.close(), customer.close()]);
    await app.stop();
  });

  it('are refused politely before an admin has given the role', async () => {
    await agent.say('#on');
    const { attachments } = await agent.expect(/#on is for live agents.*Koji admin.*Tenant role setup/s);
    assert.match(JSON.stringify(attachments), /Create a request/);
  });

  it('work from the moment the role is given, in any case of letters and with a mention', async () => {
    const admin = await signedInAdmin(app.url);
    await enableLiveChat(admin);
    await giveRole(admin, 'Demo Agent', 'liveAgent');
    await agent.say('  #ON ');
    await agent.expect(/on duty now\. Nobody is waiting/);
    await agent.say('@Koji #on');
    await agent.expect(/already on duty/);
  });

  const withoutChat: readonly (readonly [string, RegExp])[] = [
    ['#list', /Demo Agent: 0/],
    ['list_operators', /Demo Agent: 0/],
    ['#queue', /Nobody is waiting/],
    ['#summary', /nothing to sum up/],
    ['#note hello', /no chat/],
    ['#note', /needs something after it/],
    ['#exit', /no chat to end/],
    ['#exit now', /stands alone/],
    ['#nonsense', /do not know #nonsense/],
    ['#help', /#on[\s\S]*#off[\s\S]*#exit, stop[\s\S]*#note/],
    ['anybody there?', /nobody got this/],
  ];
  for (const [said, answer] of withoutChat) {
    it(`${said} without a chat is answered clearly`, async () => {
      await agent.say(said);
      await agent.expect(answer);
    });
  }

  it('#summary and #queue tell of the customers there are', async () => {
    await customer.say('transfer to an agent');
    await agent.expect(/Demo Customer/);
    await agent.say('#summary');
    await agent.expect(/Demo Customer/);
    const next = await openEmulatorChat({ botUrl: app.botUrl, userId: 'n', userName: 'Next Customer' });
    await next.say('talk to operator');
    await next.expect(/position/i);
    await agent.say('#queue');
    await agent.expect(/1\. Next Customer: less than a minute/);
    await next.say('Leave the queue');
    await next.expect(/finished/);
    await agent.say('#queue');
    await agent.expect(/Nobody is waiting/);
    await next.close();
  });

  it('relays files both ways, also without a word', async () => {
    const file = { contentType: 'image/png', contentUrl: `${app.url}/picture.png`, name: 'picture.png' };
    await customer.say('', { attachments: [file] });
    const got = await agent.expect(/Demo Customer: sent a file/);
    assert.ok(JSON.stringify(got.attachments).includes(file.contentUrl), 'Teams gets a card that leads to the file');
    await agent.say('and back', { attachments: [file] });
    assert.equal((await customer.expect('Demo Agent: and back')).attachments?.[0]?.name, 'picture.png');
  });

  it('says of a picture that only Teams can show that it goes nowhere, and passes on the words beside it', async () => {
    const contentUrl = 'https://smba.trafficmanager.net/emea/v3/attachments/0-eus/views/original';
    const pasted = { attachments: [{ contentType: 'image/*', contentUrl }] };
    await agent.say('', pasted);
    await agent.expect(/could not pass on the picture.*attach it as a file/i);
    await agent.say('look at this', pasted);
    await agent.expect(/could not pass on the picture/);
    assert.deepEqual((await customer.expect('Demo Agent: look at this')).attachments ?? [], []);
  });

  it('says of a file beside a note that it was not kept', async () => {
    const file = { contentType: 'image/png', contentUrl: `${app.url}/picture.png`, name: 'picture.png' };
    await agent.say('#note see the picture', { attachments: [file] });
    await agent.expect(/Noted[^]*no file was kept/);
  });

  it('a customer’s own commands work in the chat, and an agents’ command from them is refused and not relayed', async () => {
    await customer.say('#help');
    await customer.expect(/talking to a human/);
    await customer.say('#exit now');
    await customer.expect(/#exit stands alone[^]*nothing was sent/);
    await customer.say('#off');
    await customer.expect(/#off is for live agents/);
    assert.ok(!agent.heard.some(({ text = '' }) => text.includes('#off is')));
  });

  it('a message made to exhaust the reading of commands is read at once', async () => {
    for (const hostile of ['@'.repeat(19_000), '@a '.repeat(6_000), '<at>'.repeat(4_000), ' '.repeat(19_000)]) {
      assert.equal(await customer.say(`${hostile}x`), 200);
    }
  });

  it('#off lets the running chat go on, and the customer ends it with stop', async () => {
    await agent.say('#off');
    await agent.expect(/off duty.*goes on to its end/);
    await agent.say('still with you');
    await customer.expect('Demo Agent: still with you');
    await customer.say('Stop');
    await customer.expect(/finished/);
    await agent.expect(/Demo Customer/);
    await customer.say('talk to operator');
    await customer.expect(/no operators are available/i);
  });

  it('end with the role: who loses it is off duty at once', async () => {
    await agent.say('#on');
    await agent.expect(/on duty now/);
    const admin = await signedInAdmin(app.url);
    await giveRole(admin, 'Demo Agent', 'customer');
    await customer.say('talk to operator');
    await customer.expect(/no operators are available/i);
    await agent.say('#list');
    await agent.expect(/#list is for live agents/);
  });
});
