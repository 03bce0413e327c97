import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { NOW } from '../../support/dialogFakes.ts';
import { CLOSED, file, ownRequest, signedIn } from '../requests/signedIn.ts';

/** The customer was just told that a request is closed, and asked how it was. */
function told(locale = 'en'): Harness {
  const chat = signedIn([ownRequest(CLOSED)], { locale });
  chat.desk.transitions = [{ id: '31', name: 'Reopen' }];
  chat.watch.toRate = { key: 'CERT-1', at: NOW };
  return chat;
}

describe('a rating that the last news has asked for', () => {
  for (const [said, stars] of [
    ['4', 4],
    ['5 stars', 5],
    ['5 Sterne', 5],
    ['rate it 5', 5],
    ['★★★', 3],
  ] as const) {
    it(`is given by a number: ${said}`, async () => {
      const chat = told();
      assert.match(textOf(await chat.say(said)), /add a few words/);
      await chat.say('Skip');
      assert.deepEqual(
        chat.desk.rated.map(({ key, rating }) => [key, rating]),
        [['CERT-1', stars]],
      );
    });
  }

  it('takes its reason with it', async () => {
    const chat = told();
    assert.match(textOf(await chat.say('2 because it took weeks')), /has got your rating/);
    assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating: 2, comment: 'because it took weeks' }]);
  });

  it('takes words that may be no part of it after a question', async () => {
    const chat = told();
    const asked = textOf(await chat.say('5 it was great'));
    assert.match(asked, /5 of 5 for CERT-1[^]*words of your rating[^]*it was great/);
    assert.deepEqual(chat.desk.rated, []);
    await chat.say('yes');
    assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating: 5, comment: 'it was great' }]);
  });

  it('is not given for what begins with a number and is none', async () => {
    const chat = told();
    await chat.say('5 printers are broken');
    assert.match(textOf(await chat.say('no')), /nothing about “5 printers are broken”/);
    assert.deepEqual(chat.desk.rated, []);
  });

  it('names its request where another number follows, and how to rate another one', async () => {
    const chat = told();
    assert.match(textOf(await chat.say('4')), /4 of 5 for CERT-1/);
    assert.match(textOf(await chat.say('2')), /2 of 5 for CERT-1, then\. For another request[^]*rate ABC-123 2/);
  });

  it('is not taken for that of a chat which ended before, whether that was rated or not', async () => {
    for (const outcome of ['rated', 'ratedBefore'] as const) {
      const chat = told();
      chat.ratings.outcome = outcome;
      chat.ratings.endedAt = NOW - 60_000;
      assert.match(textOf(await chat.say('4')), /add a few words/);
      await chat.say('Skip');
      assert.deepEqual([chat.ratings.given, chat.desk.rated.length], [[], 1]);
    }
  });

  it('is that of the chat where that has ended since, or its own button is pressed', async () => {
    for (const [said, endedAt] of [
      ['4', NOW + 60_000],
      ['4 ★', NOW - 60_000],
    ] as const) {
      const chat = told();
      chat.ratings.outcome = 'rated';
      chat.ratings.endedAt = endedAt;
      assert.match(textOf(await chat.say(said)), /Thank you for your rating/);
      assert.deepEqual([chat.ratings.given, chat.desk.rated], [[4], []]);
    }
  });

  it('is asked for again where its number is missing', async () => {
    assert.match(textOf(await told().say('rate it')), /How satisfied are you[^]*CERT-1/);
  });

  it('is none once something else was begun', async () => {
    const chat = told();
    await chat.say('search for toner');
    await chat.say('4');
    assert.deepEqual(chat.desk.rated, []);
    assert.doesNotMatch(textOf(await chat.say('4')), /add a few words/);
  });
});

describe('a file that comes with what says that a request is not solved', () => {
  it('goes on the request with it', async () => {
    const chat = told();
    const said = { type: 'message', text: 'it is still broken', attachments: [file('f.png')] };
    assert.match(textOf(await chat.send(said)), /f\.png[^]*\*\*Reopen\*\*/);
    assert.match(textOf(await chat.say('yes')), /it is still broken[^]*\*\*Files\*\*: f\.png/);
    await chat.say('yes');
    assert.equal(chat.desk.attached.length, 1);
  });
});

describe('what says that a request is not solved, right after its customer was told that it is closed', () => {
  for (const [locale, said] of [
    ['en', 'it is not solved'],
    ['en', "it's still broken"],
    ['fr', "ce n'est pas résolu"],
    ['de', 'das geht immer noch nicht'],
    ['es', 'no está resuelto'],
  ] as const)
    it(`offers to reopen it, and is then a comment on it: ${said}`, async () => {
      const chat = told(locale);
      assert.match(textOf(await chat.say(said)), /\*\*Reopen\*\*[^]*CERT-1/);
      assert.ok(textOf(await chat.say('yes')).includes(said));
      assert.deepEqual([chat.desk.moved.length, chat.desk.commented.length], [1, 0]);
      await chat.say('yes');
      assert.equal(chat.desk.commented.length, 1);
    });
});
