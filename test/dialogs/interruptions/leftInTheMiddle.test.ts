import assert from 'node:assert/strict';
import { choiceText, say } from '../../../locales/index.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { CODE } from '../../support/dialogFakes.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { file, ownRequest } from '../requests/signedIn.ts';
import { FLOWS, at, changes, chatted } from './unfinishedFlows.ts';

describe('a comment that is left for something that was asked for by name', () => {
  for (const [locale, word] of [
    ['en', 'go on'],
    ['fr', 'continuer'],
    ['de', 'weiter'],
    ['es', 'seguir'],
  ] as const) {
    it(`is gone on with by the word that was told, also where something is asked: ${word}`, async () => {
      const chat = await at([say(locale, 'news.commentOn', { key: 'CERT-1' }), 'Second floor'], { locale });
      await chat.say(choiceText(locale, 'myRequests'));
      assert.match(textOf(await chat.say(word)), /CERT-1[^]*Second floor/);
    });
  }

  it('leaves the same word a part of another comment', async () => {
    const chat = await at(['comment on CERT-1', 'Second floor', 'stop', 'comment on CERT-2', 'go on']);
    assert.match(textOf(await chat.say('Yes')), /It is on CERT-2/);
    assert.match(chat.desk.commented[0]?.text ?? '', /go on$/);
  });

  it('is not left for words that come with a file', async () => {
    const chat = await at(['comment on CERT-1', 'Second floor']);
    const replies = await chat.send({ type: 'message', text: 'my requests', attachments: [file('a.png')] });
    assert.match(textOf(replies), /Second floor[^]*a\.png[^]*Shall I add it/);
  });

  it('is kept, and can be gone on with', async () => {
    const chat = await at(['comment on CERT-1', 'Second floor']);
    const replies = await chat.say('my requests');
    assert.match(textOf(replies), /I have not added your comment to CERT-1[^]*Your open requests/);
    assert.ok(choicesOf(replies).includes('Go on with my comment on CERT-1'));
    assert.match(textOf(await chat.say('Go on with my comment on CERT-1')), /Second floor/);
  });
});

describe('what was left in the middle', () => {
  for (const said of [
    'continue please',
    'weiter bitte',
    'continuer svp',
    'seguir por favor',
    'fortfahren',
    'reanudar',
    'continue with my comment',
    'Go on with the comment on CERT-1',
    'mit dem Kommentar zu CERT-1 weitermachen',
  ]) {
    it(`is gone on with in many words: ${said}`, async () => {
      const chat = await at(['comment on CERT-1', 'Second floor', 'stop']);
      assert.match(textOf(await chat.say(said)), /Second floor[^]*Shall I add it/);
    });
  }

  for (const { name, way, asks, button } of FLOWS.filter(({ flow }) =>
    ['changeStatus', 'approve', 'share'].includes(flow),
  )) {
    it(`can be gone on with after “Stop”: ${name}`, async () => {
      const chat = await at(way);
      const stopped = await chat.say('stop');
      assert.match(textOf(stopped), /nothing was sent\. “Go on” leads back/);
      assert.ok(choicesOf(stopped).includes(button), choicesOf(stopped).join());
      assert.match(textOf(await chat.say('go on')), asks);
      assert.equal(changes(chat), 0);
    });
  }

  it('is no request that is looked at again', async () => {
    const chat = await at(['CERT-1']);
    await chatted(chat);
    assert.ok(choicesOf(await chat.say('hello')).includes('Go on with CERT-1'));
    assert.ok(!choicesOf(await chat.say('CERT-1')).includes('Go on with CERT-1'));
  });

  for (const [way, asks] of [
    [['my requests'], /Your open requests/],
    [['comment on CERT-1 that it works'], /it works[^]*Shall I add it/],
    [['sign in'], /signed in as Demo Customer/],
  ] as const) {
    for (const left of ['stop', 'talk to an operator']) {
      it(`is a sign-in, which the mailed code goes on with: ${way.join()}, ${left}`, async () => {
        const chat = createDialogHarness({ channel: 'emulator' });
        chat.desk.requests = [ownRequest()];
        for (const text of [...way, 'customer@example.com']) await chat.say(text);
        await chat.say(left);
        const text = textOf(await chat.say(CODE));
        assert.match(text, /Thank you, Demo Customer, you are signed in/);
        assert.match(text, asks);
      });
    }
  }
});
