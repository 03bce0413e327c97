import assert from 'node:assert/strict';
import type { RequestField } from '../../../jira/requestForm.ts';
import { textOf } from '../../support/chat.ts';
import { aField } from '../../support/fakeServiceDesk.ts';
import { file } from '../requests/signedIn.ts';
import { DESCRIPTION, SUMMARY, began } from './creating.ts';

const choices = (...labels: readonly string[]) => labels.map((label) => ({ id: `c${label}`, label, children: [] }));
const PLACE = aField({ kind: 'singleChoice', fieldId: 'place', name: 'Sede', choices: choices('Milano', 'Roma Est') });
const AMOUNT = aField({ kind: 'number', fieldId: 'n', name: 'Aantal' });
const RANK = aField({
  kind: 'singleChoice',
  fieldId: 'rank',
  name: 'Rang',
  choices: choices('Laag', 'Hoog'),
  defaultChoiceId: 'cLaag',
});

describe('what is said to have been meant', () => {
  for (const text of [
    'sorry, I meant Roma Est',
    'no, Roma Est',
    'I mean Roma',
    'ich meinte Roma Est',
    'perdón, Roma Est',
  ])
    it(`takes the place of what was answered last: ${text}`, async () => {
      const chat = await began(SUMMARY, PLACE, AMOUNT);
      for (const line of ['No toner', 'Milano']) await chat.say(line);
      assert.match(textOf(await chat.say(text)), /Sede\*\*: Roma Est\.[^]*\*\*Aantal\*\*\?/);
    });

  it('is none where it is turned down, or is no answer to that', async () => {
    const chat = await began(SUMMARY, PLACE, AMOUNT);
    for (const line of ['No toner', 'Milano']) await chat.say(line);
    for (const text of ['not Roma Est', 'sorry, I meant Paris'])
      assert.match(textOf(await chat.say(text)), /^That is not a number[^]*\*\*Aantal\*\*\?/);
  });

  for (const text of ['sorry, 2 December', 'actually 2 December', 'pardon, 2 décembre', 'perdón, 2 de diciembre'])
    it(`is no answer to what is asked now, though it might be one: ${text}`, async () => {
      const [from, till] = ['Dal', 'Tot'].map((name) => aField({ kind: 'date', fieldId: name, name }));
      const chat = await began(SUMMARY, ...(from && till ? [from, till] : []));
      for (const line of ['My car', '1 December']) await chat.say(line);
      assert.match(textOf(await chat.say(text)), /\*\*Dal\*\*: 2026-12-02[^]*\*\*Tot\*\*\?/);
    });

  it('is an answer where it cannot be what was answered last', async () => {
    const chat = await began(SUMMARY, PLACE, AMOUNT);
    for (const line of ['No toner', 'Milano']) await chat.say(line);
    assert.match(textOf(await chat.say('sorry, 9 please')), /Sede\*\*: Milano[^]*\*\*Aantal\*\*: 9/);
  });

  it('is no other text than the one before', async () => {
    const chat = await began(SUMMARY, AMOUNT);
    await chat.say('No toner');
    assert.match(textOf(await chat.say('no, I do not know')), /^That is not a number[^]*\*\*Aantal\*\*\?/);
  });

  it('is a text where that is asked for', async () => {
    const chat = await began(SUMMARY, PLACE, DESCRIPTION);
    for (const line of ['No toner', 'Milano']) await chat.say(line);
    assert.match(textOf(await chat.say('I mean the printer')), /Description\*\*: I mean the printer/);
  });
});

describe('a code that was meant', () => {
  const PLATE = aField({ fieldId: 'plate', name: 'Targa' });
  /** The plate is answered, and the place asked for. */
  const afterPlate = async (plate: string, ...more: readonly RequestField[]) => {
    const chat = await began(SUMMARY, PLATE, ...more);
    for (const line of ['My car', plate]) await chat.say(line);
    return chat;
  };

  for (const text of [
    'sorry, I meant B-2',
    'I meant B-2!',
    'ich meinte B-2',
    'pardon, je voulais dire B-2',
    'quise decir B-2',
  ])
    it(`takes the place of the one before: ${text}`, async () => {
      for (const asked of [PLACE, AMOUNT]) {
        const chat = await afterPlate('B-1', asked);
        assert.match(textOf(await chat.say(text)), /Targa\*\*: B-2\.[^]*\*\*(?:Sede|Aantal)\*\*\?/);
      }
    });

  for (const [plate, text] of [
    ['B-1', 'sorry, I meant the other car'],
    ['B-1', 'no, B-2'],
    ['B-1', 'I do not know B-2'],
    ['B-1', 'not B-2'],
    ['the red one', 'sorry, I meant B-2'],
  ] as const)
    it(`is none where something else may be told: ${plate}, ${text}`, async () => {
      const chat = await afterPlate(plate, PLACE);
      assert.match(textOf(await chat.say(text)), /not one of the choices[^]*\*\*Sede\*\*\?/);
      assert.match(textOf(await chat.say('Milano')), new RegExp(`Targa\\*\\*: ${plate}`));
    });

  it('is none where it may be meant for what is asked', async () => {
    const chat = await afterPlate('B-1', AMOUNT);
    assert.match(textOf(await chat.say('I meant 2')), /^That is not a number[^]*\*\*Aantal\*\*\?/);
    const other = await afterPlate('B-1', DESCRIPTION);
    assert.match(textOf(await other.say('I meant B-2')), /Description\*\*: I meant B-2/);
  });
});

describe('a text that orders a change and says more', () => {
  it('is the text, once it is said again', async () => {
    const chat = await began(SUMMARY, PLACE, DESCRIPTION);
    for (const line of ['No toner', 'Milano']) await chat.say(line);
    const text = 'Please change the Sede to Roma Est because the office moved';
    assert.match(textOf(await chat.say(text)), /Sede\*\* stays Milano[^]*write it once more/);
    assert.match(textOf(await chat.say(text)), /Sede\*\*: Milano[^]*Description\*\*: Please change the Sede/);
  });
});

describe('a code that is stated', () => {
  it('is what a field of one line shall be, by a part of its name', async () => {
    const chat = await began(SUMMARY, aField({ fieldId: 'tag', name: 'Inventory tag' }));
    for (const line of ['No toner', 'A-1']) await chat.say(line);
    for (const [text, tag] of [
      ['the tag is 112244', '112244'],
      ['the inventory tag is B-77', 'B-77'],
    ] as const)
      assert.ok(textOf(await chat.say(text)).includes(`**Inventory tag**: ${tag}`));
  });
});

describe('what says that nothing is to be chosen or sent', () => {
  it('keeps what is suggested where something is needed', async () => {
    const chat = await began(SUMMARY, RANK);
    await chat.say('No toner');
    assert.match(textOf(await chat.say('skip')), /Rang\*\*: Laag/);
  });

  it('is that nobody knows, and is said to be left empty where a text is asked for', async () => {
    for (const text of ['I don’t know', 'keine Ahnung', 'weiß ich nicht', 'je ne sais pas', 'no lo sé', 'not sure']) {
      const chat = await began(SUMMARY, DESCRIPTION);
      await chat.say('No toner');
      assert.match(textOf(await chat.say(text)), /Description\*\* is left empty[^]*check your request/, text);
    }
    const needed = await began(SUMMARY, AMOUNT);
    await needed.say('No toner');
    assert.match(textOf(await needed.say('no idea')), /not a number/);
  });

  it('is that there is no file', async () => {
    const files = aField({ kind: 'attachment', fieldId: 'attachment', name: 'Files', required: false });
    for (const text of ['no file', 'I have no attachment', 'keine Dateien', 'pas de photo', 'sin archivos']) {
      const chat = await began(SUMMARY, files);
      await chat.say('No toner');
      assert.match(textOf(await chat.say(text)), /check your request/);
    }
  });

  it('is that all files are there', async () => {
    const files = aField({ kind: 'attachment', fieldId: 'attachment', name: 'Files' });
    const chat = await began(SUMMARY, files);
    await chat.say('No toner');
    await chat.send({ type: 'message', text: '', attachments: [file('a.png')] });
    assert.match(textOf(await chat.say('that was all')), /check your request/);
  });
});

describe('a number', () => {
  it('is the choice that begins with it, and no place', async () => {
    const years = aField({
      kind: 'singleChoice',
      fieldId: 'y',
      name: 'Anni',
      choices: choices('2 anni', '1 anno', '24'),
    });
    for (const [text, expected] of [
      ['1', '1 anno'],
      ['2', '2 anni'],
      ['3', '24'],
    ] as const) {
      const chat = await began(SUMMARY, years);
      await chat.say('No toner');
      assert.ok(textOf(await chat.say(text)).includes(`**Anni**: ${expected}`), text);
    }
  });

  it('may be just that', async () => {
    for (const text of ['just one', 'nur einer', 'solo una', 'seulement une']) {
      const chat = await began(SUMMARY, AMOUNT);
      await chat.say('No toner');
      assert.ok(textOf(await chat.say(text)).includes('**Aantal**: 1'), text);
    }
  });
});

describe('a sign behind what says that something shall be so', () => {
  it('leaves no doubt, of a long text too', async () => {
    const chat = await began(SUMMARY, DESCRIPTION, { ...PLACE, required: false });
    for (const line of ['No toner', 'It is empty']) await chat.say(line);
    const told = textOf(await chat.say('Description should be: I moved to HR.'));
    assert.match(told, /Description\*\*: I moved to HR\.[^]*\*\*Sede\*\*\?/);
  });
});

describe('a choice that is a number', () => {
  it('may be said with what it counts', async () => {
    const floors = aField({ kind: 'singleChoice', fieldId: 'f', name: 'Piano', choices: choices('3', '7', '12') });
    const chat = await began(SUMMARY, floors);
    await chat.say('No toner');
    assert.match(textOf(await chat.say('floor 12 or 7')), /not one of the choices/);
    assert.match(textOf(await chat.say('piso 12')), /Piano\*\*: 12/);
  });
});

describe('what sends a request', () => {
  for (const text of [
    'send it off',
    'ja bitte senden',
    'la quiero enviar',
    'je veux l’envoyer',
    'perfect',
    'in Ordnung',
  ])
    it(`is said in many words: ${text}`, async () => {
      const chat = await began(SUMMARY);
      await chat.say('No toner');
      await chat.say(text);
      assert.equal(chat.desk.created.length, 1);
    });

  for (const text of ['done', 'close it', 'approve it', 'yes but later', 'share it'])
    it(`is not what says something else: ${text}`, async () => {
      const chat = await began(SUMMARY);
      await chat.say('No toner');
      await chat.say(text);
      assert.equal(chat.desk.created.length, 0);
    });
});

describe('a way back', () => {
  for (const text of ['go back', 'back', 'previous question', 'eine Frage zurück', 'question précédente', 'volver'])
    it(`leads to what was answered last: ${text}`, async () => {
      const chat = await began(SUMMARY, PLACE, aField({ fieldId: 'tag', name: 'Tag' }));
      for (const line of ['No toner', 'Milano']) await chat.say(line);
      assert.match(textOf(await chat.say(text)), /\*\*Sede\*\*\?/);
      assert.match(textOf(await chat.say('Roma Est')), /\*\*Tag\*\*\?/);
      assert.match(textOf(await chat.say('A-1')), /Sede\*\*: Roma Est[^]*Tag\*\*: A-1/);
    });

  it('leads back question by question', async () => {
    const chat = await began(SUMMARY, AMOUNT, PLACE, aField({ fieldId: 'tag', name: 'Tag' }));
    for (const line of ['No toner', '2', 'Milano', 'back']) await chat.say(line);
    assert.match(textOf(await chat.say('back')), /\*\*Aantal\*\*\?/);
    assert.match(textOf(await chat.say('3')), /\*\*Tag\*\*\?/);
  });

  it('asks the first question again where nothing is answered', async () => {
    const chat = await began(SUMMARY, PLACE);
    assert.match(textOf(await chat.say('go back')), /\*\*Summary\*\*\?/);
  });

  it('leaves what is changed after the review as it was', async () => {
    const chat = await began(SUMMARY, PLACE);
    for (const line of ['No toner', 'Milano', 'change Sede']) await chat.say(line);
    assert.match(textOf(await chat.say('go back')), /check your request[^]*Sede\*\*: Milano/);
  });
});
