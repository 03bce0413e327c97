import assert from 'node:assert/strict';
import { SendLedger } from '../../messaging/sendLedger.ts';

const LIMITS = [{ sends: 2, withinMs: 1_000 }];

describe('the ledger of a budget', () => {
  it('forgets what counts no more, and then is to be forgotten itself', () => {
    const ledger = new SendLedger(LIMITS);
    const booking = ledger.book(0);
    assert.equal(ledger.forget(5_000), false, 'the send is still under way');
    booking.isUnderWay = false;
    assert.equal(ledger.forget(999), false);
    assert.equal(ledger.forget(1_000), true);
  });

  it('is kept for as long as its conversation is to be left alone', () => {
    const ledger = new SendLedger(LIMITS);
    ledger.hold(60_000);
    ledger.hold(30_000);
    assert.equal(ledger.forget(59_999), false);
    assert.equal(ledger.earliest(0), 60_000);
    assert.equal(ledger.forget(60_000), true);
  });

  it('lets nobody pass who has asked later', () => {
    const ledger = new SendLedger(LIMITS);
    const [first, second] = [ledger.book(500), ledger.book(0)];
    assert.equal(ledger.earliest(0, first), 0);
    assert.equal(ledger.earliest(0, second), 500);
    assert.equal(ledger.earliest(0), 1_000);
  });
});
