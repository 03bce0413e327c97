import assert from 'node:assert/strict';
import { LOCALES, choiceText, say } from '../../../locales/index.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { anArticle } from '../../support/fakeServiceDesk.ts';
import { KojiError } from '../../../errors.ts';
import { file, ownRequest, signedIn } from '../requests/signedIn.ts';

const withFile = (text?: string) => ({
  type: 'message',
  attachments: [file('d.png')],
  ...(text === undefined ? {} : { text }),
});

async function attachedBy(chat: Harness): Promise<readonly string[]> {
  await chat.say(choiceText(chat.identity.locales.at(-1) ?? 'en', 'yes'));
  return chat.desk.attached.map(({ key, ids }) => `${key} ${ids.join()}`);
}

describe('a file with words', () => {
  for (const words of ['attach this to CERT-1', 'comment on CERT-1', 'CERT-1'])
    it(`goes to the request that the words name, after a last look: ${words}`, async () => {
      const chat = signedIn();
      assert.match(textOf(await chat.send(withFile(words))), /would go on CERT-1[^]*d\.png[^]*Shall I add it/);
      assert.deepEqual(chat.desk.attached, []);
      assert.deepEqual(await attachedBy(chat), ['CERT-1 temp-1']);
    });

  for (const [locale, words] of [
    ['fr', 'joindre ceci à CERT-1'],
    ['de', 'häng das an CERT-1 an'],
    ['de', 'das an CERT-1 anhängen'],
    ['es', 'adjunta esto a CERT-1'],
  ] as const) {
    it(`goes there in every language: ${words}`, async () => {
      const chat = signedIn(undefined, { locale });
      assert.match(textOf(await chat.send(withFile(words))), /CERT-1[^]*d\.png/);
      assert.equal(chat.desk.uploads.length, 1);
    });
  }

  it('goes with the one that came before it, in a message of its own', async () => {
    const chat = signedIn();
    await chat.send({ type: 'message', attachments: [file('first.png')] });
    await chat.send({ type: 'message', attachments: [file('second.png')] });
    assert.match(textOf(await chat.say('attach it to CERT-1')), /first\.png[^]*second\.png/);
  });

  it('does not go to somebody else’s request', async () => {
    const chat = signedIn();
    assert.match(textOf(await chat.send(withFile('attach this to CERT-99'))), /I find no request CERT-99/);
    assert.deepEqual(chat.desk.uploads, []);
  });

  it('goes to the request that was looked at last', async () => {
    const chat = signedIn();
    for (const each of ['CERT-1', 'Add a comment', 'x', 'no']) await chat.say(each);
    assert.match(textOf(await chat.send(withFile('attach this'))), /would go on CERT-1[^]*d\.png/);
  });

  it('waits for the sign-in where that is needed first', async () => {
    const chat = createDialogHarness({ channel: 'emulator' });
    chat.desk.requests = [ownRequest()];
    await chat.send(withFile('attach this to CERT-1'));
    await chat.say('customer@example.com');
    assert.match(textOf(await chat.say('424242')), /would go on CERT-1[^]*d\.png/);
  });

  it('is kept while the question that came with it is answered', async () => {
    const chat = signedIn();
    chat.desk.articles = [anArticle({ title: 'Trains' })];
    const replies = await chat.send(withFile('how do I book a train'));
    assert.match(textOf(replies), /I keep d\.png[^]*Did this solve it[^]*Trains/);
    await chat.say('No');
    await chat.say('Create a request');
    assert.match(textOf(await chat.say('Get IT help')), /I will attach d\.png/);
  });

  it('is asked about where the words are no question that has an answer', async () => {
    assert.match(textOf(await signedIn().send(withFile('here it is'))), /What shall I do with d\.png/);
  });
});

describe('a file out of the blue', () => {
  for (const locale of LOCALES) {
    it(`may go to one of the customer's open requests (${locale})`, async () => {
      const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-3' })], { locale });
      const replies = await chat.send(withFile());
      const to = say(locale, 'files.attachTo', { key: 'CERT-3' });
      assert.ok(choicesOf(replies).includes(to), choicesOf(replies).join());
      assert.match(textOf(await chat.say(to)), /CERT-3[^]*d\.png/);
      await chat.say(choiceText(locale, 'yes'));
      assert.deepEqual(
        chat.desk.attached.map(({ key }) => key),
        ['CERT-3'],
      );
    });
  }

  it('is attached to the request that is named afterwards, once', async () => {
    const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-3' })]);
    await chat.send(withFile());
    assert.match(textOf(await chat.say('attach it to CERT-3')), /would go on CERT-3[^]*d\.png/);
    await chat.say('yes');
    assert.match(textOf(await chat.say('attach it to CERT-1')), /attach one or more files/);
  });

  it('can still go into a new request where the service desk does not say which are open', async () => {
    const chat = signedIn();
    chat.desk.outage = new KojiError('unavailable', 'away');
    assert.deepEqual(choicesOf(await chat.send(withFile())), ['Create a request with it', 'Stop']);
  });
});
