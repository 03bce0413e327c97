import assert from 'node:assert/strict';
import { useStage } from './support/stage.ts';
import { openPortalChat, startNewConversation, WELCOME } from './support/visitor.ts';

describe('New conversation', () => {
  const stage = useStage();

  it('empties the chat, greets anew, and leaves behind what was going on', async () => {
    const customer = await openPortalChat(stage, 'Demo Customer');
    await customer.chat.say('Create a request');
    await customer.chat.expectBot('What kind of request is it?');
    await startNewConversation(customer);
    const lines = await customer.chat.transcript();
    assert.equal(lines.length, 1);
    assert.ok(lines[0]?.text.startsWith(WELCOME));
    // In the list of kinds this is one of them; anywhere else it is something to look for.
    await customer.chat.say('IT help');
    await customer.chat.expectBot(/.+/u);
    const spoken = (await customer.chat.transcript()).map(({ text }) => text).join('\n');
    assert.doesNotMatch(spoken, /Summary\?/u);
  });

  it('stays new after a reload', async () => {
    const customer = await openPortalChat(stage);
    await customer.chat.say('Help');
    await customer.chat.expectBot('This is what I can do');
    await startNewConversation(customer);
    await customer.page.reload();
    customer.chat.startOver();
    await customer.chat.expectBot(WELCOME);
    assert.equal((await customer.chat.transcript()).length, 1);
  });

  it('is offered in the language that was asked for, also after a reload', async () => {
    const { page, chat } = await openPortalChat(stage);
    await chat.say('auf Deutsch');
    await chat.expectBot('Ab jetzt spreche ich Deutsch.');
    await page.getByRole('button', { name: 'Neues Gespräch' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Neues Gespräch' }).waitFor();
    await page.getByPlaceholder('Nachricht eingeben').waitFor();
  });

  it('is in the language of the browser, from the first words on', async () => {
    const page = await stage.newPage();
    await page.addInitScript("Object.defineProperty(navigator, 'language', { value: 'de-DE' })");
    await page.goto(`${stage.app.url}/portal`);
    await page.getByRole('button', { name: 'Chat with virtual assistant' }).click();
    await page.getByText('Hallo, ich bin Koji').first().waitFor();
    await page.getByRole('button', { name: 'Schnelle Antworten' }).last().waitFor();
  });

  it('keeps who is signed in', async () => {
    const customer = await openPortalChat(stage, 'Demo Customer');
    await startNewConversation(customer);
    await customer.chat.say('Hello');
    await customer.chat.expectBot('Hello Demo Customer!');
  });
});
