import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { killedAfter } from '../../support/killedTurn.ts';
import { CLOSED, ownRequest, signedIn } from './signedIn.ts';
import { tellComment } from './tellComment.ts';

const closed = () => signedIn([ownRequest(CLOSED)]);

describe('the rating of a request', () => {
  it('is a number, given while the closed request is looked at, and words for those who want to', async () => {
    const chat = closed();
    await chat.say('CERT-1');
    const asked = await chat.say('4');
    assert.match(textOf(asked), /add a few words/);
    assert.deepEqual(choicesOf(asked), ['Skip']);
    assert.match(textOf(await chat.say('Quick and friendly')), /has got your rating of CERT-1/);
    assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating: 4, comment: 'Quick and friendly' }]);
  });

  it('can be asked for by typing, and go without words', async () => {
    const chat = closed();
    const asked = await chat.say('rate CERT-1');
    assert.match(textOf(asked), /From 1 \(not at all\) to 5/);
    assert.deepEqual(choicesOf(asked), ['1', '2', '3', '4', '5']);
    assert.match(textOf(await chat.say('6')), /not one of the choices/);
    await chat.say('5');
    await chat.say('Skip');
    assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating: 5, comment: '' }]);
  });

  for (const said of ['no', 'no thanks', 'nothing to add', 'nein danke', 'passt schon', 'thanks', 'rien à ajouter']) {
    it(`goes without words where there are none: ${said}`, async () => {
      const chat = closed();
      for (const text of ['rate CERT-1', '4']) await chat.say(text);
      assert.match(textOf(await chat.say(said)), /has got your rating/);
      assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating: 4, comment: '' }]);
    });
  }

  it('is not given by an ok that may be for a comment that was told since', async () => {
    const chat = closed();
    for (const text of ['rate CERT-1', '4']) await chat.say(text);
    tellComment(chat);
    assert.match(textOf(await chat.say('ok')), /add a few words/);
    assert.deepEqual(chat.desk.rated, []);
    await chat.say('no');
    assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating: 4, comment: '' }]);
  });

  it('asks for the words of who says yes', async () => {
    const chat = closed();
    for (const text of ['rate CERT-1', '4']) await chat.say(text);
    assert.match(textOf(await chat.say('yes please')), /add a few words/);
    await chat.say('Great');
    assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating: 4, comment: 'Great' }]);
  });

  for (const [said, rating, comment] of [
    ['rate CERT-1 5 very friendly', 5, 'very friendly'],
    ['rate CERT-1 5 stars, very friendly', 5, 'very friendly'],
    ['CERT-1 rate 2 it took a week', 2, 'it took a week'],
  ] as const) {
    it(`takes the words that stand with the number: ${said}`, async () => {
      const chat = closed();
      assert.match(textOf(await chat.say(said)), /has got your rating/);
      assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating, comment }]);
    });
  }

  for (const [said, comment] of [
    ['4 because slow', 'because slow'],
    ['4 - it took a week', 'it took a week'],
    ['4 weil es dauerte', 'weil es dauerte'],
  ] as const) {
    it(`takes a number with its reason: ${said}`, async () => {
      const chat = closed();
      await chat.say('rate CERT-1');
      assert.match(textOf(await chat.say(said)), /has got your rating/);
      assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating: 4, comment }]);
    });
  }

  it('asks once more where a number is said of something else', async () => {
    const chat = closed();
    await chat.say('rate CERT-1');
    assert.match(textOf(await chat.say('2 weeks of waiting')), /not one of the choices/);
    assert.deepEqual(chat.desk.rated, []);
  });

  it('tells who could never rate it so, and not to wait until the request is closed', async () => {
    const shared = signedIn([ownRequest({ owner: 'customer-2', sharedWith: ['customer-1'] })]);
    assert.match(textOf(await shared.say('rate CERT-1')), /Only who created CERT-1 can rate it/);
    const asked = signedIn([ownRequest({ owner: 'customer-2', approvers: ['customer-1'] })]);
    assert.match(textOf(await asked.say('rate CERT-1')), /Only who created CERT-1 can rate it/);
  });

  for (const said of ['sorry I meant 2', '2', 'no, 2', 'actually 2 not 5', 'ich meinte 2', 'je voulais dire 2']) {
    it(`is another number where that is said instead of words: ${said}`, async () => {
      const chat = closed();
      for (const text of ['rate CERT-1', '5']) await chat.say(text);
      assert.match(textOf(await chat.say(said)), /2 of 5 for CERT-1, then[^]*add a few words/);
      await chat.say('it broke again after 2 days');
      assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating: 2, comment: 'it broke again after 2 days' }]);
    });
  }

  it('hides passwords from the words', async () => {
    const chat = closed();
    for (const text of ['rate CERT-1', '2']) await chat.say(text);
    await chat.say('password: hunter2');
    assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating: 2, comment: 'password: ••••••' }]);
  });

  it('waits until the request is closed', async () => {
    assert.match(textOf(await signedIn().say('rate CERT-1')), /not closed yet/);
  });

  it('is given once', async () => {
    const chat = closed();
    chat.desk.feedback = { rating: 3, comment: '' };
    assert.match(textOf(await chat.say('rate CERT-1')), /rated CERT-1 already: 3 of 5/);
  });

  it('is for who made the request', async () => {
    const chat = signedIn([ownRequest({ ...CLOSED, owner: 'customer-2', sharedWith: ['customer-1'] })]);
    assert.match(textOf(await chat.say('rate CERT-1')), /Only who created CERT-1 can rate it/);
  });

  it('becomes a note for the staff where Jira takes it in the help portal only', async () => {
    const chat = closed();
    chat.desk.results.feedback = { kind: 'portalOnly', portalUrl: 'https://desk.test/p' };
    for (const text of ['rate CERT-1', '5']) await chat.say(text);
    assert.match(
      textOf(await chat.say('Great')),
      /as a note[^]*page of the request: \[CERT-1\]\(https:\/\/desk\.test\/p\)/,
    );
    const text = 'Rated in the chat by Demo Customer (customer@example.com): 5 of 5. Great';
    assert.deepEqual(
      chat.watch.notes.map(({ id: _id, ...note }) => note),
      [{ key: 'CERT-1', text }],
    );
  });

  it('is one note however often its message arrives', async () => {
    const chat = closed();
    chat.desk.results.feedback = { kind: 'portalOnly', portalUrl: 'https://desk.test/p' };
    for (const text of ['rate CERT-1', '5']) await chat.say(text);
    const other = await killedAfter(chat, 'keepNote', 'Great');
    assert.match(textOf(await other.say('Great')), /as a note/);
    const ids = chat.watch.notes.map(({ id }) => id);
    assert.deepEqual([ids.length, new Set(ids).size], [2, 1]);
  });

  it('says why it was not taken', async () => {
    const chat = closed();
    chat.desk.results.feedback = { kind: 'refused', reason: 'Too late.' };
    for (const text of ['rate CERT-1', '5']) await chat.say(text);
    assert.match(textOf(await chat.say('Skip')), /Too late\./);
    assert.deepEqual(chat.watch.notes, []);
  });

  it('keeps its words where the service desk does not take it', async () => {
    const chat = closed();
    for (const text of ['rate CERT-1', '2']) await chat.say(text);
    chat.desk.fault = new KojiError('rateLimited', 'not now');
    const replies = await chat.say('Slow');
    assert.match(textOf(replies), /I have kept it[^]*Slow/);
    assert.deepEqual(choicesOf(replies), ['Try again', 'Cancel']);
    assert.match(textOf(await chat.say('Try again')), /has got your rating/);
    assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating: 2, comment: 'Slow' }]);
  });

  it('that got no answer has arrived where the request has it by then', async () => {
    const chat = closed();
    for (const text of ['rate CERT-1', '5']) await chat.say(text);
    chat.desk.fault = new KojiError('unavailable', 'no answer');
    chat.desk.feedback = { rating: 5, comment: '' };
    assert.match(textOf(await chat.say('Skip')), /has got your rating of CERT-1/);
  });

  it('that got no answer, and is not to be seen, may have arrived or not', async () => {
    const chat = closed();
    for (const text of ['rate CERT-1', '5']) await chat.say(text);
    chat.desk.fault = new KojiError('unavailable', 'no answer');
    assert.match(textOf(await chat.say('Skip')), /your rating of CERT-1 may be there or not/);
  });

  it('is left to the service desk where it does not say whether the request is closed', async () => {
    const chat = signedIn([ownRequest({ ...CLOSED, statusCategory: 'unknown' })]);
    assert.match(textOf(await chat.say('rate CERT-1')), /From 1 \(not at all\) to 5/);
  });
});
