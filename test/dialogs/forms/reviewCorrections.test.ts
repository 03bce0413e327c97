import assert from 'node:assert/strict';
import type { RequestField } from '../../../jira/requestForm.ts';
import type { Locale } from '../../../locales/index.ts';
import { choiceText } from '../../../locales/index.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aField, aForm } from '../../support/fakeServiceDesk.ts';
import { file } from '../requests/signedIn.ts';

const choices = ['Red', 'Dark blue'].map((label, index) => ({ id: String(index), label, children: [] }));
const OTHERS: readonly RequestField[] = [
  aField({ kind: 'date', fieldId: 'due', name: 'Due date' }),
  aField({ kind: 'number', fieldId: 'n', name: 'How many?' }),
  aField({ kind: 'singleChoice', fieldId: 'c', name: 'Colour', choices }),
];
const ANSWERS = ['No toner', '2026-12-24', '3', 'Red'];

/** The customer looks at a request that is filled in. */
async function atReview(locale: Locale = 'en', name = 'Summary', more: readonly RequestField[] = []): Promise<Harness> {
  const chat = createDialogHarness({ locale });
  chat.identity.person = aPerson();
  chat.desk.forms = [aForm([aField({ name }), ...OTHERS, ...more])];
  for (const text of [choiceText(locale, 'createRequest'), 'Get IT help', ...ANSWERS]) await chat.say(text);
  for (const { name: each } of more) await chat.say(`${each} of it`);
  return chat;
}

async function after(text: string, locale?: Locale, name?: string): Promise<string> {
  return textOf(await (await atReview(locale, name)).say(text));
}

describe('a correction in words at the last look', () => {
  for (const text of [
    'Summary: No paper',
    'summary:No paper',
    'Summary = No paper',
    'the summary: No paper',
    'no, the summary should be No paper',
    'change summary to No paper',
    'Change the summary to "No paper", please',
    'please set the summary to No paper',
    'no the summary should be No paper',
    'I want the summary to be No paper',
    'could you please update the summary: No paper',
    'bitte den Betreff ändern auf No paper',
    'Betreff soll heißen: No paper',
    'title: No paper',
    'Betreff: No paper',
    'le sujet doit être No paper',
  ])
    it(`sets the field, and shows the request again: ${text}`, async () => {
      const chat = await atReview();
      const replies = await chat.say(text);
      assert.match(textOf(replies), /check your request[^]*\*\*Summary\*\*: No paper[^]*2026-12-24/);
      await chat.say(choicesOf(replies)[0] ?? '');
      assert.deepEqual(chat.desk.created[0]?.answers['summary'], { kind: 'text', text: 'No paper' });
    });

  for (const [locale, name, text] of [
    ['de', 'Zusammenfassung', 'Zusammenfassung: Kein Papier'],
    ['de', 'Zusammenfassung', 'nein, die Zusammenfassung soll Kein Papier sein'],
    ['de', 'Zusammenfassung', 'ändere die Zusammenfassung auf Kein Papier'],
    ['de', 'Zusammenfassung', 'Zusammenfassung auf Kein Papier ändern'],
    ['de', 'Summary', 'der Betreff sollte Kein Papier lauten'],
    ['fr', 'Résumé', 'Résumé : Kein Papier'],
    ['fr', 'Résumé', 'non, le resume devrait etre Kein Papier'],
    ['fr', 'Objet', 'change l’objet en Kein Papier'],
    ['es', 'Resumen', 'Resumen: Kein Papier'],
    ['es', 'Resumen', 'no, el resumen debería ser Kein Papier'],
    ['es', 'Resumen', 'cambia el resumen a Kein Papier'],
    ['en', 'Temat', 'Temat: Kein Papier'],
    ['en', 'Subject / Betreff', 'betreff: Kein Papier'],
    ['en', 'Where to?', 'where to: Kein Papier'],
  ] as const)
    it(`is understood in every language, whatever the field is called: ${text}`, async () => {
      const told = await after(text, locale, name);
      assert.match(told, /\*\*: Kein Papier\n/);
      assert.doesNotMatch(told, /No toner/);
    });

  for (const [text, expected] of [
    ['the date should be tomorrow', /Due date\*\*: 2026-11-23 \(Monday\)/],
    ['due date: 1 December 2026', /Due date\*\*: 2026-12-01/],
    ['no, tomorrow for the due date', /not one of the choices/],
    ['how many: a dozen', /How many\?\*\*: 12/],
    ['colour to dark blue', /Colour\*\*: Dark blue/],
    ['colour dark blue', /Colour\*\*: Dark blue/],
    ['due date tomorrow', /Due date\*\*: 2026-11-23/],
    ['actually make the date tomorrow', /Due date\*\*: 2026-11-23/],
    ['date: tomorrow please', /Due date\*\*: 2026-11-23/],
    ['das Datum bitte auf morgen ändern', /Due date\*\*: 2026-11-23/],
    ['pon la fecha para mañana', /Due date\*\*: 2026-11-23/],
  ] as const)
    it(`is read as the field takes it: ${text}`, async () => assert.match(await after(text), expected));

  for (const [text, problem] of [
    ['the date should be soon', /cannot read that as a date[^]*\*\*Due date\*\*\?/],
    ['how many: lots', /not a number[^]*\*\*How many\*\*\?/],
    ['Colour: pink', /not one of the choices[^]*\*\*Colour\*\*\?/],
    ['Summary:', /^\*\*Summary\*\*\?/],
    ['the date is wrong', /^\*\*Due date\*\*\?/],
    ['summary wrong', /^\*\*Summary\*\*\?/],
    ['the summary is too long', /^\*\*Summary\*\*\?/],
    ['the summary is fine', /^\*\*Summary\*\*\?/],
    ['die Summary ist zu kurz', /^\*\*Summary\*\*\?/],
  ] as const)
    it(`asks as always where it is no value, and keeps what was there: ${text}`, async () => {
      const chat = await atReview();
      assert.match(textOf(await chat.say(text)), problem);
      const again = textOf(await chat.say('Cancel'));
      for (const value of ANSWERS) assert.ok(again.includes(`: ${value}`), again);
    });

  for (const text of [
    'my problem is solved',
    'problem in room 3',
    'problema en la impresora',
    'Problem auf dem Flur',
    'the problem is back',
    'make the details a bit shorter',
    'the details should be more exact',
  ])
    it(`does not write over a text what may be said of something else: ${text}`, async () => {
      const more = [aField({ kind: 'multiLine', fieldId: 'p', name: 'Details of the problem' })];
      const chat = await atReview('en', 'Summary', more);
      const told = textOf(await chat.say(text));
      assert.match(told, /not one of the choices|^\*\*Details of the problem\*\*\?/);
      assert.doesNotMatch(told, /Details of the problem\*\*: (?!Details of the problem of it)/);
    });

  it('takes a description in words where they order it', async () => {
    const more = [aField({ kind: 'multiLine', fieldId: 'p', name: 'Details' })];
    for (const text of ['change the details to Third floor', 'Details: Third floor', 'Details auf Third floor ändern'])
      assert.match(
        textOf(await (await atReview('en', 'Summary', more)).say(text)),
        /Details\*\*: Third floor\n|Details\*\*: Third floor$/,
      );
  });

  it('asks which of the fields is meant where it may be several', async () => {
    const more = [
      aField({ fieldId: 'a', name: 'Name of the boss' }),
      aField({ fieldId: 'b', name: 'Name of the room' }),
    ];
    const chat = await atReview('en', 'Summary', more);
    const replies = await chat.say('name: Berlin');
    assert.match(textOf(replies), /What would you like to change/);
    assert.ok(choicesOf(replies).includes('Name of the room'));
    assert.match(textOf(await chat.say('name of the room: Berlin')), /Name of the room\*\*: Berlin/);
  });

  it('may be said where the bot asks what to change, and of words that ask for something else', async () => {
    const chat = await atReview();
    await chat.say('Change something');
    assert.match(textOf(await chat.say('Summary: talk to an operator')), /\*\*Summary\*\*: talk to an operator/);
  });

  it('may be no more than polite', async () => {
    assert.match(await after('Summary: thanks'), /\*\*Summary\*\*: thanks/);
  });

  it('comes with a file', async () => {
    const chat = await atReview();
    const told = textOf(await chat.send({ type: 'message', text: 'Summary: No paper', attachments: [file('a.png')] }));
    assert.match(told, /a\.png[^]*\*\*Summary\*\*: No paper/);
  });

  it('is no order for another request', async () => {
    const more = [aField({ fieldId: 'k', name: 'Kommentar' })];
    const chat = await atReview('en', 'Summary', more);
    assert.match(textOf(await chat.say('Kommentar zu CERT-1: It works')), /who|find no request|CERT-1/);
    assert.ok(choicesOf(await chat.say('help')).includes('Go on with my request'));
  });

  it('is nothing that speaks of no field', async () => {
    for (const text of [
      'the printer is broken',
      'it should be tomorrow',
      'change it to red',
      'summary of it all',
      'which colour?',
    ])
      assert.doesNotMatch(await after(text), /check your request[^]*: (?:broken|tomorrow|red)/);
  });
});
