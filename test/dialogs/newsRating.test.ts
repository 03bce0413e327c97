import assert from 'node:assert/strict';
import { textOf } from '../support/chat.ts';
import type { Harness } from '../support/dialogHarness.ts';
import { NOW } from '../support/dialogFakes.ts';
import { CLOSED, ownRequest, signedIn } from './requests/signedIn.ts';

/** The customer was just told that a request is closed, and asked how it was. */
function told(): Harness {
  const chat = signedIn([ownRequest(CLOSED)]);
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
