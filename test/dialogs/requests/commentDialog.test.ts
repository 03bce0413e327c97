import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import { LONGEST_COMMENT } from '../../../dialogs/requests/commentDialog.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { file, signedIn } from './signedIn.ts';

async function commenting(): Promise<Harness> {
  const chat = signedIn();
  await chat.say('CERT-1');
  await chat.say('Add a comment');
  return chat;
}

const BY = 'Demo Customer writes in the chat:\n';

describe('a comment', () => {
  it('is shown before it is added, with the name of who wrote it', async () => {
    const chat = signedIn();
    await chat.say('CERT-1');
    assert.match(textOf(await chat.say('Add a comment')), /What shall I write on CERT-1/);
    const review = await chat.say('Still no toner');
    assert.match(textOf(review), /everybody who takes part[^]*Still no toner[^]*Shall I add it/);
    assert.deepEqual(choicesOf(review), ['Yes', 'No', 'Change something']);
    assert.deepEqual(chat.desk.commented, []);
    const done = await chat.say('Yes');
    assert.match(textOf(done), /It is on CERT-1 now/);
    assert.deepEqual(choicesOf(done), ['CERT-1', 'My requests', 'Ask another question']);
    assert.deepEqual(chat.desk.commented, [{ key: 'CERT-1', text: `${BY}Still no toner` }]);
  });

  for (const said of ['comment on CERT-1', 'Kommentar zu CERT-1', 'commenter cert-1', 'añadir un comentario CERT-1']) {
    it(`can be asked for by typing: ${said}`, async () => {
      assert.match(textOf(await signedIn().say(said)), /What shall I write on CERT-1/);
    });
  }

  it('can be written anew', async () => {
    const chat = await commenting();
    for (const text of ['Wrong', 'Change something', 'Right', 'yes']) await chat.say(text);
    assert.deepEqual(chat.desk.commented, [{ key: 'CERT-1', text: `${BY}Right` }]);
  });

  it('is not added when the customer says no, or stops', async () => {
    for (const way of ['No', 'Stop']) {
      const chat = await commenting();
      await chat.say('Still no toner');
      assert.match(textOf(await chat.say(way)), /Nothing was changed|nothing was sent/);
      assert.deepEqual(chat.desk.commented, []);
    }
  });

  it('takes files with the words, and more of them at the last look', async () => {
    const chat = await commenting();
    await chat.send({ type: 'message', text: 'See here', attachments: [file('a.png')] });
    const review = await chat.send({ type: 'message', attachments: [file('b.png')] });
    assert.match(textOf(review), /See here\n\n\*\*Files\*\*: a\.png, b\.png/);
    await chat.say('Yes');
    assert.deepEqual(chat.desk.attached, [{ key: 'CERT-1', ids: ['temp-1', 'temp-2'], comment: `${BY}See here` }]);
  });

  it('may be files alone', async () => {
    const chat = signedIn();
    await chat.say('CERT-1');
    assert.match(textOf(await chat.say('Attach a file')), /attach one or more files for CERT-1/);
    assert.match(textOf(await chat.say('I have none')), /Please attach a file/);
    await chat.send({ type: 'message', attachments: [file('a.png')] });
    await chat.say('Yes');
    const comment = 'Demo Customer has attached files in the chat.';
    assert.deepEqual(chat.desk.attached, [{ key: 'CERT-1', ids: ['temp-1'], comment }]);
  });

  it('asks again when none of the files can be taken', async () => {
    const chat = signedIn();
    await chat.say('attach to CERT-1');
    chat.files.result = { kind: 'tooLarge' };
    const text = textOf(await chat.send({ type: 'message', attachments: [file('a.png')] }));
    assert.match(text, /a\.png is too large[^]*attach one or more files/);
    assert.deepEqual([chat.desk.uploads, chat.desk.attached], [[], []]);
  });

  it('hides passwords, and says so', async () => {
    const chat = await commenting();
    assert.match(textOf(await chat.say('password: hunter2')), /I have hidden/);
    await chat.say('Yes');
    assert.ok(!JSON.stringify(chat.desk.commented).includes('hunter2'));
  });

  it('has a limit', async () => {
    const chat = await commenting();
    assert.match(textOf(await chat.say('x'.repeat(LONGEST_COMMENT + 1))), /too long: at most 20000 characters/);
  });

  it('shows the reason when the service desk refuses it', async () => {
    const chat = await commenting();
    chat.desk.results.comment = { kind: 'refused', reason: 'Comments are closed.' };
    await chat.say('Still no toner');
    assert.match(textOf(await chat.say('Yes')), /did not accept that: Comments are closed\./);
  });

  it('does not add it twice when nobody knows whether it arrived', async () => {
    const chat = await commenting();
    await chat.say('Still no toner');
    chat.desk.fault = new KojiError('unavailable', 'no answer');
    assert.match(textOf(await chat.say('Yes')), /may be done or not/);
    assert.deepEqual(chat.desk.commented, []);
  });

  it('asks for the sign-in again after a sign-out on another page', async () => {
    const chat = await commenting();
    await chat.say('Still no toner');
    chat.identity.person = undefined;
    assert.match(textOf(await chat.say('Yes')), /need to know who you are/);
    assert.deepEqual(chat.desk.commented, []);
  });
});
