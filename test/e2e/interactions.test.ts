import assert from 'node:assert/strict';
import { switchCollectionOn } from './support/backofficeSteps.ts';
import { aFile, aScreenshot } from './support/files.ts';
import { useStage } from './support/stage.ts';
import type { Visitor } from './support/visitor.ts';
import { openBackoffice, openPortalChat, startNewConversation } from './support/visitor.ts';
import type { WebChatPage } from './support/webChat.ts';

/** The same words, pressed where the bot offers them or typed. */
const WAYS = [
  { way: 'by button', choose: (chat: WebChatPage, text: string) => chat.press(text) },
  { way: 'by typing', choose: (chat: WebChatPage, text: string) => chat.say(text.toLowerCase()) },
] as const;

const KEY = /Your request is created:\s*\W*(CERT-\d+)/u;

describe('C. Interactions', () => {
  const stage = useStage();
  let customer: Visitor;
  let chat: WebChatPage;

  before(async () => {
    const admin = await openBackoffice(stage, 'Demo Admin');
    await switchCollectionOn(admin, 'Google support');
    customer = await openPortalChat(stage, 'Demo Customer');
    ({ chat } = customer);
  });

  beforeEach(() => startNewConversation(customer));

  /** The link to the request that the bot has just created leads to a page that shows it. */
  async function followKey(): Promise<string> {
    const spoken = (await chat.transcript()).map(({ text }) => text).join('\n');
    const [, key = ''] = KEY.exec(spoken) ?? [];
    const [opened] = await Promise.all([
      customer.page.context().waitForEvent('page'),
      customer.page.getByRole('link', { name: key }).click(),
    ]);
    await opened.getByText(key, { exact: false }).first().waitFor();
    const shown = await opened.locator('main').innerText();
    await opened.close();
    return shown;
  }

  for (const { way, choose } of WAYS) {
    describe(way, () => {
      it('gives a quick answer', async () => {
        await choose(chat, 'Quick answers');
        await chat.expectBot('These are frequent questions.');
        await choose(chat, 'I forgot my password');
        await chat.expectBot(/Forgot password.*Did this solve it\?/su);
        await choose(chat, 'Yes');
        await chat.expectBot('Good to hear!');
      });

      it('opens Google support, a knowledge base that an admin has switched on', async () => {
        await choose(chat, 'Google support');
        await chat.expectBot('Choose a topic');
        await choose(chat, 'Recover your Google Account or Gmail');
        await chat.expectBot('Did this solve it?');
        await chat.expectButton('Read the article');
        await choose(chat, 'Yes');
        await chat.expectBot('Good to hear!');
      });

      it('shows the request management menu', async () => {
        await choose(chat, 'Manage requests');
        await chat.expectBot('What would you like to do with your requests?');
        await choose(chat, 'My requests');
        await chat.expectBot(/Your open requests:.*CERT-1/su);
        await choose(chat, 'Show closed requests');
        await chat.expectBot(/closed requests/u);
      });

      it('creates a new request, to its key with a link', async () => {
        await choose(chat, 'Manage requests');
        await choose(chat, 'Create a request');
        await chat.expectBot('What kind of request is it?');
        await choose(chat, 'Get IT help');
        await chat.expectBot('Summary?');
        await chat.say(`The screen stays black ${way}`);
        await chat.expectBot('What is the problem?');
        await chat.say('It does so since this morning.');
        await chat.expectBot('Attachment?');
        await choose(chat, 'Skip');
        await chat.expectBot('Please check your request before it is sent:');
        await choose(chat, 'Send the request');
        await chat.expectBot(KEY);
        assert.match(await followKey(), new RegExp(`The screen stays black ${way}`, 'u'));
      });

      it('searches the knowledge base', async () => {
        await choose(chat, 'Search the knowledge base');
        await chat.expectBot('What shall I search the knowledge base for?');
        await chat.say('vpn');
        await chat.expectBot(/This article may help:.*Connect to the VPN/su);
        await choose(chat, 'Yes');
        await chat.expectBot('Good to hear!');
      });

      it('helps', async () => {
        await choose(chat, 'Help');
        await chat.expectBot(/This is what I can do:.*#exit/su);
      });

      it('stops', async () => {
        await chat.say('Create a request');
        await chat.expectBot('What kind of request is it?');
        await choose(chat, 'Get IT help');
        await chat.expectBot('Summary?');
        await chat.say('x'.repeat(300));
        await chat.expectBot('That is too long');
        await chat.say('Stop');
        await chat.expectBot('I have stopped; nothing was sent.');
      });
    });
  }

  it('greets whoever says Hello by name', async () => {
    await chat.say('Hello');
    await chat.expectBot('Hello Demo Customer!');
  });

  it('answers a question in the customer’s own words from the knowledge base', async () => {
    await chat.say('how do I share a calendar');
    await chat.expectBot('Share a calendar');
    await chat.expectButton('Read the article');
  });

  it('attaches real files to a request', async () => {
    await chat.say('create a new request');
    await chat.expectBot('What kind of request is it?');
    await chat.press('Get IT help');
    await chat.expectBot('Summary?');
    await chat.attachFile(await aFile('screen.png', aScreenshot()), await aFile('log.txt', 'error 42\n'));
    await chat.expectBot(/I will attach screen\.png.*I will attach log\.txt/su);
    await chat.say('The screen is red');
    await chat.expectBot('What is the problem?');
    await chat.say('See the picture.');
    await chat.expectBot('Attachment?');
    await chat.press('Done');
    await chat.expectBot(/Please check your request.*screen\.png.*log\.txt/su);
    await chat.press('Send the request');
    await chat.expectBot(KEY);
    assert.match(await followKey(), /The screen is red/u);
  });

  it('offers a request for a file that comes on its own', async () => {
    await chat.attachFile(await aFile('log.txt', 'error 42\n'));
    await chat.expectBot('What shall I do with log.txt?');
    await chat.press('Create a request with it');
    await chat.expectBot('What kind of request is it?');
  });

  it('refuses a program', async () => {
    await chat.say('Create a request');
    await chat.press('Get IT help');
    await chat.expectBot('Summary?');
    await chat.attachFile(await aFile('setup.exe', 'MZ'));
    await chat.expectBot('programs and scripts are not allowed');
  });
});
