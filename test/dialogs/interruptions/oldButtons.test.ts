import assert from 'node:assert/strict';
import { LOCALES, choiceText, say } from '../../../locales/index.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { NOW } from '../../support/dialogFakes.ts';
import { at, changes, inForm } from './unfinishedFlows.ts';
import { BY, ownRequest, signedIn } from '../requests/signedIn.ts';

const FOREIGN = /belongs to something else/;

describe('an old button that is pressed where a text is asked for', () => {
  for (const text of ['5 ★', 'Show another article', 'No, it is something else', 'Go on with my comment']) {
    it(`is not the comment: ${text}`, async () => {
      const chat = await at(['comment on CERT-1']);
      assert.match(textOf(await chat.say(text)), /belongs to something else[^]*What shall I write on CERT-1/);
      assert.match(textOf(await chat.say('Second floor')), /Second floor[^]*Shall I add it/);
    });

    it(`is no more of the comment: ${text}`, async () => {
      const chat = await at(['comment on CERT-1', 'Second floor']);
      assert.match(textOf(await chat.say(text)), /belongs to something else[^]*Second floor/);
      await chat.say('Yes');
      assert.deepEqual(chat.desk.commented, [{ key: 'CERT-1', text: `${BY}Second floor` }]);
    });

    it(`is no words for a rating, and no value: ${text}`, async () => {
      const chat = await at(['rate CERT-2', '4']);
      assert.match(textOf(await chat.say(text)), /belongs to something else[^]*a few words/);
    });
  }

  for (const locale of LOCALES) {
    it(`is not the comment in any language: ${locale}`, async () => {
      const chat = await at([say(locale, 'news.commentOn', { key: 'CERT-1' })], { locale });
      for (const button of ['send', 'otherEmail', 'rate5'] as const) {
        const told = textOf(await chat.say(choiceText(locale, button)));
        assert.ok(told.startsWith(say(locale, 'question.otherButton')), told);
      }
      assert.equal(changes(chat), 0);
    });
  }

  it('is no value of a form', async () => {
    const chat = await inForm();
    assert.match(textOf(await chat.say('5 ★')), /belongs to something else[^]*\*\*Summary\*\*/);
    assert.match(textOf(await chat.say('Rate a request')), /belongs to something else/);
    assert.match(textOf(await chat.say('No toner')), /\*\*Details\*\*/);
  });

  it('leads where it says if that is somewhere, and the comment is kept', async () => {
    const list = await at(['comment on CERT-1']);
    assert.match(textOf(await list.say('Show closed requests')), /closed requests[^]*CERT-2/);
    const other = signedIn([ownRequest(), ownRequest({ key: 'CERT-3' })]);
    for (const text of ['my requests', 'comment on CERT-1']) await other.say(text);
    assert.match(textOf(await other.say('CERT-3')), /CERT-3[^]*would you like to do with it/);
    const files = await at(['comment on CERT-1']);
    assert.match(textOf(await files.say('Attach a file')), /one or more files for CERT-1/);
    const kept = await at(['comment on CERT-1', 'Second floor']);
    const replies = await kept.say('Show closed requests');
    assert.match(textOf(replies), /kept what you wrote[^]*CERT-2/);
    assert.ok(choicesOf(replies).includes('Go on with my comment on CERT-1'));
  });

  it('is no more of an answer to a comment', async () => {
    const chat = signedIn();
    chat.watch.told = { keys: ['CERT-1'], at: NOW };
    await chat.say('Second floor');
    assert.match(textOf(await chat.say('5 ★')), /belongs to something else[^]*Second floor$/);
    await chat.say('Yes');
    assert.deepEqual(chat.desk.commented, [{ key: 'CERT-1', text: `${BY}Second floor` }]);
  });

  it('of a comment that is done is no part of the next one', async () => {
    const chat = await at(['comment on CERT-1', 'Second floor', 'stop', 'go on', 'Yes', 'comment on CERT-2', 'Third']);
    for (const button of ['Go on with my comment on CERT-1', 'Attach a file', 'Add a comment'])
      assert.match(
        textOf(await chat.say(button)),
        /belongs to something else[^]*would go on CERT-2[^]*Third\n\nShall I/,
      );
  });

  it('is a text like any other where it is but a word, or part of more', async () => {
    for (const text of ['Done', 'Attach a file to the mail, please', 'Send the request to Bob']) {
      const chat = await at(['comment on CERT-1']);
      assert.doesNotMatch(textOf(await chat.say(text)), FOREIGN);
      await chat.say('Yes');
      assert.deepEqual(chat.desk.commented, [{ key: 'CERT-1', text: `${BY}${text}` }]);
    }
  });
});
