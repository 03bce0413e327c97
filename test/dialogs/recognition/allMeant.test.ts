import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { CLOSE, ownRequest, signedIn } from '../requests/signedIn.ts';

async function seen(locale = 'en'): Promise<Harness> {
  const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-2' })], { locale });
  chat.desk.transitions = [CLOSE];
  for (const key of ['CERT-1', 'CERT-2']) await chat.say(key);
  return chat;
}

describe('an order for both, at the last look at a comment', () => {
  it('is no part of it', async () => {
    const chat = signedIn();
    await chat.say('comment on CERT-1: it is wired');
    assert.match(textOf(await chat.say('close both')), /have not added your comment[^]*Which requests do you mean/);
  });
});

describe('an order for both', () => {
  for (const said of [
    'both',
    'close both',
    'approve both',
    'close them',
    'comment on both: hi',
    'share both with second@example.com',
  ])
    it(`asks for the keys of the requests where they are not named: ${said}`, async () => {
      const chat = await seen();
      assert.match(textOf(await chat.say(said)), /Which requests do you mean by “(?:both|them)”/);
      await chat.say('yes');
      assert.deepEqual([chat.desk.moved, chat.desk.commented, chat.desk.shared], [[], [], []]);
    });

  for (const [locale, said, asked] of [
    ['de', 'beide schließen', /Welche Anfragen meinen Sie mit „beide“/],
    ['fr', 'ferme les deux', /Quelles demandes[^]*les deux/],
    ['es', 'cierra ambas', /A qué solicitudes[^]*ambas/],
  ] as const)
    it(`is known in every language: ${said}`, async () => {
      assert.match(textOf(await (await seen(locale)).say(said)), asked);
    });

  it('is no yes to what is asked of one', async () => {
    const chat = await seen();
    await chat.say('close CERT-1');
    assert.match(textOf(await chat.say('close both')), /Which requests do you mean/);
    assert.deepEqual(chat.desk.moved, []);
  });

  it('is one where the others come by themselves', async () => {
    const chat = await seen();
    chat.desk.transitions = [{ id: '21', name: 'Close' }];
    await chat.say('close CERT-1 and CERT-2');
    await chat.say('close both');
    assert.deepEqual(chat.desk.moved, [{ key: 'CERT-1', transitionId: '21' }]);
  });

  it('is not what is told to people', async () => {
    assert.match(textOf(await (await seen()).say('tell them that it works')), /CERT-2[^]*it works/);
  });

  for (const said of ['show all my requests', 'my requests'])
    it(`is no list of them: ${said}`, async () => {
      assert.match(textOf(await (await seen()).say(said)), /open requests/);
    });

  it('is none where no request was looked at', async () => {
    assert.doesNotMatch(textOf(await signedIn().say('both')), /Which requests/);
  });
});
