import assert from 'node:assert/strict';
import { makeLiveAgent, openTenantRoleSetup, refreshPeople, switchLiveChatOn } from './support/backofficeSteps.ts';
import { takeScreenshot } from './support/browser.ts';
import { aFile, aScreenshot } from './support/files.ts';
import { startPlayground } from './support/playground.ts';
import type { Playground } from './support/playground.ts';
import { PlaygroundPage } from './support/playgroundPage.ts';
import { inScenes } from './support/scenes.ts';
import { useStage } from './support/stage.ts';
import type { Visitor } from './support/visitor.ts';
import { openBackoffice, openPortalChat, startNewConversation } from './support/visitor.ts';

describe('F. Live agent: transfer, with the agent in Teams', () => {
  inScenes();
  const stage = useStage();
  let playground: Playground | undefined;
  let agent: PlaygroundPage;
  let customer: Visitor;

  after(() => playground?.stop());

  it('knows whoever wrote from Teams, and refuses #on until the role is set', async () => {
    playground = await startPlayground({ botUrl: stage.app.botUrl });
    agent = new PlaygroundPage(await stage.newForeignPage());
    await agent.open(playground.url);
    await agent.say('Hello');
    await agent.expectBotMessage('Hello Demo Agent!');
    await agent.say('#on');
    await agent.expectBotMessage('#on is for live agents.');
  });

  it('is prepared by the admin: the live chat is on, and that person has the role Live agent', async () => {
    const admin = await openBackoffice(stage, 'Demo Admin');
    await switchLiveChatOn(admin);
    await openTenantRoleSetup(admin);
    await refreshPeople(admin);
    await makeLiveAgent(admin, 'Demo Agent');
  });

  it('#on: the agent hears of the status “on duty”', async () => {
    await agent.say('#on');
    await agent.expectBotMessage('You are on duty now.');
  });

  it('transfer to an agent: the customer hears of it, the agent gets the username and the summary', async () => {
    customer = await openPortalChat(stage, 'Demo Customer');
    await startNewConversation(customer);
    await customer.chat.say('My VPN drops every ten minutes since yesterday');
    await customer.chat.expectBot('Connect to the VPN');
    await customer.chat.press('No');
    await customer.chat.expectBot('I am sorry that it did not help.');
    await customer.chat.say('transfer to an agent');
    await customer.chat.expectBot('Demo Agent will take this conversation and has got a summary of it.');
    await agent.expectBotMessage(/Demo Customer is connected to you\..*My VPN drops every ten minutes.*CERT-1/su);
  });

  it('what either side writes appears on the other, with the writer’s name', async () => {
    await customer.chat.say('Hello, are you there?');
    await agent.expectBotMessage('Demo Customer: Hello, are you there?');
    await agent.say('Good morning, I am looking at your connection now.');
    await customer.chat.expectBot('Demo Agent: Good morning, I am looking at your connection now.');
    await customer.chat.say('Thank you. It has just dropped again.');
    await agent.expectBotMessage('Demo Customer: Thank you. It has just dropped again.');
    await takeScreenshot(agent.page, 'teams-agent');
  });

  it('files reach the agent as cards that lead to them', async () => {
    await customer.chat.attachFile(await aFile('screen.png', aScreenshot()), await aFile('vpn.log', 'error 42\n'));
    await agent.expectBotMessage('Demo Customer: sent 2 files');
    // In the order in which the customer's browser was ready with them.
    for (let card = 1; card <= 2; card += 1) await agent.expectBotMessage(/Open the file/u);
    const shown = (await agent.messages()).map(({ text }) => text).join('\n');
    for (const name of ['screen.png', 'vpn.log']) assert.ok(shown.includes(name), shown);
  });

  it('an unknown command is not relayed, and a note stays among agents', async () => {
    await agent.say('#frobnicate');
    await agent.expectBotMessage('I do not know #frobnicate');
    await agent.say('#note sounds annoyed');
    await agent.expectBotMessage('The customer never sees notes.');
    await agent.say('#help');
    await agent.expectBotMessage(/#on.*#exit/su);
    await agent.say('Please try it now.');
    await customer.chat.expectBot('Demo Agent: Please try it now.');
  });

  it('#exit by the agent: both are told, and the customer gets options to start a new one', async () => {
    await agent.say('#exit');
    await agent.expectBotMessage('The conversation with Demo Customer is finished.');
    await customer.chat.expectBot('The conversation with Demo Agent is finished.');
    await customer.chat.expectButton('Ask another question');
  });

  it('#exit by the customer, after asking again: both are told', async () => {
    await customer.chat.press('Talk to an agent');
    await customer.chat.expectBot('Demo Agent will take this conversation');
    await agent.expectBotMessage('Demo Customer is connected to you.');
    await customer.chat.say('#exit');
    await agent.expectBotMessage('Demo Customer has ended the conversation.');
    await customer.chat.expectBot('The conversation is finished.');
    await customer.chat.expectButton('Ask another question');
  });
});
