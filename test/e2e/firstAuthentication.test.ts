import assert from 'node:assert/strict';
import { useStage } from './support/stage.ts';
import type { Visitor } from './support/visitor.ts';
import { logIn, openPortalChat, startNewConversation } from './support/visitor.ts';

describe('A. First authentication', () => {
  const stage = useStage();

  /** What the person has sent so far, word for word. */
  async function saidBy({ chat }: Visitor): Promise<readonly string[]> {
    return (await chat.transcript()).filter(({ from }) => from === 'me').map(({ text }) => text);
  }

  for (const { asked, goesOn } of [
    { asked: 'My requests', goesOn: /Your open requests:.*CERT-1/su },
    { asked: 'Create a request', goesOn: 'What kind of request is it?' },
  ]) {
    it(`answers “${asked}” after the sign-in, and nothing is typed twice`, async () => {
      const customer = await openPortalChat(stage);
      await startNewConversation(customer);
      await customer.chat.say(asked);
      await customer.chat.expectBot('I need to know who you are');
      await customer.chat.press('Log in');
      await logIn(customer.page, 'Demo Customer');
      await customer.chat.expectBot('Thank you, Demo Customer, you are signed in.');
      await customer.chat.expectBot(goesOn);
      assert.deepEqual(await saidBy(customer), [asked]);
    });
  }

  it('takes a code by e-mail instead, and goes on in the same way', async () => {
    const customer = await openPortalChat(stage);
    await customer.chat.say('My requests');
    await customer.chat.press('Get a code by e-mail');
    await customer.chat.expectBot('What is your e-mail address?');
    await customer.chat.say('koji.customer@example.com');
    await customer.chat.expectBot(/I have sent a code of six digits to .*koji\.customer@example\.com/u);
    const mail = await stage.newPage();
    await mail.goto(`${stage.app.url}/mail`);
    const [code = ''] = /\b\d{6}\b/u.exec(await mail.locator('main').innerText()) ?? [];
    await customer.chat.say(code);
    await customer.chat.expectBot(/Your open requests:.*CERT-1/su);
  });

  it('asks nobody who is signed in to the site already', async () => {
    const customer = await openPortalChat(stage, 'Demo Customer');
    await customer.chat.say('My requests');
    await customer.chat.expectBot(/Your open requests:.*CERT-1/su);
    const spoken = (await customer.chat.transcript()).map(({ text }) => text).join('\n');
    assert.doesNotMatch(spoken, /who you are/u);
  });

  it('says what is wrong with a wrong password, and lets in with the right one', async () => {
    const customer = await openPortalChat(stage);
    await customer.chat.say('My requests');
    await customer.chat.expectBot('I need to know who you are');
    await customer.chat.press('Log in');
    await customer.page.getByLabel('Email').fill('koji.customer@example.com');
    await customer.page.getByLabel('Password').fill('not the password');
    await customer.page.getByRole('button', { name: 'Log in' }).click();
    await customer.page.getByText('The e-mail or the password is wrong.').waitFor();
    await logIn(customer.page, 'Demo Customer');
    await customer.chat.expectBot(/Your open requests:.*CERT-1/su);
  });
});
