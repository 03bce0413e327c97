import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import { file, ownRequest, signedIn } from './signedIn.ts';

describe('a key that is not written as one', () => {
  for (const said of ['CERT 1', 'cert 1', 'cert1', 'CERT1', 'show me cert1', 'status of CERT 1'])
    for (const shown of [true, false])
      it(`is known by its project ${shown ? 'while a request is shown' : 'at once'}: ${said}`, async () => {
        const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-2' })]);
        if (shown) await chat.say('CERT-2');
        assert.match(textOf(await chat.say(said)), /No toner[^]*Waiting for support/);
      });

  it('names the request for what is to be done', async () => {
    const chat = signedIn();
    chat.desk.transitions = [{ id: '21', name: 'Close' }];
    assert.match(textOf(await chat.say('close cert1')), /\*\*Close\*\*: shall I do that with CERT-1/);
  });

  for (const said of ['ISO 27001', 'windows11', 'floor 3', 'mp3'])
    it(`is looked up where no such request is known: ${said}`, async () => {
      const chat = signedIn();
      await chat.say('CERT-1');
      await chat.say(said);
      assert.deepEqual(chat.desk.searches, [said]);
    });

  for (const said of ['CERT-1?x=1', 'CERT-1?expand=all'])
    it(`is said to be none with a query behind it: ${said}`, async () => {
      assert.match(textOf(await signedIn().say(said)), /is not the key of a request/);
    });
});

describe('a comment that is added to “it”', () => {
  for (const [said, locale] of [
    ['add a comment to it: front door', 'en'],
    ['please add a comment to this ticket: front door', 'en'],
    ['write a note on it: front door', 'en'],
    ['add a comment to it that front door', 'en'],
    ['schreib einen Kommentar dazu: front door', 'de'],
    ['füge ihr einen Kommentar hinzu: front door', 'de'],
    ['füge dem Ticket einen Kommentar hinzu: front door', 'de'],
    ['ajoute-lui un commentaire : front door', 'fr'],
    ['ajoute un commentaire à cette demande : front door', 'fr'],
    ['añade un comentario a esta solicitud: front door', 'es'],
    ['añádele un comentario: front door', 'es'],
  ] as const)
    it(`is one on the request that is looked at: ${said}`, async () => {
      const chat = signedIn(undefined, { locale });
      await chat.say('CERT-1');
      assert.match(textOf(await chat.say(said)), /CERT-1[^]*front door/);
      await chat.send({ type: 'message', attachments: [file('a.png')] });
      assert.deepEqual(chat.desk.searches, []);
    });
});
