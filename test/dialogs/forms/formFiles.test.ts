import assert from 'node:assert/strict';
import type { RequestField } from '../../../jira/requestForm.ts';
import type { Locale } from '../../../locales/index.ts';
import { choiceText, say } from '../../../locales/index.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aField, aForm } from '../../support/fakeServiceDesk.ts';

const FILES = aField({ kind: 'attachment', fieldId: 'attachment', name: 'Attachment', required: false });
const REQUIRED = aField({ kind: 'attachment', fieldId: 'attachment', name: 'Attachment' });
const file = (name: string) => ({ contentType: 'image/png', contentUrl: `https://files.test/${name}`, name });

interface Filled {
  readonly fields?: readonly RequestField[];
  readonly files?: readonly string[];
  readonly locale?: Locale;
}

/** Looks at the request, with files in it. */
async function reviewing({ fields = [], files = ['a.png'], locale = 'en' }: Filled): Promise<Harness> {
  const chat = createDialogHarness({ locale });
  chat.identity.person = aPerson();
  chat.desk.forms = [aForm([aField(), ...fields])];
  for (const text of [choiceText(locale, 'createRequest'), 'Get IT help']) await chat.say(text);
  await chat.send({ type: 'message', text: 'No toner', attachments: files.map(file) });
  if (fields.length > 0) await chat.say(choiceText(locale, 'done'));
  return chat;
}

const idsSent = (chat: Harness) => {
  const answer = chat.desk.created[0]?.answers['attachment'];
  return [
    ...(answer?.kind === 'attachment' ? answer.temporaryFileIds : []),
    ...chat.desk.attached.flatMap((e) => e.ids),
  ];
};

describe('a file that was sent by mistake', () => {
  for (const fields of [[], [FILES]]) {
    const where = fields.length === 0 ? 'beside the form' : 'in a field of the form';
    it(`is listed, and taken back by its button: ${where}`, async () => {
      const chat = await reviewing({ fields, files: ['a.png', 'b.png'] });
      const list = await chat.say('Change something');
      const name = fields.length === 0 ? 'Files' : 'Attachment';
      assert.ok(choicesOf(list).includes(name), choicesOf(list).join());
      const asked = await chat.say(name);
      assert.deepEqual(choicesOf(asked).slice(0, 3), ['Remove a.png', 'Remove b.png', 'Done']);
      const left = await chat.say('Remove a.png');
      assert.match(textOf(left), /I have removed a\.png/);
      assert.deepEqual(choicesOf(left).slice(0, 2), ['Remove b.png', 'Done']);
      const review = textOf(await chat.say('Done'));
      assert.match(review, /check your request[^]*\*\*Files\*\*: b\.png/);
      await chat.say('Send the request');
      assert.deepEqual(idsSent(chat), ['temp-2']);
    });

    for (const word of ['remove it', 'none', 'Remove a.png', 'remove all files']) {
      it(`is taken back by "${word}" at its question: ${where}`, async () => {
        const chat = await reviewing({ fields });
        for (const text of ['change', 'files']) await chat.say(text);
        const review = textOf(await chat.say(word));
        assert.match(review, /I have removed a\.png[^]*check your request/);
        assert.doesNotMatch(review, /\*\*Files\*\*/);
      });
    }
  }

  for (const [locale, word] of [
    ['en', 'remove the file'],
    ['de', 'Datei entfernen'],
    ['fr', 'supprimer le fichier'],
    ['es', 'quitar el archivo'],
  ] as const) {
    it(`is taken back in a word at the review: ${locale}`, async () => {
      const chat = await reviewing({ locale });
      const review = textOf(await chat.say(word));
      assert.ok(review.includes('a.png'), review);
      await chat.say(choiceText(locale, 'send'));
      assert.deepEqual(idsSent(chat), []);
    });
  }

  it('is asked for by name where there are several', async () => {
    const chat = await reviewing({ files: ['a.png', 'b.png'] });
    const asked = await chat.say('remove the file');
    assert.doesNotMatch(textOf(asked), /I have removed/);
    assert.deepEqual(choicesOf(asked).slice(0, 2), ['Remove a.png', 'Remove b.png']);
  });

  it('is asked for anew where the form wants one', async () => {
    const chat = await reviewing({ fields: [REQUIRED] });
    assert.match(textOf(await chat.say('remove the file')), /I have removed a\.png[^]*\*\*Attachment\*\*\?/);
    await chat.send({ type: 'message', text: '', attachments: [file('b.png')] });
    assert.match(textOf(await chat.say('Done')), /check your request[^]*b\.png/);
  });

  it('is taken back where the files are asked for', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    chat.desk.forms = [aForm([aField(), FILES])];
    for (const text of ['Create a request', 'Get IT help', 'No toner']) await chat.say(text);
    const asked = await chat.send({ type: 'message', text: '', attachments: [file('a.png')] });
    assert.ok(choicesOf(asked).includes('Remove a.png'));
    assert.match(textOf(await chat.say('remove it')), /I have removed a\.png[^]*\*\*Attachment\*\*\?/);
  });

  it('has others beside it that are attached while it is taken back', async () => {
    const chat = await reviewing({});
    for (const text of ['Change something', 'Files']) await chat.say(text);
    const asked = await chat.send({ type: 'message', text: '', attachments: [file('b.png')] });
    assert.deepEqual(choicesOf(asked).slice(0, 2), ['Remove a.png', 'Remove b.png']);
  });
});

describe('a file that the form wants, and has', () => {
  /** Is asked for it, with one in the draft. */
  async function havingFile(locale: Locale, ...more: readonly RequestField[]): Promise<Harness> {
    const chat = createDialogHarness({ locale });
    chat.identity.person = aPerson();
    chat.desk.forms = [aForm([aField(), REQUIRED, ...more])];
    for (const text of [choiceText(locale, 'createRequest'), 'Get IT help', 'No toner']) await chat.say(text);
    await chat.send({ type: 'message', text: '', attachments: [file('a.png')] });
    return chat;
  }
  const ROOM = aField({ fieldId: 'room', name: 'Room' });
  const FLOOR = aField({ fieldId: 'floor', name: 'Floor', required: false });

  for (const [locale, words] of [
    ['en', ['send', 'submit', 'Send the request', 'ok', 'yes', 'create it', 'ok thanks', 'no more, send it']],
    ['de', ['senden', 'abschicken', 'ok', 'passt']],
    ['fr', ['envoyer', 'ok', "d'accord"]],
    ['es', ['enviar', 'vale', 'ok']],
  ] as const)
    for (const word of words)
      it(`is there, and not asked for again: ${word} (${locale})`, async () => {
        const chat = await havingFile(locale);
        const review = textOf(await chat.say(word));
        assert.ok(review.includes(say(locale, 'create.review')), review);
        assert.equal(chat.desk.created.length, 0);
      });

  it('is there where it came before its question', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    chat.desk.forms = [aForm([aField(), REQUIRED])];
    for (const text of ['Create a request', 'Get IT help']) await chat.say(text);
    await chat.send({ type: 'message', text: '', attachments: [file('a.png')] });
    await chat.say('No toner');
    assert.match(textOf(await chat.say('send')), /check your request/);
  });

  it('hides nothing else that is needed', async () => {
    const chat = await havingFile('en', ROOM, FLOOR);
    assert.match(textOf(await chat.say('send')), /\*\*Room\*\* is needed before[^]*\*\*Room\*\*\?/);
    await chat.say('12');
    assert.match(textOf(await chat.say('send')), /check your request/);
  });

  it('is followed by what may stay empty, where nobody says to send it', async () => {
    const chat = await havingFile('en', FLOOR);
    assert.match(textOf(await chat.say('ok')), /\*\*Floor\*\*\?/);
  });

  it('is needed where there is none', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    chat.desk.forms = [aForm([aField(), REQUIRED])];
    for (const text of ['Create a request', 'Get IT help', 'No toner']) await chat.say(text);
    assert.match(textOf(await chat.say('send')), /\*\*Attachment\*\* is needed before/);
    assert.match(textOf(await chat.say('ok')), /attach a file[^]*\*\*Attachment\*\*\?/);
  });
});
