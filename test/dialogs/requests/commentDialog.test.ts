import assert from 'node:assert/strict';
import { LONGEST_COMMENT } from '../../../dialogs/requests/commentQuestions.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import { file, signedIn, BY } from './signedIn.ts';
import { commenting } from './commenting.ts';

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

  it('is known to be the customer’s own, so that it is no news to them and news to all others', async () => {
    const chat = await commenting();
    for (const text of ['Still no toner', 'yes']) await chat.say(text);
    assert.deepEqual(chat.watch.written, [[aPerson().id, 'CERT-1', 'comment-1']]);
  });

  it('can be written anew', async () => {
    const chat = await commenting();
    for (const text of ['Wrong', 'Change something', 'Right', 'yes']) await chat.say(text);
    assert.deepEqual(chat.desk.commented, [{ key: 'CERT-1', text: `${BY}Right` }]);
  });

  it('is whatever is written when it is asked for, and shown first', async () => {
    for (const text of ['CERT-2', 'how do I reset my password?', 'my requests']) {
      const chat = await commenting();
      assert.ok(textOf(await chat.say(text)).includes(`${text}\n\nShall I add it?`));
      await chat.say('Yes');
      assert.deepEqual(chat.desk.commented, [{ key: 'CERT-1', text: `${BY}${text}` }]);
    }
  });

  it('is not begun by who cancels, and may be but a no', async () => {
    for (const word of ['Cancel', 'cancel', 'Abbrechen', 'no thanks', 'not now', 'nein danke']) {
      assert.match(textOf(await (await commenting()).say(word)), /nothing was sent to CERT-1/);
    }
    const chat = await commenting();
    for (const each of ['no', 'yes']) await chat.say(each);
    assert.deepEqual(chat.desk.commented, [{ key: 'CERT-1', text: `${BY}no` }]);
  });

  it('takes what is said at the last look as more of it', async () => {
    const chat = await commenting();
    for (const text of ['Still no toner', 'same as CERT-2', 'on floor 3']) await chat.say(text);
    assert.match(textOf(await chat.say('Done')), /not one of the choices[^]*Still no toner same as CERT-2 on floor 3/);
    await chat.say('send it');
    assert.deepEqual(chat.desk.commented, [{ key: 'CERT-1', text: `${BY}Still no toner\nsame as CERT-2\non floor 3` }]);
  });

  for (const [said, there] of [
    ['CERT-1', /What would you like to do with it/],
    ['My requests', /Your open requests/],
  ] as const) {
    it(`is left for what is asked for by name at the last look, which is said: ${said}`, async () => {
      const chat = await commenting();
      await chat.say('Still no toner');
      const text = textOf(await chat.say(said));
      assert.match(text, /I have not added your comment to CERT-1/);
      assert.match(text, there);
      assert.deepEqual(chat.desk.commented, []);
    });
  }

  it('is not added when the customer says no, or stops', async () => {
    for (const way of ['No', 'Stop']) {
      const chat = await commenting();
      await chat.say('Still no toner');
      assert.match(textOf(await chat.say(way)), /nothing was sent/);
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
    await chat.send({ type: 'message', attachments: [file('a.png')] });
    await chat.say('Yes');
    const comment = 'Demo Customer has attached files in the chat.';
    assert.deepEqual(chat.desk.attached, [{ key: 'CERT-1', ids: ['temp-1'], comment }]);
  });

  it('may be words although files were asked for, and is left for what is asked for by name', async () => {
    const chat = signedIn();
    await chat.say('attach to CERT-1');
    assert.match(textOf(await chat.say('I have none')), /I have none\n\nShall I add it/);
    await chat.say('No');
    await chat.say('attach to CERT-1');
    assert.match(textOf(await chat.say('My requests')), /Nothing was changed[^]*Your open requests/);
    assert.deepEqual(chat.desk.commented, []);
  });

  for (const said of ['no', 'not now', 'no thanks', 'non', 'nein danke']) {
    it(`is not begun by who has no file to send: ${said}`, async () => {
      const chat = signedIn();
      await chat.say('attach to CERT-1');
      assert.match(textOf(await chat.say(said)), /nothing was sent to CERT-1/);
      await chat.say('yes');
      assert.deepEqual(chat.desk.commented, []);
    });
  }

  it('gets no order about its own request as more of it', async () => {
    const chat = await commenting();
    await chat.say('Still no toner');
    const text = textOf(await chat.say('escalate CERT-1'));
    assert.match(text, /not added your comment[^]*What would you like to do with it/);
  });

  it('asks again when none of the files can be taken', async () => {
    const chat = signedIn();
    await chat.say('attach to CERT-1');
    chat.files.result = { kind: 'tooLarge' };
    const text = textOf(await chat.send({ type: 'message', attachments: [file('a.png')] }));
    assert.match(text, /a\.png is too large[^]*attach one or more files/);
    assert.deepEqual([chat.desk.uploads, chat.desk.attached], [[], []]);
  });

  it('hides passwords', async () => {
    const chat = await commenting();
    assert.match(textOf(await chat.say('password: hunter2')), /password: ••••••/);
    await chat.say('Yes');
    assert.ok(!JSON.stringify(chat.desk.commented).includes('hunter2'));
  });

  it('has a limit', async () => {
    const chat = await commenting();
    assert.match(textOf(await chat.say('x'.repeat(LONGEST_COMMENT + 1))), /too long: at most 20000 characters/);
  });

  it('says why it is too long for the service desk, and can be shortened', async () => {
    const chat = await commenting();
    await chat.say('*'.repeat(100));
    chat.desk.results.comment = { kind: 'tooLong' };
    assert.match(textOf(await chat.say('Yes')), /too long for a comment on CERT-1/);
    chat.desk.results = {};
    for (const text of ['Change something', 'Short', 'Yes']) await chat.say(text);
    assert.deepEqual(chat.desk.commented, [{ key: 'CERT-1', text: `${BY}Short` }]);
  });

  it('asks for the sign-in again after a sign-out on another page', async () => {
    const chat = await commenting();
    await chat.say('Still no toner');
    chat.identity.person = undefined;
    assert.match(textOf(await chat.say('Yes')), /need to know who you are/);
    assert.deepEqual(chat.desk.commented, []);
  });
});
