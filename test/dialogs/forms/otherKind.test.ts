import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../../support/chat.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aField, aForm, aRequestType } from '../../support/fakeServiceDesk.ts';

const DESCRIPTION = aField({ fieldId: 'description', kind: 'multiLine', name: 'Description' });
const FLOOR = aField({ fieldId: 'floor', name: 'Floor' });

/** The customer has begun a request for help, and written what it is. */
async function begun(locale?: string): Promise<Harness> {
  const chat = createDialogHarness(locale === undefined ? {} : { locale });
  chat.identity.person = aPerson();
  chat.desk.forms = [
    aForm([aField(), FLOOR, DESCRIPTION]),
    aForm([aField(), DESCRIPTION], { requestType: aRequestType({ id: '11', name: 'New hardware' }) }),
    aForm([aField({ fieldId: 'customfield_9', name: 'Program' })], {
      requestType: aRequestType({ id: '12', name: 'Software access' }),
    }),
  ];
  for (const each of ['create a request', 'Get IT help', 'A mouse', '3']) await chat.say(each);
  return chat;
}

describe('a request that turns out to be of another kind', () => {
  it('goes on as one of that kind, with what fits, and says what does not', async () => {
    const chat = await begun();
    const asked = await chat.say('this is the wrong kind of request');
    assert.deepEqual(choicesOf(asked).slice(0, 3), ['Get IT help', 'New hardware', 'Software access']);
    const opened = textOf(await chat.say('New hardware'));
    assert.match(opened, /New hardware[^]*A mouse[^]*does not ask for: \*\*Floor\*\*: 3[^]*Description/);
    for (const each of ['It squeaks', 'Send the request']) await chat.say(each);
    assert.deepEqual(
      chat.desk.created.map(({ requestTypeId, answers }) => [requestTypeId, Object.keys(answers)]),
      [['11', ['summary', 'description']]],
    );
  });

  it('goes on at once where its name is said', async () => {
    const chat = await begun();
    assert.match(textOf(await chat.say('please change the type to new hardware')), /New hardware[^]*A mouse/);
  });

  for (const [locale, said] of [
    ['en', 'sorry, I want new hardware instead'],
    ['en', 'no I wanted a new hardware'],
    ['en', 'actually I need New Hardware'],
    ['de', 'Entschuldigung, ich wollte New hardware'],
    ['de', 'nein, ich brauche doch New hardware'],
    ['fr', 'désolé, je voulais New hardware'],
    ['es', 'no, quería New hardware'],
    ['es', 'perdón, no: quiero New hardware'],
    ['es', 'no, quiero New hardware'],
  ] as const) {
    it(`goes on as one of the kind that is meant instead: ${said}`, async () => {
      const chat = await begun(locale);
      assert.match(textOf(await chat.say(said)), /New hardware[^]*A mouse/);
    });
  }

  for (const [said, expected] of [
    ['sorry, I want a new laptop instead', /Request a new laptop[^]*A mouse/],
    ['no, I wanted a new laptop', /Request a new laptop[^]*A mouse/],
    ['sorry, I want a laptop instead', /^\*\*Description\*\*: sorry, I want a laptop instead|Please check/],
  ] as const)
    it(`knows a kind by the end of its name, if that says enough: ${said}`, async () => {
      const chat = await begun();
      const laptop = aRequestType({ id: '13', name: 'Request a new laptop' });
      chat.desk.forms = [...chat.desk.forms, aForm([aField(), DESCRIPTION], { requestType: laptop })];
      assert.match(textOf(await chat.say(said)), expected);
    });

  for (const said of [
    'new hardware',
    'I want new hardware',
    'sorry, new hardware was promised',
    'no new hardware',
    'no quiero New hardware',
    'perdón, no necesito New hardware',
    'no quiero new hardware',
    'no necesito New hardware, gracias',
    'instead',
  ]) {
    it(`is filled in with what only sounds like it: ${said}`, async () => {
      const chat = await begun();
      assert.match(textOf(await chat.say(said)), /right\?|Send|check|look/i);
      await chat.say('Send the request');
      assert.equal(chat.desk.created[0]?.requestTypeId, '10');
    });
  }

  it('stays of its kind where that is named, and asks on', async () => {
    const chat = await begun();
    assert.match(textOf(await chat.say('sorry, I wanted to get IT help')), /Description/);
  });

  it('may be called by its kind in one line', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    chat.desk.forms = [aForm([aField(), DESCRIPTION])];
    for (const each of ['create a request', 'Get IT help']) await chat.say(each);
    assert.match(textOf(await chat.say('I wanted to get IT help')), /Description/);
  });

  it('loses nothing where no field of it fits', async () => {
    const chat = await begun();
    const said = textOf(await chat.say('change the type to Software access'));
    assert.match(said, /\*\*Summary\*\*: A mouse; \*\*Floor\*\*: 3/);
  });

  it('takes its files along', async () => {
    const chat = await begun();
    await chat.send({
      type: 'message',
      attachments: [{ contentType: 'image/png', contentUrl: 'https://files.test/a.png', name: 'a.png' }],
    });
    await chat.say('wrong type');
    await chat.say('New hardware');
    assert.match(textOf(await chat.say('It squeaks')), /a\.png/);
  });

  it('takes along the file that comes with the word for it', async () => {
    const chat = await begun();
    const attachments = [{ contentType: 'image/png', contentUrl: 'https://files.test/a.png', name: 'a.png' }];
    await chat.send({ type: 'message', text: 'wrong type', attachments });
    await chat.say('New hardware');
    assert.match(textOf(await chat.say('It squeaks')), /a\.png/);
  });

  it('goes back to the kind that it had by a button, or by “back”', async () => {
    const chat = await begun();
    assert.ok(choicesOf(await chat.say('wrong type')).includes('Go on with my request'));
    assert.match(textOf(await chat.say('back')), /Get IT help[^]*Description/);
  });

  it('is not meant by a change of a field that is called so, nor by a sentence that begins so', async () => {
    const chat = await begun();
    chat.desk.forms = [aForm([aField(), aField({ fieldId: 'c', name: 'Category' }), DESCRIPTION])];
    for (const each of ['stop', 'stop', 'create a request', 'Get IT help', 'A mouse', 'Hardware']) await chat.say(each);
    const sentence = 'Change the form to PDF. The old one cannot be filled in.';
    assert.match(textOf(await chat.say(sentence)), /Description\*\*: Change the form to PDF/);
    assert.match(textOf(await chat.say('change the category to Software')), /Category\*\*: Software/);
  });

  it('is left as it was where it is stopped before another kind is chosen', async () => {
    const chat = await begun();
    for (const each of ['wrong type', 'stop']) await chat.say(each);
    assert.match(textOf(await chat.say('Go on with my request')), /Get IT help[^]*Description/);
  });

  it('is not meant by who writes that once more', async () => {
    const chat = await begun();
    for (const each of ['wrong type', 'Continue my request']) await chat.say(each);
    assert.match(textOf(await chat.say('wrong type')), /Description\*\*: wrong type/);
  });

  for (const [locale, text] of [
    ['de', 'Das ist die falsche Anfrageart'],
    ['de', 'falsches Formular'],
    ['de', 'ich habe die falsche Art gewählt'],
    ['en', 'I chose the wrong type'],
    ['fr', 'je me suis trompé de type'],
    ['es', 'me equivoqué de tipo'],
    ['fr', "c'est le mauvais type de demande"],
    ['es', 'tipo equivocado'],
  ] as const) {
    it(`is understood in every language: ${text}`, async () => {
      const chat = await begun(locale);
      assert.ok(choicesOf(await chat.say(text)).includes('Software access'));
    });
  }
});
