import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import { aField } from '../../support/fakeServiceDesk.ts';
import { began } from './creating.ts';

const choicesOf = (...labels: readonly string[]) => labels.map((label) => ({ id: `c${label}`, label, children: [] }));
const AMOUNT = aField({ kind: 'number', fieldId: 'amount', name: 'Aantal' });
const START = aField({ kind: 'dateTime', fieldId: 'start', name: 'Inizio' });
const OWNER = aField({ kind: 'user', fieldId: 'owner', name: 'Voor wie' });
const CURRENCY = aField({ kind: 'singleChoice', fieldId: 'c', name: 'Valuta', choices: choicesOf('EUR', 'USD') });
const EXTRAS = aField({
  kind: 'multiChoice',
  fieldId: 'extras',
  name: 'Accessori',
  choices: choicesOf('Cover', 'Cuffie'),
  defaultChoiceIds: [],
  required: false,
});
const FILES = aField({ kind: 'attachment', fieldId: 'attachment', name: 'Bestanden', required: false });
const LABELS = aField({ kind: 'labels', fieldId: 'labels', name: 'Etichette', required: false });

/** The customer is asked for the last of these fields. */
async function askedForLast(...fields: readonly ReturnType<typeof aField>[]) {
  const chat = await began(aField(), ...fields);
  chat.desk.accounts = [
    { accountId: 'account-2', displayName: 'Second Customer', email: 'second@customer.test', timeZone: 'UTC' },
  ];
  const said = { number: '2', dateTime: '2026-12-25 10:00', user: 'Me', singleChoice: 'EUR', multiChoice: 'skip' };
  await chat.say('No toner');
  for (const { kind } of fields.slice(0, -1)) await chat.say(said[kind as keyof typeof said]);
  return chat;
}

describe('a correction of another field that is not taken', () => {
  it('is named with why, and with what stays there', async () => {
    const chat = await askedForLast(START, FILES);
    const told = textOf(await chat.say('Inizio: 31/02/2027 10:00'));
    assert.match(told, /\*\*Inizio\*\* stays 2026-12-25 10:00 \(UTC\): [^]*“31\/02\/2027 10:00”[^]*a date and a time/);
    assert.match(told, /at the end[^]*\*\*Bestanden\*\*\?/);
  });

  it('is named with what may be chosen', async () => {
    const chat = await askedForLast(CURRENCY, FILES);
    assert.match(textOf(await chat.say('Valuta: pounds')), /Valuta\*\* stays EUR: [^]*EUR · USD\./);
  });

  it('is said to stay empty where nothing was there', async () => {
    const chat = await askedForLast(FILES, AMOUNT);
    assert.match(textOf(await chat.say('Bestanden: none today')), /Bestanden\*\* stays empty[^]*\*\*Aantal\*\*\?/);
  });

  it('becomes no labels', async () => {
    const chat = await askedForLast(AMOUNT, LABELS);
    assert.match(textOf(await chat.say('change Aantal to lots')), /Aantal\*\* stays 2: [^]*\*\*Etichette\*\*\?/);
  });

  it('is named among those that are taken', async () => {
    const chat = await askedForLast(AMOUNT, START, OWNER, FILES);
    const told = textOf(await chat.say('Aantal: 3, Inizio: soon and Voor wie: nobody@customer.test'));
    assert.match(
      told,
      /Aantal\*\*: 3\.[^]*Inizio\*\* stays [^]*“soon”[^]*Voor wie\*\* stays Demo Customer: [^]*account/,
    );
  });
});

describe('a correction of another field', () => {
  it('is no description where it is ordered by the whole name', async () => {
    const details = aField({ kind: 'multiLine', fieldId: 'details', name: 'Details' });
    const chat = await askedForLast(AMOUNT, details);
    assert.match(textOf(await chat.say('change Aantal to 7')), /^\*\*Aantal\*\*: 7\.[^]*\*\*Details\*\*\?$/);
    assert.match(textOf(await chat.say('Aantal: seven of them')), /Details\*\*: Aantal: seven of them/);
  });

  it('may be somebody with an account', async () => {
    const chat = await askedForLast(OWNER, FILES);
    assert.match(textOf(await chat.say('Voor wie: second@customer.test')), /Voor wie\*\*: second@customer\.test\./);
    assert.match(textOf(await chat.say('Voor wie: me')), /Voor wie\*\*: Demo Customer\./);
  });

  it('may be that it is left empty', async () => {
    const chat = await askedForLast(EXTRAS, AMOUNT);
    await chat.say('Accessori: cover');
    assert.match(textOf(await chat.say('Accessori: none')), /Accessori\*\* is left empty\.[^]*\*\*Aantal\*\*\?/);
  });

  it('leaves the choices that are half made as they are', async () => {
    const chat = await askedForLast(AMOUNT, EXTRAS);
    await chat.say('Cover');
    assert.match(textOf(await chat.say('Aantal: 7')), /Aantal\*\*: 7\.[^]*Accessori\*\*: Cover\./);
  });
});

describe('several corrections without colons', () => {
  for (const text of [
    'Aantal 3 and Valuta USD',
    'change Aantal to 3, Valuta to USD',
    'ändere Aantal auf 3 und Valuta auf USD',
    'Aantal auf 3 und Valuta auf USD ändern',
    'change Aantal en 3 et Valuta en USD',
    'cambia Aantal a 3 y Valuta a USD',
  ])
    it(`are all taken: ${text}`, async () => {
      const chat = await askedForLast(AMOUNT, CURRENCY, FILES);
      assert.match(textOf(await chat.say(text)), /Aantal\*\*: 3\.[^]*Valuta\*\*: USD\./);
      await chat.say('Done');
      assert.match(textOf(await chat.say(text)), /check your request[^]*Aantal\*\*: 3\n[^]*Valuta\*\*: USD/);
    });

  it('are one text where the first is of a text', async () => {
    const chat = await askedForLast(AMOUNT, FILES);
    assert.match(textOf(await chat.say('Summary: Rooms and Aantal lists')), /Summary\*\*: Rooms and Aantal lists\./);
  });

  it('may be many, which takes no longer for each of them', async () => {
    const chat = await askedForLast(AMOUNT, CURRENCY, FILES);
    const many = 'Aantal 1, Valuta EUR, '.repeat(9);
    assert.match(textOf(await chat.say(`${many}Aantal 4`)), /Aantal\*\*: 4\./);
  });
});
