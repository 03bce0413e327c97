import assert from 'node:assert/strict';
import { aPerson } from '../../support/dialogFakes.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aField, aForm } from '../../support/fakeServiceDesk.ts';
import { answers, signedIn } from './creating.ts';

const CONTACT = aField({ kind: 'text', fieldId: 'contact', name: 'Contact', defaultText: 'Reception' });
const REASON = aField({ kind: 'text', fieldId: 'reason', name: 'Reason' });

describe('a field for which a form suggests something', () => {
  it('is not filled with what the request is about', async () => {
    const chat = signedIn(CONTACT);
    await chat.say('create a request: need the big room for the board');
    assert.deepEqual(choicesOf(await chat.say('Get IT help')), ['Keep “Reception”']);
    await chat.say('keep it');
    await chat.say('send');
    assert.deepEqual(answers(chat)?.['contact'], { kind: 'text', text: 'Reception' });
  });

  it('is the only one that is not: the only text field of a form takes the words', async () => {
    const chat = signedIn(REASON);
    await chat.say('create a request: need the big room for the board');
    assert.match(textOf(await chat.say('Get IT help')), /\*\*Reason\*\*: need the big room for the board/);
  });

  const KEPT: Readonly<Record<string, readonly string[]>> = {
    en: ['keep', 'keep it', 'leave it', 'leave it as it is', 'keep that', 'no change'],
    fr: ['laisser', 'laisser comme ça', 'laissez comme ça', 'garde', 'conserver', 'inchangé'],
    de: ['so lassen', 'behalten', 'lass es so', 'lassen Sie es so', 'passt so', 'unverändert'],
    es: ['déjalo así', 'conservar', 'dejar así', 'mantener', 'así está bien', 'déjelo como está'],
  };
  for (const [locale, texts] of Object.entries(KEPT)) {
    for (const said of texts) {
      it(`keeps it: ${said}`, async () => {
        const chat = createDialogHarness({ locale });
        chat.identity.person = aPerson();
        chat.desk.forms = [aForm([CONTACT, REASON])];
        for (const text of ['create a request', 'Get IT help', said, 'Board meeting', 'ok']) await chat.say(text);
        assert.deepEqual(answers(chat), {
          contact: { kind: 'text', text: 'Reception' },
          reason: { kind: 'text', text: 'Board meeting' },
        });
      });
    }
  }

  it('can be left with the whole request', async () => {
    for (const said of ['stop', 'laisse tomber', 'déjalo', 'vergiss es']) {
      const chat = signedIn(CONTACT);
      for (const text of ['create a request', 'Get IT help', said]) await chat.say(text);
      assert.deepEqual(chat.desk.created, [], said);
      assert.doesNotMatch(textOf(await chat.say('help')), /Contact/, said);
    }
  });
});

describe('a field with a suggestion that was answered otherwise', () => {
  for (const said of ['keep', 'Keep “10”', 'no change']) {
    it(`is kept as it is after a correction that is no value: ${said}`, async () => {
      const chat = signedIn(aField({ kind: 'number', fieldId: 'floor', name: 'Floor', defaultNumber: 1 }));
      for (const text of ['create a request', 'Get IT help', '10']) await chat.say(text);
      const asked = choicesOf(await chat.say('Floor: lots'));
      assert.deepEqual(asked.includes('Keep “10”') && !asked.includes('Keep “1”'), true, asked.join());
      assert.match(textOf(await chat.say(said)), /\*\*Floor\*\*: 10/);
    });
  }
});
