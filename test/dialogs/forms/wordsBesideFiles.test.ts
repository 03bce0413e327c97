import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import { aField } from '../../support/fakeServiceDesk.ts';
import { file } from '../requests/signedIn.ts';
import { DESCRIPTION, SUMMARY, began } from './creating.ts';

const FILES = aField({ kind: 'attachment', fieldId: 'attachment', name: 'Files', required: false });
const withFile = (text: string) => ({ type: 'message', text, attachments: [file('s2.png')] });

describe('words that come with a file where files are asked for', () => {
  it('are said not to be taken, with how they can be said', async () => {
    const chat = await began(SUMMARY, FILES, DESCRIPTION);
    await chat.say('No toner');
    const told = textOf(await chat.send(withFile('second one, 12.50 usd')));
    assert.match(told, /s2\.png[^]*not taken “second one, 12\.50 usd”[^]*“Description: second one, 12\.50 usd”/);
    await chat.say('Description: second one, 12.50 usd');
    assert.match(textOf(await chat.say('done')), /Description\*\*: second one, 12\.50 usd\n[^]*s2\.png/);
  });

  it('are said not to be taken where the form asks for no text', async () => {
    const chat = await began(SUMMARY, FILES);
    await chat.say('No toner');
    assert.match(textOf(await chat.send(withFile('second one'))), /not taken “second one”: only the file was added\./);
  });

  it('are said not to be taken at the last look', async () => {
    const chat = await began(SUMMARY);
    await chat.say('No toner');
    const told = textOf(await chat.send(withFile('the screenshot of it')));
    assert.match(told, /not taken “the screenshot of it”[^]*check your request[^]*s2\.png/);
  });

  it('are an answer where they are one, and nothing where they are polite', async () => {
    const chat = await began(SUMMARY, FILES);
    await chat.say('No toner');
    assert.doesNotMatch(textOf(await chat.send(withFile('thanks'))), /not taken/);
    assert.match(textOf(await chat.send(withFile('done'))), /check your request/);
  });
});
