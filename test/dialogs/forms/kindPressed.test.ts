import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aField, aForm, aRequestType, anArticle } from '../../support/fakeServiceDesk.ts';
import { ownRequest } from '../requests/signedIn.ts';

async function atTitle(first = 'Something else', second = 'Book a room'): Promise<Harness> {
  const chat = createDialogHarness();
  chat.identity.person = aPerson();
  const kinds = [aRequestType({ id: '1', name: first }), aRequestType({ id: '2', name: second })];
  chat.desk.forms = kinds.map((requestType) => ({ ...aForm([aField({ name: 'Title' })]), requestType }));
  for (const text of ['Create a request', first, second]) await chat.say(text);
  return chat;
}

async function saidAll(chat: Harness, ...texts: readonly string[]): Promise<string> {
  const told: string[] = [];
  for (const text of texts) told.push(textOf(await chat.say(text)));
  return told.join('\n');
}

describe('the name of a kind of request whose old button was pressed', () => {
  it('is no words for another request after the one that was begun is discarded', async () => {
    const chat = await atTitle();
    for (const text of ['stop', 'stop']) await chat.say(text);
    const told = await saidAll(chat, 'Create a request', 'Something else');
    assert.match(told, /\*\*Title\*\*\?/);
    assert.doesNotMatch(told, /Title\*\*: /);
  });

  it('is none either where that is left for a new one', async () => {
    const chat = await atTitle();
    await chat.say('Begin a new one');
    for (const text of ['stop', 'my requests']) await chat.say(text);
    const told = await saidAll(chat, 'Create a request', 'Begin a new one', 'Something else');
    assert.doesNotMatch(told, /Title\*\*: /);
  });

  it('is no title though it is but a word', async () => {
    const chat = await atTitle('Other', 'Printer');
    assert.match(await saidAll(chat, 'Printer'), /\*\*Printer\*\*: I will ask[^]*\*\*Title\*\*\?/);
    const told = await saidAll(chat, 'Printer', 'No paper');
    assert.match(told, /go on with your request \(\*\*Printer\*\*\)[^]*\*\*Title\*\*: No paper/);
  });
});

describe('the name of a kind of request, said to the letter', () => {
  const OPEN = {
    list: ['my requests'],
    request: ['CERT-1'],
    article: ['toner'],
    'used up articles': ['toner', 'no'],
    'quick answers': ['quick answers'],
  } as const;

  async function after(texts: readonly string[], said: string): Promise<string> {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    const kinds = [
      aRequestType({ id: '1', name: 'Something different' }),
      aRequestType({ id: '2', name: 'New laptop please' }),
    ];
    chat.desk.forms = kinds.map((requestType) => ({ ...aForm([aField({ name: 'Title' })]), requestType }));
    chat.desk.requests = [ownRequest()];
    chat.desk.articles = [anArticle({ title: 'Toner' })];
    for (const text of texts) await chat.say(text);
    return textOf(await chat.say(said));
  }

  for (const [what, texts] of Object.entries(OPEN)) {
    it(`begins one behind what was asked before: ${what}`, async () => {
      for (const said of ['Something different', 'new laptop please'])
        assert.match(await after(texts, said), /: I will ask/);
    });

    it(`is none with more words, fewer of them, or as a question: ${what}`, async () => {
      for (const said of ['new laptop please?', 'my new laptop please', 'laptop'])
        assert.doesNotMatch(await after(texts, said), /I will ask/);
    });
  }

  for (const [locale, name] of [
    ['en', 'Open a ticket for payroll'],
    ['es', 'Avisar de una avería'],
  ] as const)
    it(`begins one though it reads as a request about something: ${name}`, async () => {
      const chat = createDialogHarness({ locale });
      chat.identity.person = aPerson();
      chat.desk.forms = [name, 'Another'].map((each, index) => ({
        ...aForm([aField({ name: 'Title' })]),
        requestType: aRequestType({ id: String(index), name: each }),
      }));
      assert.match(textOf(await chat.say(name.toLowerCase())), new RegExp(`\\*\\*${name}\\*\\*[^]*Title\\*\\*\\?`));
    });

  it('is an answer where a text is asked for', async () => {
    assert.doesNotMatch(await after(['comment on CERT-1'], 'New laptop please'), /I will ask/);
  });
});
