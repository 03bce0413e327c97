import assert from 'node:assert/strict';
import type { RequestField } from '../../../jira/requestForm.ts';
import { LOCALES, choiceText, say } from '../../../locales/index.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness, HarnessOptions } from '../../support/dialogHarness.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aField, aForm } from '../../support/fakeServiceDesk.ts';

const choices = [
  { id: '1', label: 'SAP', children: [] },
  { id: '2', label: 'Jira', children: [] },
  { id: '3', label: 'Wiki', children: [] },
];
const SUMMARY = aField();
const KINDS: readonly RequestField[] = [
  aField({ name: 'Asked' }),
  aField({ name: 'Asked', kind: 'text', defaultText: 'as ever' }),
  aField({ name: 'Asked', kind: 'multiLine' }),
  aField({ name: 'Asked', kind: 'number' }),
  aField({ name: 'Asked', kind: 'date' }),
  aField({ name: 'Asked', kind: 'singleChoice', choices }),
  aField({ name: 'Asked', kind: 'multiChoice', choices, defaultChoiceIds: [] }),
  aField({ name: 'Asked', kind: 'labels' }),
  aField({ name: 'Asked', kind: 'user' }),
  aField({ name: 'Asked', kind: 'attachment' }),
];

async function began(fields: readonly RequestField[], options: HarnessOptions = {}): Promise<Harness> {
  const chat = createDialogHarness(options);
  chat.identity.person = aPerson();
  chat.desk.forms = [aForm(fields)];
  for (const text of [choiceText(options.locale ?? 'en', 'createRequest'), 'Get IT help']) await chat.say(text);
  return chat;
}

const WORDS = {
  en: { send: ['send', 'Send the request'], done: ['done'], edit: ['change something'] },
  de: { send: ['senden', 'absenden', 'Anfrage senden'], done: ['fertig'], edit: ['ändern', 'Etwas ändern'] },
  fr: { send: ['envoyer', 'Envoyer la demande'], done: ['terminé'], edit: ['modifier'] },
  es: { send: ['enviar', 'Enviar la solicitud'], done: ['listo'], edit: ['cambiar algo'] },
} as const;

describe('what is said to a form as a whole', () => {
  for (const field of KINDS) {
    const suggested = 'defaultText' in field ? field.defaultText : undefined;
    const kind = suggested === undefined ? field.kind : `${field.kind} with a default`;

    it(`is no value of what is required: ${kind}`, async () => {
      const chat = await began([field]);
      assert.match(textOf(await chat.say('send')), /\*\*Asked\*\* is needed before[^]*\*\*Asked\*\*\?/);
      assert.match(textOf(await chat.say('change something')), /everything at the end[^]*\*\*Asked\*\*\?/);
      assert.match(textOf(await chat.say('done')), /\*\*Asked\*\*\?/);
      assert.equal(chat.desk.created.length, 0);
    });

    it(`"send" skips what may stay empty, and shows the request: ${kind}`, async () => {
      const chat = await began([SUMMARY, { ...field, fieldId: 'asked', required: false }, aField({ fieldId: 'more' })]);
      for (const text of ['No toner', 'More']) await chat.say(text);
      assert.match(textOf(await chat.say('send')), /check your request/);
      await chat.say('send');
      const { asked } = chat.desk.created[0]?.answers ?? {};
      assert.deepEqual(asked, suggested === undefined ? undefined : { kind: 'text', text: suggested });
    });
  }

  for (const locale of LOCALES) {
    const { send, done, edit } = WORDS[locale];
    it(`is known in every language: ${locale}`, async () => {
      for (const word of [...send, ...done, ...edit]) {
        const chat = await began([SUMMARY], { locale });
        const asked = textOf(await chat.say(word));
        assert.ok(asked.includes(say(locale, 'form.ask', { name: 'Summary' })), `${word}: ${asked}`);
      }
    });
  }

  it('"done" after several choices in one line goes into no field', async () => {
    const several = aField({ kind: 'multiChoice', fieldId: 'm', name: 'For', choices, defaultChoiceIds: [] });
    const chat = await began([several, aField({ name: 'Details', required: false })]);
    assert.match(textOf(await chat.say('SAP, Jira')), /\*\*Details\*\*\?/);
    assert.match(textOf(await chat.say('done')), /nothing to finish here[^]*\*\*Details\*\*\?/);
  });

  it('"send" goes with what is chosen so far', async () => {
    const several = aField({ kind: 'multiChoice', fieldId: 'm', name: 'For', choices, defaultChoiceIds: [] });
    const chat = await began([several]);
    await chat.say('SAP');
    assert.match(textOf(await chat.say('send')), /check your request[^]*\*\*For\*\*: SAP/);
  });

  it('leaves a choice of the form that is called so', async () => {
    const named = [{ id: '1', label: 'Send', children: [] }, ...choices];
    const chat = await began([aField({ kind: 'singleChoice', name: 'How', choices: named })]);
    assert.match(textOf(await chat.say('send')), /check your request[^]*\*\*How\*\*: Send/);
  });

  it('leaves a sentence that has such a word in it', async () => {
    const chat = await began([SUMMARY]);
    assert.match(textOf(await chat.say('cannot send mail')), /\*\*Summary\*\*: cannot send mail/);
  });
});

describe('what a choice of a form is called otherwise', () => {
  const listed = (...labels: readonly string[]) =>
    labels.map((label, index) => ({ id: String(index), label, children: [] }));

  for (const text of ['for me', 'für mich', 'pour moi', 'para mí']) {
    it(`is who writes: ${text}`, async () => {
      const chat = await began([aField({ kind: 'user', name: 'For whom' })]);
      assert.match(textOf(await chat.say(text)), /check your request/);
    });
  }

  for (const text of ['none', 'keine', 'aucune', 'ninguna']) {
    it(`is that there is none: ${text}`, async () => {
      const chat = await began([aField({ kind: 'singleChoice', name: 'Which', choices: listed('Rot', 'Keine') })]);
      assert.match(textOf(await chat.say(text)), /\*\*Which\*\*: Keine/);
    });
  }

  for (const text of ['ja', 'yes']) {
    it(`is the only yes: ${text}`, async () => {
      const chat = await began([aField({ kind: 'singleChoice', name: 'When', choices: listed('Ja, sofort', 'Nein') })]);
      assert.match(textOf(await chat.say(text)), /\*\*When\*\*: Ja, sofort/);
    });
  }

  for (const text of ['the subject', 'le sujet', 'Betreff', 'el asunto']) {
    it(`is the field that every request has: ${text}`, async () => {
      const chat = await began([aField({ name: 'In short' })]);
      for (const each of ['No toner', 'Change something']) await chat.say(each);
      assert.match(textOf(await chat.say(text)), /\*\*In short\*\*\?/);
    });
  }
});

describe('the button that sends a request', () => {
  for (const locale of LOCALES) {
    const words = choiceText(locale, 'send');

    it(`sends it where it is chosen what to change, too: ${locale}`, async () => {
      const chat = await began([SUMMARY], { locale });
      await chat.say('No toner');
      const asked = await chat.say(choiceText(locale, 'edit'));
      assert.deepEqual(choicesOf(asked), ['Summary', choiceText(locale, 'cancel')]);
      await chat.say(words);
      assert.equal(chat.desk.created.length, 1);
    });

    it(`begins no other request when it is pressed twice: ${locale}`, async () => {
      const chat = await began([SUMMARY], { locale });
      await chat.say('No toner');
      await chat.say(words);
      const again = await chat.say(words);
      assert.ok(textOf(again).includes(say(locale, 'notUnderstood.pastChoice')), textOf(again));
      assert.equal(chat.desk.created.length, 1);
    });
  }
});
