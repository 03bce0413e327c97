import assert from 'node:assert/strict';
import { choiceText } from '../../../locales/index.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import { anArticle } from '../../support/fakeServiceDesk.ts';
import { ownRequest, signedIn, CLOSE } from './signedIn.ts';
import { textOf } from '../../support/chat.ts';

describe('the request that was looked at last', () => {
  const looking = async (): Promise<Harness> => {
    const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-3' })]);
    chat.desk.transitions = [CLOSE];
    await chat.say('CERT-3');
    return chat;
  };

  for (const [locale, close] of [
    ['en', 'close it'],
    ['fr', 'fermer'],
    ['de', 'schließen'],
    ['es', 'cerrar'],
  ] as const) {
    it(`is meant by what is said without a key afterwards: ${close}`, async () => {
      const chat = signedIn([ownRequest({ key: 'CERT-3' })], { locale });
      chat.desk.transitions = [CLOSE];
      for (const each of ['CERT-3', close, choiceText(locale, 'no')]) await chat.say(each);
      assert.match(textOf(await chat.say(close)), /It works now[^]*CERT-3/);
    });
  }

  for (const [locale, close] of [
    ['en', 'close this request'],
    ['en', 'please close that ticket because it is fixed'],
    ['de', 'schließe diese Anfrage'],
    ['fr', 'ferme ce ticket'],
    ['es', 'cierra esta solicitud'],
  ] as const)
    it(`is the one that is called this one, and nothing is looked up for that: ${close}`, async () => {
      const chat = signedIn([ownRequest({ key: 'CERT-3' })], { locale });
      chat.desk.transitions = [CLOSE];
      await chat.say('CERT-3');
      assert.match(textOf(await chat.say(close)), /It works now[^]*CERT-3/);
      await chat.say(choiceText(locale, 'no'));
      assert.match(textOf(await chat.say(close)), /It works now[^]*CERT-3/);
    });

  for (const [locale, said, expected] of [
    ['en', 'mark this request as done', /It works now[^]*CERT-3/],
    ['en', 'close this one', /It works now[^]*CERT-3/],
    ['en', 'attach a file to this request', /CERT-3/],
    ['en', 'comment on this request: it is blue', /CERT-3[^]*\n\nit is blue\n/],
    ['en', 'please add to this ticket that it is blue', /CERT-3[^]*\n\nit is blue\n/],
    ['en', 'what is the status of this request?', /\[CERT-3\]/],
    ['de', 'markiere diese Anfrage als erledigt', /It works now[^]*CERT-3/],
    ['de', 'wie ist der Stand dieser Anfrage?', /\[CERT-3\]/],
    ['fr', 'marque cette demande comme résolue', /It works now[^]*CERT-3/],
    ['fr', 'joindre un fichier à cette demande', /CERT-3/],
    ['fr', 'quel est le statut de cette demande ?', /\[CERT-3\]/],
    ['es', 'marca este ticket como resuelto', /It works now[^]*CERT-3/],
    ['es', 'comentar en esta solicitud: es azul', /CERT-3[^]*\n\nes azul\n/],
    ['es', '¿cuál es el estado de esta solicitud?', /\[CERT-3\]/],
  ] as const)
    it(`is called this one wherever its key may stand: ${said}`, async () => {
      const chat = signedIn([ownRequest({ key: 'CERT-3' })], { locale });
      chat.desk.transitions = [CLOSE];
      await chat.say('CERT-3');
      assert.match(textOf(await chat.say(said)), expected);
    });

  for (const said of ['this request is urgent', 'I wrote this request yesterday', 'this one time I closed my laptop'])
    it(`is not meant to be changed where something is told of it: ${said}`, async () => {
      const chat = await looking();
      assert.doesNotMatch(textOf(await chat.say(said)), /It works now|write on|\[CERT-3\]/);
    });

  it('is meant of what a comment says of this request, in its own words', async () => {
    const chat = await looking();
    assert.match(textOf(await chat.say('comment: this request is urgent')), /CERT-3[^]*\n\nthis request is urgent\n/);
  });

  it('is meant by an older button too', async () => {
    const chat = await looking();
    for (const each of ['Add a comment', 'text', 'No']) await chat.say(each);
    assert.match(textOf(await chat.say('COMMENT')), /write on CERT-3/);
  });

  it('is meant where something else was asked', async () => {
    const chat = await looking();
    chat.desk.articles = [anArticle()];
    await chat.say('toner');
    assert.match(textOf(await chat.say('Add a comment')), /write on CERT-3/);
  });

  it('is forgotten after a while', async () => {
    const chat = await looking();
    for (const each of ['close it', 'no']) await chat.say(each);
    chat.clock.at += 31 * 60_000;
    assert.doesNotMatch(textOf(await chat.say('close it')), /CERT-3/);
  });

  it('is forgotten at the sign-out, at the end, and by another person', async () => {
    for (const leave of ['sign out', '#exit']) {
      const chat = await looking();
      await chat.say(leave);
      chat.identity.person = aPerson();
      assert.doesNotMatch(textOf(await chat.say('close it')), /CERT-3/, leave);
    }
    const chat = await looking();
    for (const each of ['close it', 'no']) await chat.say(each);
    chat.identity.person = aPerson({ id: 'account:customer-2', accountId: 'customer-2' });
    assert.doesNotMatch(textOf(await chat.say('close it')), /CERT-3/);
  });
});
