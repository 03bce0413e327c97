import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import { choiceText } from '../../../locales/index.ts';
import { aField, aRequest } from '../../support/fakeServiceDesk.ts';
import { DESCRIPTION, SUMMARY, answers, began, signedIn } from './creating.ts';

describe('what is no text of a request', () => {
  for (const text of ['no', 'nein', 'non'])
    it(`is a plain no where it may be left out, which is said: ${text}`, async () => {
      const chat = await began(SUMMARY, DESCRIPTION);
      await chat.say('No toner');
      assert.match(textOf(await chat.say(text)), /Description\*\* is left empty[^]*check your request/);
    });

  it('is no dash where one is needed', async () => {
    const chat = await began(SUMMARY);
    assert.match(textOf(await chat.say('-')), /need an answer[^]*Summary/);
    await chat.say('No toner');
    assert.match(textOf(await chat.say('Summary: -')), /need an answer[^]*Summary/);
    assert.match(textOf(await chat.say('Cancel')), /Summary\*\*: No toner/);
  });

  it('is no way to write it', async () => {
    const chat = await began(SUMMARY);
    await chat.say('No toner');
    assert.match(textOf(await chat.say('the summary should be in capitals')), /^\*\*Summary\*\*\?/);
  });

  for (const text of ['close CERT-1', 'comment on CERT-1: it works', 'share CERT-1 with second@customer.test'])
    it(`is no order for another request, unless it is said again: ${text}`, async () => {
      const chat = await began(SUMMARY);
      chat.desk.requests = [{ ...aRequest(), owner: 'account-1', isOpen: true }];
      assert.match(textOf(await chat.say(text)), /keep your request[^]*was your answer, write it there once more/);
      await chat.say('Go on with my request');
      assert.ok(textOf(await chat.say(text)).includes(`**Summary**: ${text}`));
    });

  it('is no order at another line of the form either', async () => {
    const chat = await began(SUMMARY, aField({ fieldId: 'serial', name: 'Serial number' }));
    chat.desk.requests = [{ ...aRequest(), owner: 'account-1', isOpen: true }];
    await chat.say('No toner');
    assert.match(textOf(await chat.say('close CERT-1')), /keep your request[^]*write it there once more/);
  });

  it('is no mere name of another request: that may be its title', async () => {
    const chat = await began(SUMMARY);
    assert.match(textOf(await chat.say('CERT-1 is back again')), /Summary\*\*: CERT-1 is back again/);
  });
});

describe('how urgent a request is', () => {
  for (const text of [
    'open a ticket urgent my laptop died',
    'create a request: my laptop died, urgent',
    'Anfrage erstellen: Laptop kaputt, dringend',
  ])
    it(`stays in its title: ${text}`, async () => {
      const chat = signedIn(SUMMARY);
      await chat.say(text);
      await chat.say('Get IT help');
      await chat.say(choiceText('en', 'send'));
      assert.match(JSON.stringify(answers(chat)), /urgent|dringend/);
    });
});
