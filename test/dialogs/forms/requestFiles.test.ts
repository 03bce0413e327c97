import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../../support/chat.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import { aField } from '../../support/fakeServiceDesk.ts';
import { SUMMARY, answers, began, signedIn } from './creating.ts';
import { file } from '../requests/signedIn.ts';

const FILES = aField({ kind: 'attachment', fieldId: 'attachment', name: 'Attachment', required: false });

describe('files of a request', () => {
  it('takes files at any moment, and asks again what it was asking', async () => {
    const chat = await began(SUMMARY, FILES);
    const replies = await chat.send({ type: 'message', attachments: [file('screen.png')] });
    assert.match(textOf(replies), /attach screen\.png[^]*\*\*Summary\*\*/);
    await chat.say('No toner');
    assert.match(textOf(await chat.say('Skip')), /\*\*Files\*\*: screen\.png/);
    assert.match(textOf(await chat.say('Send the request')), /created: \[CERT-101\][^]*File attached: screen\.png/);
    assert.deepEqual(answers(chat)?.['attachment'], { kind: 'attachment', temporaryFileIds: ['temp-1'] });
    assert.deepEqual(chat.desk.attached, []);
  });

  it('takes the text that comes with a file as the answer', async () => {
    const chat = await began(SUMMARY);
    const replies = await chat.send({ type: 'message', text: 'No toner', attachments: [file('a.png')] });
    assert.match(textOf(replies), /\*\*Summary\*\*: No toner/);
  });

  it('attaches them afterwards where the form has no field for files', async () => {
    const chat = await began(SUMMARY);
    await chat.send({ type: 'message', attachments: [file('a.png'), file('b.png')] });
    await chat.say('No toner');
    const replies = await chat.say('Send the request');
    assert.match(textOf(replies), /created: \[CERT-101\][^]*Files attached: a\.png, b\.png/);
    assert.deepEqual(choicesOf(replies), ['My requests', 'Ask another question']);
    assert.deepEqual(chat.desk.attached, [{ key: 'CERT-101', ids: ['temp-1', 'temp-2'] }]);
  });

  it('asks for a required file until there is one', async () => {
    const chat = await began(aField({ kind: 'attachment', fieldId: 'attachment', name: 'Screenshot', required: true }));
    assert.match(textOf(await chat.say('I have none')), /Please attach a file/);
    assert.match(textOf(await chat.say('Done')), /\*\*Screenshot\*\*/);
    await chat.send({ type: 'message', attachments: [file('a.png')] });
    assert.match(textOf(await chat.say('Done')), /check your request/);
  });

  it('remembers a file from before the sign-in, and fetches it after', async () => {
    const chat = signedIn(SUMMARY);
    chat.identity.person = undefined;
    await chat.send({ type: 'message', attachments: [file('screen.png')] });
    await chat.say('Create a request with it');
    assert.deepEqual(chat.files.fetched, []);
    chat.identity.person = aPerson();
    await chat.send({ type: 'event', name: 'koji/signedIn' });
    assert.match(textOf(await chat.say('Get IT help')), /attach screen\.png/);
    assert.equal(chat.files.fetched.length, 1);
  });

  for (const [kind, sentence] of [
    ['tooLarge', /too large. A file may have at most 10 MB/],
    ['notWhatItSays', /its content is not what its name says/],
    ['unreadable', /could not read/],
  ] as const) {
    it(`says why it refuses a file: ${kind}`, async () => {
      const chat = await began(SUMMARY);
      chat.files.result = { kind };
      assert.match(textOf(await chat.send({ type: 'message', attachments: [file('a.png')] })), sentence);
      assert.deepEqual(chat.desk.uploads, []);
    });
  }

  it('does not even fetch a program', async () => {
    const chat = await began(SUMMARY);
    const text = textOf(await chat.send({ type: 'message', attachments: [file('setup.EXE')] }));
    assert.match(text, /programs and scripts are not allowed/);
    assert.deepEqual(chat.files.fetched, []);
  });

  it('takes ten files and no more', async () => {
    const chat = await began(SUMMARY);
    const attachments = Array.from({ length: 11 }, (_, index) => file(`${index}.png`));
    assert.match(
      textOf(await chat.send({ type: 'message', attachments })),
      /10\.png: a request may have at most 10 files/,
    );
    assert.equal(chat.desk.uploads.length, 10);
  });
});
