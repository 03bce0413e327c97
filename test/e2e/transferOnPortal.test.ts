import assert from 'node:assert/strict';
import { addPerson, makeLiveAgent, openTenantRoleSetup, switchLiveChatOn } from './support/backofficeSteps.ts';
import { takeScreenshot } from './support/browser.ts';
import { aFile, aScreenshot } from './support/files.ts';
import { inScenes } from './support/scenes.ts';
import { useStage } from './support/stage.ts';
import type { Visitor } from './support/visitor.ts';
import {
  openBackoffice,
  openBackofficeChat,
  openPortalChat,
  startNewConversation,
  textOfFile,
} from './support/visitor.ts';

describe('F. Live agent: transfer, with the agent in the backoffice chat', () => {
  inScenes();
  const stage = useStage();
  let agent: Visitor;
  let customer: Visitor;

  async function transferToAnAgent(): Promise<void> {
    await startNewConversation(customer);
    await customer.chat.say('transfer to an agent');
    await customer.chat.expectBot('Demo Agent will take this conversation');
    await agent.chat.expectBot('Demo Customer is connected to you.');
  }

  async function photograph({ page, chat }: Visitor, name: string): Promise<void> {
    await chat.showNewest();
    await takeScreenshot(page, name);
  }

  it('is prepared by the admin: the live chat is on, and the agent’s account has the role Live agent', async () => {
    const admin = await openBackoffice(stage, 'Demo Admin');
    await switchLiveChatOn(admin);
    await openTenantRoleSetup(admin);
    await addPerson(admin, 'koji.agent@gmail.com');
    await makeLiveAgent(admin, 'koji.agent@gmail.com');
  });

  it('#on: the agent hears of the status “on duty”', async () => {
    agent = await openBackofficeChat(stage, 'Demo Agent');
    await startNewConversation(agent);
    await agent.chat.say('#on');
    await agent.chat.expectBot('You are on duty now.');
  });

  it('transfer to an agent: the customer hears that an agent takes over and has got a summary', async () => {
    customer = await openPortalChat(stage, 'Demo Customer');
    await startNewConversation(customer);
    await customer.chat.say('My VPN drops every ten minutes since yesterday');
    await customer.chat.expectBot('Connect to the VPN');
    await customer.chat.press('No');
    await customer.chat.expectBot('I am sorry that it did not help.');
    await customer.chat.say('transfer to an agent');
    await customer.chat.expectBot('Demo Agent will take this conversation and has got a summary of it.');
  });

  it('the agent gets the username and the conversation summary', async () => {
    const summary = await agent.chat.expectBot('Demo Customer is connected to you.');
    for (const part of [
      'koji.customer@example.com',
      'signed in',
      'Web Chat',
      'Search the knowledge base',
      'My VPN drops every ten minutes since yesterday',
      'Connect to the VPN (did not help)',
      'CERT-1',
    ]) {
      assert.ok(summary.includes(part), `${part} is not in the summary:\n${summary}`);
    }
  });

  it('what either side writes appears on the other, with the writer’s name', async () => {
    await customer.chat.say('Hello, are you there?');
    await agent.chat.expectBot('Demo Customer: Hello, are you there?');
    await agent.chat.say('Good morning, I am looking at your connection now.');
    await customer.chat.expectBot('Demo Agent: Good morning, I am looking at your connection now.');
    await customer.chat.say('Thank you. It has just dropped again.');
    await agent.chat.expectBot('Demo Customer: Thank you. It has just dropped again.');
    await photograph(customer, 'portal-chat');
    // High enough for the whole summary.
    await agent.page.setViewportSize({ width: 1280, height: 960 });
    await photograph(agent, 'agent-chat');
  });

  it('files go both ways, with and without text', async () => {
    await customer.chat.attachFile(await aFile('screen.png', aScreenshot()), await aFile('vpn.log', 'error 42\n'));
    await agent.chat.expectBot('Demo Customer: sent 2 files');
    assert.deepEqual(await agent.chat.pictureSize('screen.png'), [480, 270]);
    assert.equal(await textOfFile(agent, 'vpn.log'), 'error 42\n');
    await agent.chat.attachFile(await aFile('settings.txt', 'mtu = 1400\n'));
    await customer.chat.expectBot('Demo Agent: sent a file');
    assert.equal(await textOfFile(customer, 'settings.txt'), 'mtu = 1400\n');
  });

  it('the bot is silent towards the customer, but for help', async () => {
    await customer.chat.say('My requests');
    await agent.chat.expectBot('Demo Customer: My requests');
    await customer.chat.say('#help');
    await customer.chat.expectBot('#exit');
    await agent.chat.say('Ask me instead.');
    await customer.chat.expectBot('Demo Agent: Ask me instead.');
    const spoken = (await customer.chat.transcript()).map(({ text }) => text).join('\n');
    assert.doesNotMatch(spoken, /Your open requests/u);
  });

  it('#help lists the commands of a live agent, #list who is on duty', async () => {
    await agent.chat.say('#help');
    await agent.chat.expectBot(/#on.*#off.*#exit.*#list.*#summary.*#queue.*#note/su);
    await agent.chat.say('#list');
    await agent.chat.expectBot(/On duty.*Demo Agent/su);
  });

  it('#exit by the customer: both are told, and the customer gets options to start a new one', async () => {
    await customer.chat.say('#exit');
    await customer.chat.expectBot('The conversation is finished.');
    await agent.chat.expectBot('Demo Customer has ended the conversation.');
    for (const option of ['Ask another question', 'Create a request', 'My requests', 'Talk to an agent']) {
      await customer.chat.expectButton(option);
    }
  });

  it('what the agent writes after the end reaches nobody', async () => {
    await agent.chat.say('One more thing');
    await agent.chat.expectBot('nobody got this');
    await customer.chat.press('My requests');
    await customer.chat.expectBot('Your open requests:');
    const spoken = (await customer.chat.transcript()).map(({ text }) => text).join('\n');
    assert.doesNotMatch(spoken, /One more thing/u);
  });

  it('#exit by the agent: both are told, and the customer gets options to start a new one', async () => {
    await transferToAnAgent();
    await agent.chat.say('#exit');
    await agent.chat.expectBot('The conversation with Demo Customer is finished.');
    await customer.chat.expectBot('The conversation with Demo Agent is finished.');
    await customer.chat.press('Talk to an agent');
    await customer.chat.expectBot('Demo Agent will take this conversation');
    await agent.chat.expectBot('Demo Customer is connected to you.');
  });
});
