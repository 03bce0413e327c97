import assert from 'node:assert/strict';
import { makeLiveAgent, openTenantRoleSetup, refreshPeople, switchLiveChatOn } from './support/backofficeSteps.ts';
import type { ChatLine } from './support/messageReader.ts';
import { inScenes } from './support/scenes.ts';
import { useStage } from './support/stage.ts';
import type { Visitor } from './support/visitor.ts';
import { openBackoffice, openBackofficeChat, openPortalChat, WELCOME } from './support/visitor.ts';

/** Web Chat waits up to 15 s before it connects anew. */
const RECONNECTED = { timeoutMs: 45_000 } as const;

describe('A reload of the page and a restart of the server', () => {
  inScenes();
  const stage = useStage();
  let agent: Visitor;
  let customer: Visitor;

  before(async () => {
    agent = await openBackofficeChat(stage, 'Demo Agent');
    const admin = await openBackoffice(stage, 'Demo Admin');
    await switchLiveChatOn(admin);
    await openTenantRoleSetup(admin);
    await refreshPeople(admin);
    await makeLiveAgent(admin, 'Demo Agent');
    await agent.chat.say('#on');
    await agent.chat.expectBot('You are on duty now.');
    customer = await openPortalChat(stage, 'Demo Customer');
  });

  /** The lines of a transcript as its reader sees them. */
  async function linesOf({ chat }: Visitor): Promise<readonly ChatLine[]> {
    return chat.transcript();
  }

  async function reload({ page, chat }: Visitor): Promise<void> {
    await page.reload();
    chat.startOver();
    await chat.expectBot(WELCOME);
  }

  it('a reload in the middle of a form keeps the conversation, and the form goes on', async () => {
    await customer.chat.say('Create a request');
    await customer.chat.expectBot('What kind of request is it?');
    await customer.chat.press('Get IT help');
    await customer.chat.expectBot('Summary?');
    const before = await linesOf(customer);
    await reload(customer);
    await customer.chat.expectBot('Summary?');
    assert.deepEqual(await linesOf(customer), before);
    await customer.chat.say('The screen is black');
    await customer.chat.expectBot('What is the problem?');
    await customer.chat.say('stop');
    await customer.chat.expectBot('I have stopped');
  });

  it('a reload of both pages in the middle of a chat ends nothing: nothing twice, nothing missing', async () => {
    await customer.chat.say('transfer to an agent');
    await customer.chat.expectBot('Demo Agent will take this conversation');
    await agent.chat.expectBot('Demo Customer is connected to you.');
    await customer.chat.say('before the reload');
    await agent.chat.expectBot('Demo Customer: before the reload');
    await agent.chat.say('heard');
    await customer.chat.expectBot('Demo Agent: heard');
    for (const visitor of [customer, agent]) {
      const before = await linesOf(visitor);
      await reload(visitor);
      await visitor.chat.expectBot(visitor === customer ? 'Demo Agent: heard' : 'Demo Customer: before the reload');
      assert.deepEqual(await linesOf(visitor), before);
    }
    await customer.chat.say('after the reload');
    await agent.chat.expectBot('Demo Customer: after the reload');
    await agent.chat.say('heard again');
    await customer.chat.expectBot('Demo Agent: heard again');
  });

  it('after a restart of the server both pages connect anew, and the chat goes on', async () => {
    const lost = customer.page.getByText('Connection lost, trying again…').waitFor();
    await stage.app.restart();
    await lost;
    await customer.page.getByText('Connected again.').waitFor({ timeout: RECONNECTED.timeoutMs });
    await customer.chat.say('after the restart');
    await agent.chat.expectBot('Demo Customer: after the restart', RECONNECTED);
    await agent.chat.say('still here');
    await customer.chat.expectBot('Demo Agent: still here', RECONNECTED);
    for (const { visitor, once } of [
      {
        visitor: customer,
        once: ['before the reload', 'Demo Agent: heard again', 'after the restart', 'Demo Agent: still here'],
      },
      {
        visitor: agent,
        once: ['Demo Customer: before the reload', 'heard again', 'Demo Customer: after the restart', 'still here'],
      },
    ]) {
      const texts = (await linesOf(visitor)).map(({ text }) => text);
      assert.deepEqual(
        texts.filter((text) => once.includes(text)),
        once,
      );
    }
  });

  it('New conversation asks before it ends a chat with an agent', async () => {
    await customer.page.getByRole('button', { name: 'New conversation' }).click();
    await customer.page.getByText('A new conversation ends that.').waitFor();
    await customer.page.getByRole('button', { name: 'Stay' }).click();
    await customer.chat.say('I stay');
    await agent.chat.expectBot('Demo Customer: I stay');
  });

  it('the end of such a chat is like that of any other', async () => {
    await customer.chat.say('#exit');
    await customer.chat.expectBot('The conversation is finished.');
    await agent.chat.expectBot('Demo Customer has ended the conversation.');
  });
});
