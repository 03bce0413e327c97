import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import { aField } from '../../support/fakeServiceDesk.ts';
import { SUMMARY, answers, began, signedIn } from './creating.ts';

describe('the review', () => {
  for (const [locale, create, send] of [
    ['en', ['Create a request', 'create a request', 'create'], 'send the request'],
    ['fr', ['Créer une demande', 'créer'], 'envoyer la demande'],
    ['de', ['Anfrage erstellen', 'anfrage erstellen', 'erstellen'], 'Anfrage senden'],
    ['es', ['Crear una solicitud', 'crear'], 'enviar la solicitud'],
  ] as const) {
    it(`sends nothing for the words that begin a request: ${locale}`, async () => {
      for (const words of create) {
        const chat = signedIn(SUMMARY);
        await chat.say(create[0]);
        await chat.say('Get IT help');
        await chat.say('No toner');
        await chat.say(words);
        assert.deepEqual(chat.desk.created, [], words);
      }
      const chat = signedIn(SUMMARY);
      await chat.say(create[0]);
      await chat.say('Get IT help');
      await chat.say('No toner');
      await chat.say(send);
      assert.equal(chat.desk.created.length, 1);
    });
  }
});

describe('what is said at the review in several ways at once', () => {
  for (const words of ['looks good, send it please', 'ok thanks', 'passt so, abschicken', 'está bien, envíalo'])
    it(`sends the request: ${words}`, async () => {
      const chat = await began(SUMMARY);
      await chat.say('No toner');
      await chat.say(words);
      assert.equal(chat.desk.created.length, 1);
    });

  for (const words of ['yes, but change the summary', 'send it to Bob', 'ok what does it cost', 'thanks'])
    it(`sends nothing where more is meant: ${words}`, async () => {
      const chat = await began(SUMMARY);
      await chat.say('No toner');
      await chat.say(words);
      assert.deepEqual(chat.desk.created, []);
    });
});

describe('a field for several choices', () => {
  const choices = ['Red', 'Blue', 'Green'].map((label, index) => ({ id: String(index), label }));
  const field = aField({
    kind: 'multiChoice',
    fieldId: 'm',
    name: 'Colours',
    choices,
    defaultChoiceIds: [],
    required: false,
  });
  for (const words of [
    ['skip', 'no', 'nothing else', "that's all", 'no thanks', 'skip the rest'],
    ['überspringen', 'nein', 'nichts weiter', 'das ist alles', 'nein danke'],
    ['passer', 'non', "rien d'autre", "c'est tout", 'plus rien'],
    ['omitir', 'nada más', 'eso es todo', 'no, nada más'],
  ].flat()) {
    it(`is done once something is chosen: ${words}`, async () => {
      const chat = await began(field);
      await chat.say('Blue');
      assert.match(textOf(await chat.say(words)), /check your request/);
      await chat.say('send');
      assert.deepEqual(answers(chat)?.['m'], { kind: 'multiChoice', choiceIds: ['1'] });
    });
  }
});

describe('the last look at a request', () => {
  for (const words of ['summary', 'change the summary', 'change summary', 'Summary ändern', 'modifier summary']) {
    it(`leads to a field by its name: ${words}`, async () => {
      const chat = await began(SUMMARY);
      await chat.say('No toner');
      assert.match(textOf(await chat.say(words)), /\*\*Summary\*\*\?/);
      assert.match(textOf(await chat.say('No paper')), /\*\*Summary\*\*: No paper/);
    });
  }
});

describe('a field that may stay empty', () => {
  const labels = aField({ kind: 'labels', fieldId: 'l', name: 'Tags', required: false });
  for (const words of ['nothing else', 'done', 'no', 'fertig', "rien d'autre", 'Listo']) {
    it(`is left so, and gets no label: ${words}`, async () => {
      const chat = await began(labels);
      assert.match(textOf(await chat.say(words)), /check your request/);
      await chat.say('send');
      assert.deepEqual(answers(chat), {});
    });
  }
});

describe('a button that is pressed late', () => {
  for (const words of [
    ['Begin a new one', 'Try again', 'Keep “3”', '3 ★', 'continue', 'go on', 'resume', 'please', 'retry'],
    ['En commencer une nouvelle', 'Réessayer', 'Garder « 3 »', 'continuer', 'svp'],
    ['Neu beginnen', 'Noch einmal versuchen', '„3“ beibehalten', 'weiter', 'bitte'],
    ['Empezar una nueva', 'Intentar otra vez', 'Dejar «3»', 'seguir', 'por favor'],
  ].flat()) {
    it(`is no question, and goes into no request: ${words}`, async () => {
      const chat = signedIn(SUMMARY);
      assert.match(textOf(await chat.say(words)), /nothing open that this would answer/);
      await chat.say('Create a request');
      assert.match(textOf(await chat.say('Get IT help')), /\*\*Summary\*\*/);
    });
  }

  for (const words of [
    ['continue', 'go on', 'continue with my request', 'go on with the request'],
    ['continuer', 'continuer avec ma demande', 'reprendre'],
    ['weiter', 'weitermachen', 'weiter mit meiner anfrage'],
    ['seguir', 'continuar', 'seguir con la solicitud'],
  ].flat()) {
    it(`goes on with a request that was left: ${words}`, async () => {
      const chat = await began(SUMMARY);
      await chat.say('No toner');
      await chat.say('Cancel');
      assert.match(textOf(await chat.say(words)), /Let us go on/);
    });
  }
});
