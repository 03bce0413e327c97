import assert from 'node:assert/strict';
import type { RequestField } from '../../../jira/requestForm.ts';
import type { Locale } from '../../../locales/index.ts';
import { choiceText } from '../../../locales/index.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aField, aForm } from '../../support/fakeServiceDesk.ts';

const choices = (...labels: readonly string[]) => labels.map((label) => ({ id: `c${label}`, label, children: [] }));
const TITLE = aField({ name: 'Temat' });
const CONTACT = aField({ fieldId: 'contact', name: 'Kontakt' });
const NUMBER = aField({ fieldId: 'inventory', name: 'Numer inwentarzowy' });
const STATUS = aField({
  kind: 'singleChoice',
  fieldId: 'status',
  name: 'Status',
  choices: choices('Open', 'Closed', 'None'),
});
const AMOUNT = aField({ kind: 'number', fieldId: 'amount', name: 'Kwota' });
const DUE = aField({ kind: 'date', fieldId: 'due', name: 'Due date' });
const LABELS = aField({ kind: 'labels', fieldId: 'labels', name: 'Etykiety' });

/** The customer has filled in so much of a form with these fields. */
async function filledIn(
  fields: readonly RequestField[],
  answers: readonly string[],
  locale: Locale = 'en',
): Promise<Harness> {
  const chat = createDialogHarness({ locale });
  chat.identity.person = aPerson();
  chat.desk.forms = [aForm(fields)];
  for (const text of [choiceText(locale, 'createRequest'), 'Get IT help', ...answers]) await chat.say(text);
  return chat;
}

describe('a correction whose value looks like something else', () => {
  for (const text of [
    'change Numer inwentarzowy to INV-77',
    'no, the Numer inwentarzowy should be INV-77',
    'Numer inwentarzowy auf INV-77 ändern',
    'change le Numer inwentarzowy en INV-77',
    'pon el Numer inwentarzowy a INV-77',
  ])
    it(`may be like the key of a request: ${text}`, async () => {
      const chat = await filledIn([TITLE, NUMBER], ['No toner', 'INV 5']);
      assert.match(textOf(await chat.say(text)), /check your request[^]*inwentarzowy\*\*: INV-77/);
    });

  for (const [locale, text] of [
    ['es', 'pon el asunto en mayúsculas'],
    ['en', 'put the title into capitals'],
    ['en', 'change the title to upper case please'],
    ['fr', 'mets le sujet en majuscules'],
    ['de', 'ändere den Betreff in Großbuchstaben'],
    ['de', 'setz den Betreff in Anführungszeichen'],
  ] as const)
    it(`is no value where it says how to write it; what it shall be is asked: ${text}`, async () => {
      const chat = await filledIn([TITLE, NUMBER], ['No toner', 'INV 5'], locale);
      const replies = await chat.say(text);
      assert.match(textOf(replies), /^¿?\*\*Temat\*\*/);
      assert.match(textOf(await chat.say(choicesOf(replies)[0] ?? '')), /Temat\*\*: No toner/);
    });

  it('is a value where it is signed or no text is asked for', async () => {
    const style = aField({
      kind: 'singleChoice',
      fieldId: 'style',
      name: 'Schrift',
      choices: choices('Bold', 'Plain'),
    });
    const chat = await filledIn([TITLE, style], ['No toner', 'Plain']);
    assert.match(textOf(await chat.say('Temat: capitals')), /Temat\*\*: capitals/);
    assert.match(textOf(await chat.say('change Schrift to bold')), /Schrift\*\*: Bold/);
  });
});

describe('a field that is corrected with what it cannot be', () => {
  const floor = aField({
    kind: 'singleChoice',
    fieldId: 'floor',
    name: 'Piętro',
    required: false,
    choices: choices('1', '2', '10'),
    defaultChoiceId: 'c1',
  });

  it('keeps what it was, and not what the form suggests', async () => {
    const chat = await filledIn([TITLE, floor], ['No toner', '10']);
    assert.ok(choicesOf(await chat.say('Piętro: 99')).includes('Keep “10”'));
    assert.match(textOf(await chat.say('keep')), /Piętro\*\*: 10$/m);
  });

  it('has nothing to keep where it was left empty', async () => {
    const chat = await filledIn([TITLE, floor], ['No toner', 'skip']);
    assert.ok(!choicesOf(await chat.say('Piętro: 99')).some((each) => each.startsWith('Keep')));
    assert.doesNotMatch(textOf(await chat.say('Cancel')), /\*\*Piętro\*\*: /);
  });
});

describe('what is said by its name where a text is asked for', () => {
  for (const [locale, text] of [
    ['de', 'ändere Kontakt in Petra'],
    ['de', 'Kontakt: Petra'],
    ['de', 'den Kontakt auf Petra ändern'],
    ['en', 'change the Kontakt to Petra please'],
    ['en', 'kontakt = Petra'],
    ['fr', 'mets le Kontakt à Petra'],
    ['es', 'cambia el Kontakt a Petra'],
  ] as const)
    it(`is this text without its name: ${text}`, async () => {
      const chat = await filledIn([CONTACT], [text], locale);
      assert.match(textOf(await chat.say('?')), /\*\*Kontakt\*\*: Petra$/m);
    });

  for (const text of [
    'change of address',
    'Kontakt is down again',
    'the Kontakt should be repaired',
    'no, it should be later',
    'Petra: she is the one to ask',
    'set it to zero',
    'please change it to something that works',
  ])
    it(`is the whole text where it is no correction: ${text}`, async () => {
      const chat = await filledIn([CONTACT], [text]);
      assert.ok(textOf(await chat.say('?')).includes(`**Kontakt**: ${text}`));
    });

  it('is for the other field where that takes it', async () => {
    const chat = await filledIn([AMOUNT, STATUS, NUMBER], ['3', 'Open']);
    assert.match(textOf(await chat.say('Status: none')), /\*\*Status\*\*: None[^]*\*\*Numer inwentarzowy\*\*\?/);
    await chat.say('INV 5');
    await chat.say('Numer inwentarzowy');
    assert.match(textOf(await chat.say('Kwota: 7')), /Kwota\*\*: 7\n[^]*inwentarzowy\*\*: INV 5/);
  });

  for (const [text, said] of [
    ['Kwota: ask my boss', 'ask my boss'],
    ['change Kwota to plenty', 'plenty'],
  ] as const)
    it(`is not taken where the other field cannot be that, and is the text when it is said again: ${text}`, async () => {
      const chat = await filledIn([AMOUNT, CONTACT], ['3']);
      const told = textOf(await chat.say(text));
      assert.match(
        told,
        /^\*\*Kwota\*\* stays 3: [^]*not a number[^]*\*\*Kontakt\*\*, write it once more[^]*Kontakt\*\*\?$/,
      );
      assert.ok(told.includes(`“${said}”`), told);
      assert.ok(textOf(await chat.say(text)).includes(`**Kontakt**: ${text}`));
    });

  it('is a whole description where it goes over several lines', async () => {
    const details = aField({ kind: 'multiLine', fieldId: 'details', name: 'Details' });
    const chat = await filledIn([AMOUNT, details], ['3']);
    const told = textOf(await chat.say('Kwota: 7\nand a lot more'));
    assert.match(told, /Kwota\*\*: 3\n[^]*Kwota: 7\s+and a lot more/);
  });

  it('is no label', async () => {
    const chat = await filledIn([AMOUNT, LABELS], ['5']);
    assert.match(textOf(await chat.say('Kwota: 3')), /\*\*Kwota\*\*: 3\.[^]*\*\*Etykiety\*\*\?/);
  });
});

describe('several fields corrected in one line', () => {
  for (const text of [
    'Temat: Holiday, Due date: 2027-04-07',
    'Temat: Holiday; due date: 2027-04-07',
    'Temat: Holiday and due date: 2027-04-07',
    'Temat: Holiday\nDue date: 2027-04-07',
    'due date: 2027-04-07, Temat: Holiday',
  ])
    it(`are all changed: ${text}`, async () => {
      const chat = await filledIn([TITLE, DUE], ['Leave', '2026-12-24']);
      assert.match(textOf(await chat.say(text)), /check your request[^]*Temat\*\*: Holiday\n[^]*2027-04-07/);
    });

  it('are asked for where one of them cannot be that', async () => {
    const chat = await filledIn([TITLE, DUE], ['Leave', '2026-12-24']);
    assert.match(textOf(await chat.say('Temat: Holiday, Due date: soon')), /cannot read that as a date/);
    assert.match(textOf(await chat.say('Cancel')), /Temat\*\*: Holiday\n[^]*2026-12-24/);
  });

  it('are one text where nothing else is named', async () => {
    const chat = await filledIn([TITLE, DUE], ['Leave', '2026-12-24']);
    assert.match(textOf(await chat.say('Temat: Rooms, floors: all')), /Temat\*\*: Rooms, floors: all\n/);
  });
});

describe('a date that may be two', () => {
  it('is said to be so, with both', async () => {
    const chat = await filledIn([TITLE, DUE], ['Leave']);
    assert.match(textOf(await chat.say('03/04/2027')), /2027-03-04[^]*2027-04-03/);
    assert.match(textOf(await chat.say('32/04/2027')), /cannot read that as a date/);
  });
});

describe('a no to sending the request', () => {
  for (const [locale, text] of [
    ['de', 'nein doch nicht'],
    ['de', 'doch nicht'],
    ['de', 'nein, lieber nicht'],
    ['en', 'no actually not'],
    ['en', 'no, rather not'],
    ['fr', 'non finalement pas'],
    ['es', 'no, mejor no'],
  ] as const)
    it(`may have more words: ${text}`, async () => {
      const chat = await filledIn([TITLE], ['Leave'], locale);
      assert.ok(choicesOf(await chat.say(text)).includes(choiceText(locale, 'resume')));
      assert.equal(chat.desk.created.length, 0);
    });
});

describe('a currency said beside a number', () => {
  const currency = aField({
    kind: 'singleChoice',
    fieldId: 'currency',
    name: 'Waluta',
    choices: choices('PLN', 'EUR'),
  });
  const priced = (): Promise<Harness> => filledIn([TITLE, AMOUNT, currency], ['No toner', '3', 'PLN']);

  for (const text of ['Kwota: 45 EUR', 'Kwota: EUR 45', 'Kwota: 45€', 'Kwota: 45 €', 'change Kwota to 45 eur'])
    it(`is chosen where another field offers it: ${text}`, async () => {
      const told = textOf(await (await priced()).say(text));
      assert.match(told, /\*\*Waluta\*\*: EUR\.[^]*Kwota\*\*: 45\n[^]*Waluta\*\*: EUR/);
    });

  it('is not asked for any more', async () => {
    const chat = await filledIn([TITLE, AMOUNT, currency], ['No toner']);
    assert.match(textOf(await chat.say('45 EUR')), /check your request[^]*Waluta\*\*: EUR/);
  });

  it('is said to be left out where no field takes it', async () => {
    const told = textOf(await (await priced()).say('Kwota: 45 USD'));
    assert.match(told, /only the number for \*\*Kwota\*\*: 45\. “USD”[^]*Waluta\*\*: PLN/);
    const chat = await filledIn([TITLE, AMOUNT], ['No toner']);
    assert.match(textOf(await chat.say('CHF 45')), /only the number for \*\*Kwota\*\*: 45\. “CHF”/);
  });

  for (const name of ['Price in EUR', 'Price (€)'])
    it(`goes without saying where the field is called so: ${name}`, async () => {
      const chat = await filledIn([TITLE, aField({ kind: 'number', fieldId: 'price', name })], ['No toner']);
      assert.doesNotMatch(textOf(await chat.say('45 EUR')), /only the number/);
    });
});

describe('a field that is only named, to be changed, where a text is asked for', () => {
  for (const [locale, text] of [
    ['en', 'change Kontakt'],
    ['en', 'please change the Kontakt'],
    ['de', 'den Kontakt ändern'],
    ['fr', 'modifier le Kontakt'],
    ['es', 'cambiar Kontakt'],
  ] as const)
    it(`is no text; what it shall be is asked: ${text}`, async () => {
      const chat = await filledIn([TITLE, CONTACT], ['No toner'], locale);
      assert.match(textOf(await chat.say(text)), /^¿?\*\*Kontakt\*\*/);
      assert.match(textOf(await chat.say('Petra')), /Kontakt\*\*: Petra/);
    });

  it('may be another one, which can be changed at the end', async () => {
    const chat = await filledIn([TITLE, CONTACT], ['No toner']);
    assert.match(textOf(await chat.say('change Temat')), /change everything at the end[^]*\*\*Kontakt\*\*\?/);
  });

  it('may be another one with what it shall be', async () => {
    const chat = await filledIn([STATUS, CONTACT], ['Open']);
    assert.match(textOf(await chat.say('change Status to closed')), /Status\*\*: Closed\.[^]*Kontakt\*\*\?/);
  });
});

describe('one of several corrections that cannot be', () => {
  it('is named where something else is asked', async () => {
    const chat = await filledIn([AMOUNT, DUE, LABELS], ['5', '2026-12-24']);
    const told = textOf(await chat.say('Kwota: 7, Due date: soon'));
    assert.match(
      told,
      /Kwota\*\*: 7\.[^]*\*\*Due date\*\* stays 2026-12-24: [^]*“soon”[^]*as a date[^]*at the end[^]*Etykiety/,
    );
  });

  it('is named at the review while another one is asked for', async () => {
    const chat = await filledIn([TITLE, AMOUNT, DUE], ['Leave', '5', '2026-12-24']);
    const told = textOf(await chat.say('Kwota: many, Due date: soon, Temat: Holiday'));
    assert.match(told, /\*\*Due date\*\* stays 2026-12-24: [^]*“soon”[^]*Kwota\*\*\?/);
  });
});
