import assert from 'node:assert/strict';
import { chatRatingIn } from '../../../dialogs/interruptions/chatRating.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';

describe('the rating of a chat', () => {
  it('is a number from 1 to 5, or as many stars', () => {
    const said = ['1', ' 5 ', '4 ★', '3/5', '★★', '⭐⭐⭐⭐'];
    assert.deepEqual(said.map(chatRatingIn), [1, 5, 4, 3, 2, 4]);
    for (const text of ['0', '6', '12', '5 laptops', '', '★★★★★★', 'five']) assert.equal(chatRatingIn(text), undefined);
  });

  it('is thanked for, and leads on', async () => {
    const chat = createDialogHarness();
    chat.ratings.outcome = 'rated';
    const replies = await chat.say('5 ★');
    assert.match(textOf(replies), /Thank you for your rating/);
    assert.ok(choicesOf(replies).includes('My requests'));
    assert.deepEqual(chat.ratings.given, [5]);
  });

  it('is taken once', async () => {
    const chat = createDialogHarness();
    chat.ratings.outcome = 'ratedBefore';
    assert.match(textOf(await chat.say('2')), /rated that conversation already/);
  });

  it('is none where no chat has ended: there, a number answers nothing', async () => {
    const chat = createDialogHarness();
    assert.match(textOf(await chat.say('5')), /nothing open that this would answer/);
    assert.deepEqual(chat.ratings.given, []);
  });

  it('does not take the answer to what is being asked', async () => {
    const chat = createDialogHarness();
    chat.ratings.outcome = 'rated';
    await chat.say('create a request');
    await chat.say('4');
    assert.deepEqual(chat.ratings.given, []);
  });
});
