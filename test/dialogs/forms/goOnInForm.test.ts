import assert from 'node:assert/strict';
import { LOCALES, say } from '../../../locales/index.ts';
import { PHRASES } from '../../../locales/phrases.ts';
import { textOf } from '../../support/chat.ts';
import { inForm } from '../interruptions/unfinishedFlows.ts';

const LEFT = ['stop', 'comment on CERT-1', 'Second floor', 'Create a request', 'Get IT help'];

describe('the words that the bot tells for going on with what was left', () => {
  for (const locale of LOCALES) {
    it(`are those that it knows: ${locale}`, () => {
      const [told = ''] = PHRASES[locale].goOnWords;
      assert.ok(say(locale, 'unfinished.kept').toLowerCase().includes(told), told);
    });
  }

  for (const words of ['go on', 'Weiter', 'continuer']) {
    it(`are no value of a form: ${words}`, async () => {
      const chat = await inForm();
      for (const text of LEFT) await chat.say(text);
      assert.match(textOf(await chat.say(words)), /keep your request[^]*would go on CERT-1[^]*Second floor/);
      await chat.say('Yes');
      await chat.say('go on');
      assert.match(textOf(await chat.say('No toner')), /\*\*Details\*\*/);
    });

    it(`lead there from the review: ${words}`, async () => {
      const chat = await inForm();
      for (const text of [...LEFT, 'No toner', 'Third floor']) await chat.say(text);
      assert.match(textOf(await chat.say(words)), /would go on CERT-1[^]*Second floor/);
    });
  }

  it('are the value when they are written there once more, and where nothing was left', async () => {
    const chat = await inForm();
    for (const text of [...LEFT, 'go on', 'Go on with my request', 'go on', 'x']) await chat.say(text);
    assert.match(textOf(await chat.say('no toner')), /\*\*Summary\*\*: go on/);
    const other = await inForm();
    for (const text of ['go on', 'x']) await other.say(text);
    assert.match(textOf(await other.say('no toner')), /\*\*Summary\*\*: go on/);
  });

  it('go on with the request where that is asked', async () => {
    const chat = await inForm();
    for (const text of [...LEFT, 'No toner', 'stop', 'Create a request']) await chat.say(text);
    assert.match(textOf(await chat.say('go on')), /\*\*Details\*\*/);
  });
});
