import assert from 'node:assert/strict';
import { createOfferBoard } from '../../../bench/chaos/offers.ts';

const OLDER = { handoffId: 'handoff', offerId: 'older' };
const NEWER = { handoffId: 'handoff', offerId: 'newer' };

describe('the offers that agents see', () => {
  it('are pressed newest first, once by each agent, and by a colleague only where that is meant', () => {
    const board = createOfferBoard();
    board.show('one', OLDER);
    board.show('one', NEWER);
    assert.deepEqual(board.newest('one', 'own'), NEWER);
    assert.equal(board.newest('other', 'own'), undefined);
    assert.deepEqual(board.newest('other', 'anyones'), NEWER);
    board.pressed('one', NEWER);
    assert.deepEqual(board.newest('one', 'own'), OLDER);
    assert.deepEqual(board.newest('other', 'anyones'), NEWER);
  });
});
