import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { NOW } from '../../support/dialogFakes.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { aComment, aField, aForm } from '../../support/fakeServiceDesk.ts';
import { killedAfter } from '../../support/killedTurn.ts';
import { commenting } from './commenting.ts';
import { told } from './commentTold.ts';
import { BY, file, signedIn } from './signedIn.ts';

const FILES = 'Demo Customer has attached files in the chat.';

const fileOf = (filename: string) => ({ filename, sizeBytes: 1, url: `https://desk.test/${filename}` });

/** At the last look at a comment that is but a file. */
async function attaching(name: string): Promise<Harness> {
  const chat = signedIn();
  await chat.say('attach to CERT-1');
  await chat.send({ type: 'message', attachments: [file(name)] });
  return chat;
}

/** It was sent, and nobody knows whether it has arrived. */
async function unanswered(text: string): Promise<Harness> {
  const chat = await commenting();
  await chat.say(text);
  chat.desk.fault = new KojiError('unavailable', 'no answer');
  assert.match(textOf(await chat.say('Yes')), /cannot see your comment on CERT-1/);
  return chat;
}

describe('a comment on its way to the service desk', () => {
  it('shows the reason when the service desk refuses it', async () => {
    const chat = await commenting();
    chat.desk.results.comment = { kind: 'refused', reason: 'Comments are closed.' };
    await chat.say('Still no toner');
    const refused = await chat.say('Yes');
    assert.match(textOf(refused), /did not accept that: Comments are closed\.[^]*Still no toner/);
    assert.deepEqual(choicesOf(refused), ['Try again', 'No', 'Change something']);
  });

  for (const kind of ['rateLimited', 'unauthorized', 'forbidden', 'conflict', 'tooLarge'] as const) {
    for (const again of ['Try again', 'try again please', 'go on', 'yes']) {
      it(`is kept where the service desk does not take it, and sent at another try: ${kind}, ${again}`, async () => {
        const chat = await commenting();
        await chat.say('Still no toner');
        chat.desk.fault = new KojiError(kind, 'not now');
        const replies = await chat.say('Yes');
        assert.match(textOf(replies), /not on CERT-1[^]*Still no toner/);
        assert.deepEqual(choicesOf(replies), ['Try again', 'No', 'Change something']);
        assert.match(textOf(await chat.say(again)), /It is on CERT-1 now/);
        assert.deepEqual(chat.desk.commented, [{ key: 'CERT-1', text: `${BY}Still no toner` }]);
      });
    }
  }

  it('is on the request where it is found there although no answer came', async () => {
    const chat = await commenting();
    await chat.say('Still no toner');
    chat.desk.fault = new KojiError('unavailable', 'no answer');
    chat.desk.comments = [aComment({ text: `${BY}Still no toner`, createdAtMs: NOW })];
    assert.match(textOf(await chat.say('Yes')), /It is on CERT-1 now/);
  });

  it('is not taken for an older one of the same words', async () => {
    for (const createdAtMs of [NOW - 600_000, NOW - 1_000]) {
      const chat = signedIn();
      chat.desk.comments = [aComment({ text: `${BY}any news?`, createdAtMs })];
      for (const text of ['CERT-1', 'Add a comment', 'any news?']) await chat.say(text);
      chat.desk.fault = new KojiError('unavailable', 'no answer');
      assert.match(textOf(await chat.say('Yes')), /cannot see your comment on CERT-1[^]*any news\?/);
      await chat.say('Try again');
      assert.equal(chat.desk.commented.length, 1);
    }
  });

  it('is not taken for one with other files', async () => {
    const chat = await attaching('b.png');
    chat.desk.fault = new KojiError('unavailable', 'no answer');
    chat.desk.comments = [aComment({ text: FILES, createdAtMs: NOW, files: [fileOf('a.png')] })];
    assert.match(textOf(await chat.say('Yes')), /cannot see your comment on CERT-1[^]*b\.png/);
  });

  it('is there where its files are there that were not before', async () => {
    const chat = await attaching('b.png');
    chat.desk.fault = new KojiError('unavailable', 'no answer');
    chat.desk.comments = [aComment({ text: FILES, createdAtMs: NOW, files: [fileOf('b.png')] })];
    assert.match(textOf(await chat.say('Yes')), /It is on CERT-1 now/);
  });

  it('that has arrived after all is not added once more with what is said next: only that is', async () => {
    const chat = await unanswered('Still no toner');
    await chat.say('and it is urgent');
    chat.desk.comments = [aComment({ text: `${BY}Still no toner`, createdAtMs: NOW })];
    const asked = textOf(await chat.say('yes'));
    assert.match(asked, /What I tried to add before is on CERT-1[^]*and it is urgent/);
    assert.doesNotMatch(asked, /Still no toner/);
    assert.match(textOf(await chat.say('yes')), /It is on CERT-1 now/);
    assert.deepEqual(chat.desk.commented, [{ key: 'CERT-1', text: `${BY}and it is urgent` }]);
  });

  it('that has arrived after all is said to be there where it was written anew', async () => {
    const chat = await unanswered('Still no toner');
    for (const text of ['Change something', 'No toner on floor 2']) await chat.say(text);
    chat.desk.comments = [aComment({ text: `${BY}Still no toner`, createdAtMs: NOW })];
    assert.match(textOf(await chat.say('yes')), /What I tried to add before is on CERT-1[^]*No toner on floor 2/);
    assert.match(textOf(await chat.say('no')), /Nothing was changed/);
    assert.deepEqual(chat.desk.commented, []);
  });

  it('that may have arrived is not said to be unsent when it is left, and is looked for when it goes on', async () => {
    const chat = await unanswered('Still no toner');
    const left = textOf(await chat.say('My requests'));
    assert.match(left, /kept what you wrote/);
    assert.doesNotMatch(left, /not added your comment/);
    chat.desk.comments = [aComment({ text: `${BY}Still no toner`, createdAtMs: NOW })];
    await chat.say('go on');
    assert.match(textOf(await chat.say('yes')), /It is on CERT-1 now/);
    assert.deepEqual(chat.desk.commented, []);
  });

  it('that was left is looked for among what was not there when it went on', async () => {
    const chat = signedIn();
    for (const text of ['comment on CERT-1', 'any news?', 'My requests']) await chat.say(text);
    chat.desk.comments = [aComment({ text: `${BY}any news?`, createdAtMs: NOW })];
    await chat.say('go on');
    chat.desk.fault = new KojiError('unavailable', 'no answer');
    assert.match(textOf(await chat.say('yes')), /cannot see your comment on CERT-1/);
  });

  it('that may have arrived is not said to be unsent when it is given up', async () => {
    const chat = await unanswered('Still no toner');
    assert.match(textOf(await chat.say('No')), /may be done or not/);
  });

  it('is not added once more as long as nobody says whether it is there', async () => {
    const chat = await unanswered('Still no toner');
    chat.desk.unreadable.set('comments', new KojiError('unavailable', 'no answer'));
    assert.match(textOf(await chat.say('Try again')), /cannot see your comment on CERT-1/);
    assert.deepEqual(chat.desk.commented, []);
    chat.desk.unreadable.clear();
    assert.match(textOf(await chat.say('Try again')), /It is on CERT-1 now/);
    assert.equal(chat.desk.commented.length, 1);
  });

  it('is looked for among what was not there before, also where it is sent without a last look', async () => {
    const chat = told();
    chat.desk.comments = [aComment({ text: `${BY}It is the one in the hall`, createdAtMs: NOW })];
    await chat.say('It is the one in the hall');
    chat.desk.fault = new KojiError('unavailable', 'no answer');
    assert.match(textOf(await chat.say('yes')), /cannot see your comment on CERT-1/);
  });

  it('is looked for before another try, and not added twice', async () => {
    const chat = await commenting();
    await chat.say('Still no toner');
    chat.desk.fault = new KojiError('unavailable', 'no answer');
    assert.match(textOf(await chat.say('Yes')), /cannot see your comment on CERT-1/);
    chat.desk.comments = [aComment({ text: `${BY}Still no toner`, createdAtMs: NOW })];
    chat.world.clock.at += 120_000;
    assert.match(textOf(await chat.say('Try again')), /It is on CERT-1 now/);
    assert.deepEqual(chat.desk.commented, []);
  });

  it('whose server was killed once it was there is not added again', async () => {
    const chat = await commenting();
    await chat.say('Still no toner');
    const other = await killedAfter(chat, 'addComment', 'Yes');
    chat.desk.comments = [aComment({ text: `${BY}Still no toner`, createdAtMs: NOW })];
    assert.match(textOf(await other.say('Yes')), /It is on CERT-1 now/);
    assert.equal(chat.desk.commented.length, 1);
  });

  it('is not added beside a turn that may still be at it, and can be tried again', async () => {
    const chat = await commenting();
    await chat.say('Still no toner');
    const other = await killedAfter(chat, 'addComment', 'Yes');
    assert.match(textOf(await other.say('Yes')), /cannot see your comment on CERT-1/);
    assert.equal(chat.desk.commented.length, 1);
    chat.desk.comments = [aComment({ text: `${BY}Still no toner`, createdAtMs: NOW })];
    assert.match(textOf(await other.say('Try again')), /It is on CERT-1 now/);
    assert.equal(chat.desk.commented.length, 1);
  });

  it('that a killed server never added is added when its message comes again long after', async () => {
    const chat = await commenting();
    await chat.say('Still no toner');
    const other = await killedAfter(chat, 'addComment', 'Yes');
    chat.world.clock.at += 30_000;
    assert.match(textOf(await other.say('Yes')), /It is on CERT-1 now/);
    assert.equal(chat.desk.commented.length, 2);
  });

  it('is not made where it could not even be asked whose request it is, and says so', async () => {
    const chat = await commenting();
    await chat.say('Still no toner');
    chat.desk.fault = new KojiError('unavailable', 'no answer', { nothingDone: true });
    assert.match(textOf(await chat.say('Yes')), /not on CERT-1/);
  });

  it('is given back where the request is gone by now, for a new one', async () => {
    const chat = await commenting();
    chat.desk.forms = [aForm([aField()])];
    await chat.say('Still *no* toner');
    chat.desk.requests = [];
    const replies = await chat.say('Yes');
    assert.match(textOf(replies), /I find no request CERT-1[^]*on no request[^]*Still \\\*no\\\* toner/);
    assert.deepEqual(choicesOf(replies), ['Create a request', 'My requests']);
    await chat.say('Create a request');
    assert.match(textOf(await chat.say('Get IT help')), /Still \\\*no\\\* toner/);
  });

  it('is given back with its files', async () => {
    const chat = await commenting();
    await chat.send({ type: 'message', attachments: [file('a.png')] });
    chat.desk.requests = [];
    assert.match(textOf(await chat.say('Yes')), /I find no request CERT-1[^]*What shall I do with a\.png/);
    assert.deepEqual(chat.desk.commented, []);
  });
});
