// Drives one handoff over HTTP against a running demo, both sides on the Emulator channel. Usage:
//   node scripts/driveHandoff.ts http://127.0.0.1:3978
import { openEmulatorChat } from '../test/support/emulatorChat.ts';
import { codeMailedTo } from '../test/support/mailPage.ts';
import { createSiteVisitor, enableLiveChat, giveRole } from '../test/support/siteVisitor.ts';

const [url = 'http://127.0.0.1:3978'] = process.argv.slice(2);
const botUrl = `${url}/api/messages`;

const [admin, agentAtSite] = [createSiteVisitor(url), createSiteVisitor(url)];
await admin.signIn('koji.admin@example.com', 'admin_Pas$w0rd');
await agentAtSite.signIn('koji.agent@gmail.com', 'agent_Pas$w0rd');
await enableLiveChat(admin);
await giveRole(admin, 'Demo Agent', 'liveAgent');
console.log('live chat is on, Demo Agent is a live agent');

const agent = await openEmulatorChat({ botUrl, userId: 'drive-agent', userName: 'Somebody' });
const customer = await openEmulatorChat({ botUrl, userId: 'drive-customer', userName: 'Demo Customer' });
try {
  await agent.say('#on');
  await agent.expect(/e-mail/i);
  await agent.say('koji.agent@gmail.com');
  await agent.expect(/code/i);
  await agent.say(await codeMailedTo(agentAtSite, 'koji.agent@gmail.com'));
  await agent.expect(/on duty/i);
  console.log('the agent is on duty');
  await customer.say('transfer to an agent');
  await customer.expect(/has got a summary/);
  await agent.expect(/Demo Customer/);
  await customer.say('hello from the customer');
  await agent.expect('Demo Customer: hello from the customer');
  await agent.say('hello from the agent');
  await customer.expect('Demo Agent: hello from the agent');
  console.log('both heard each other');
  await customer.say('#exit');
  await customer.expect(/finished/);
  await agent.expect(/Demo Customer/);
  console.log('the handoff is over');
} finally {
  await Promise.all([agent.close(), customer.close()]);
}
