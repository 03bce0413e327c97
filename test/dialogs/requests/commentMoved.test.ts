import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { BY, file, ownRequest, signedIn } from './signedIn.ts';

/** At the last look at a comment on CERT-1; CERT-2 is the customer's as well. */
async function atLastLook(locale = 'en'): Promise<Harness> {
  const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-2', summary: 'Other matter' })], { locale });
  for (const text of ['comment on CERT-1', 'Still no toner']) await chat.say(text);
  return chat;
}

describe('a comment that was meant for another request', () => {
  for (const [text, locale] of [
    ['I meant CERT-2', 'en'],
    ['wrong request, CERT-2', 'en'],
    ['no, on CERT-2', 'en'],
    ['not this one, CERT-2', 'en'],
    ['nein, auf CERT-2', 'de'],
    ['non, je voulais dire CERT-2', 'fr'],
    ['no, en la CERT-2', 'es'],
  ] as const)
    it(`is looked at for that one, and goes there alone: ${text}`, async () => {
      const chat = await atLastLook(locale);
      const review = await chat.say(text);
      assert.match(textOf(review), /CERT-2[^]*Still no toner/);
      assert.ok(!textOf(review).includes(text) && !textOf(review).includes('CERT-1'), textOf(review));
      assert.deepEqual(chat.desk.commented, []);
      await chat.say(choicesOf(review)[0] ?? '');
      assert.deepEqual(
        chat.desk.commented.map(({ key }) => key),
        ['CERT-2'],
      );
    });

  it('takes its files along', async () => {
    const chat = await atLastLook();
    await chat.send({ type: 'message', attachments: [file('a.png')] });
    assert.match(textOf(await chat.say('I meant CERT-2')), /CERT-2[^]*Still no toner\n\n\*\*Files\*\*: a\.png/);
    await chat.say('yes');
    assert.deepEqual(chat.desk.attached, [{ key: 'CERT-2', ids: ['temp-1'], comment: `${BY}Still no toner` }]);
  });

  it('is moved also where it was asked whether such a word is part of it', async () => {
    const chat = await atLastLook();
    await chat.say('wrong request');
    assert.match(textOf(await chat.say('CERT-2')), /CERT-2[^]*Still no toner[^]*Shall I add it/);
  });

  it('stays where it is when the other is not theirs', async () => {
    const chat = await atLastLook();
    const told = textOf(await chat.say('I meant CERT-99'));
    assert.match(told, /CERT-99[^]*CERT-1[^]*Still no toner[^]*Shall I add it/);
    assert.ok(!told.includes('Secret'), told);
    await chat.say('yes');
    assert.deepEqual(
      chat.desk.commented.map(({ key }) => key),
      ['CERT-1'],
    );
  });

  for (const text of [
    'I meant the one in CERT-2 has no paper',
    'it is worse than what I meant in CERT-2',
    'wrong HP-4000',
  ])
    it(`is not moved by what tells something: ${text}`, async () => {
      const chat = await atLastLook();
      assert.match(textOf(await chat.say(text)), /CERT-1/);
    });
});
