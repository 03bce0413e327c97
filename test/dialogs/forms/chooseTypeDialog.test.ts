import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import type { Locale } from '../../../locales/index.ts';
import { choiceText, say } from '../../../locales/index.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aField, aForm, aRequestType, anArticle } from '../../support/fakeServiceDesk.ts';

const NAMES = ['Störung melden', 'Hardware order', 'Zugang beantragen', 'Access card lost'];
const DESCRIPTION = aField({ kind: 'multiLine', fieldId: 'description', name: 'What happened' });

function signedIn(locale: Locale = 'en', names: readonly string[] = NAMES): Harness {
  const chat = createDialogHarness({ locale });
  chat.identity.person = aPerson();
  chat.desk.forms = names.map((name, index) =>
    aForm([aField(), DESCRIPTION], { requestType: aRequestType({ id: String(10 + index), name }) }),
  );
  return chat;
}

const isAsked = (text: string) => text.includes('**Summary**');

describe('the kind of a request', () => {
  it('is begun by its name alone, and looked up where that is one word or asks something', async () => {
    const chat = signedIn('en', [...NAMES, 'Printers']);
    chat.desk.articles = [anArticle()];
    assert.ok(isAsked(textOf(await chat.say('Hardware order'))));
    await chat.say('stop');
    for (const text of ['printers', 'hardware order?']) assert.match(textOf(await chat.say(text)), /Did this solve it/);
  });

  it('is looked up where the service desk does not name its kinds', async () => {
    const chat = signedIn();
    chat.desk.articles = [anArticle()];
    chat.desk.findRequestTypes = async () => {
      throw new KojiError('unavailable', 'No answer.');
    };
    assert.match(textOf(await chat.say('Hardware order')), /Did this solve it/);
  });

  it('is chosen by its name where that asks for a request, too', async () => {
    const chat = signedIn('de');
    const begun = textOf(await chat.say('Störung melden'));
    assert.ok(begun.includes('**Störung melden**') && isAsked(begun), begun);
  });

  for (const text of ['hardware', 'Zugang', 'access card']) {
    it(`is chosen by words that are left with one: ${text}`, async () => {
      const chat = signedIn();
      await chat.say('Create a request');
      assert.ok(isAsked(textOf(await chat.say(text))));
    });
  }

  it('is asked for where a word leaves two', async () => {
    const chat = signedIn('en', ['Hardware order', 'Hardware fault']);
    await chat.say('Create a request');
    assert.deepEqual(choicesOf(await chat.say('hardware')), ['Hardware order', 'Hardware fault']);
  });

  for (const [locale, word] of [
    ['en', 'catering'],
    ['de', 'Kantine'],
    ['fr', 'cantine'],
    ['es', 'comedor'],
  ] as const) {
    it(`has a way out when nothing fits for the third time: ${locale}`, async () => {
      const chat = signedIn(locale);
      const replies = [await chat.say(choiceText(locale, 'createRequest'))];
      for (const text of [word, `${word} 2`, `${word} 3`]) replies.push(await chat.say(text));
      const stuck = say(locale, 'question.stuck');
      assert.deepEqual(
        replies.map((each) => textOf(each).includes(stuck)),
        [false, false, false, true],
      );
      const buttons = [choiceText(locale, 'stop'), choiceText(locale, 'talkToAgent')];
      assert.deepEqual(choicesOf(replies.at(-1) ?? []), [...NAMES, ...buttons]);
      await chat.say(choiceText(locale, 'stop'));
      assert.equal(chat.desk.created.length, 0);
    });
  }

  for (const [locale, word] of [
    ['en', 'none of these'],
    ['en', "I don't know"],
    ['de', 'weiß nicht'],
    ['fr', 'je ne sais pas'],
    ['es', 'no sé'],
    ['es', 'ninguna'],
  ] as const) {
    it(`has a way out at once for who knows none: ${word}`, async () => {
      const chat = signedIn(locale);
      await chat.say(choiceText(locale, 'createRequest'));
      const replies = await chat.say(word);
      assert.ok(textOf(replies).includes(say(locale, 'question.stuck')), textOf(replies));
      assert.ok(choicesOf(replies).includes(choiceText(locale, 'talkToAgent')));
    });
  }

  it('is another one where what it asks for is not there', async () => {
    const chat = signedIn();
    const findRequestForm = chat.desk.findRequestForm.bind(chat.desk);
    chat.desk.findRequestForm = async (id) => {
      if (id === '11') throw new KojiError('notFound', 'No fields.');
      return findRequestForm(id);
    };
    await chat.say('Create a request');
    const replies = await chat.say('Hardware order');
    assert.match(textOf(replies), /\*\*Hardware order\*\* cannot be filled in here just now/);
    assert.deepEqual(choicesOf(replies), ['Create a request', 'Talk to an agent']);
    await chat.say('Create a request');
    assert.ok(isAsked(textOf(await chat.say('Access card lost'))));
  });
});

describe('what a request is begun with', () => {
  it('is its subject, and what happened is still asked', async () => {
    const chat = signedIn();
    await chat.say('create a request: my mouse is broken');
    const asked = textOf(await chat.say('Hardware order'));
    assert.match(asked, /\*\*Summary\*\*: my mouse is broken[^]*\*\*What happened\*\*\?/);
  });

  it('is in both where it is too long for the subject', async () => {
    const chat = signedIn();
    const words = `my mouse ${'is very broken '.repeat(20)}`.trim();
    await chat.say(`create a request: ${words}`);
    assert.match(textOf(await chat.say('Hardware order')), /\*\*What happened\*\*: my mouse[^]*check your request/);
  });

  it('is in the only field for words there is', async () => {
    const chat = signedIn();
    chat.desk.forms = [aForm([aField({ kind: 'multiLine', fieldId: 'customfield_1', name: 'Your words' })])];
    await chat.say('create a request: my mouse is broken');
    assert.match(textOf(await chat.say('Get IT help')), /\*\*Your words\*\*: my mouse is broken/);
  });
});
