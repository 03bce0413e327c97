import assert from 'node:assert/strict';
import type { MailLimit } from '../../identity/mailLimit.ts';
import { createMailLimit, MAILS_PER_HOUR } from '../../identity/mailLimit.ts';
import { FakeClock } from '../support/clock.ts';

const HOUR_MS = 3_600_000;

describe('the limit of mails', () => {
  let clock: FakeClock;
  let limit: MailLimit;
  let timesUsedUp: number;

  beforeEach(() => {
    clock = new FakeClock();
    timesUsedUp = 0;
    limit = createMailLimit(clock, () => {
      timesUsedUp += 1;
    });
  });

  /** As many mails as are taken, each to an address and from a visitor that `of` names. */
  function taken(of: (index: number) => { email: string; visitor: string }): number {
    let index = 0;
    while (index < 1_000 && limit.take(of(index)) === 0) index += 1;
    return index;
  }

  it('holds for one address, whoever asks', () => {
    assert.equal(
      taken((index) => ({ email: 'one@example.com', visitor: String(index) })),
      MAILS_PER_HOUR.address,
    );
    assert.equal(limit.take({ email: 'other@example.com', visitor: 'new' }), 0);
  });

  it('holds for one visitor, to whatever addresses', () => {
    assert.equal(
      taken((index) => ({ email: `${String(index)}@example.com`, visitor: 'one' })),
      MAILS_PER_HOUR.visitor,
    );
    assert.equal(limit.take({ email: 'new@example.com', visitor: 'other' }), 0);
  });

  it('holds for all of them together', () => {
    assert.equal(
      taken((index) => ({ email: `${String(index)}@example.com`, visitor: String(index) })),
      MAILS_PER_HOUR.all,
    );
    assert.equal(limit.take({ email: 'new@example.com', visitor: 'new' }), HOUR_MS);
  });

  it('forgets a mail that was not sent', () => {
    const mail = { email: 'one@example.com', visitor: 'one' };
    assert.equal(
      taken(() => mail),
      MAILS_PER_HOUR.address,
    );
    limit.giveBack(mail);
    assert.equal(limit.take(mail), 0);
    assert.ok(limit.take(mail) > 0);
  });

  it('is used up by no number of mails that were not sent', () => {
    const mail = { email: 'one@example.com', visitor: 'one' };
    for (let index = 0; index <= MAILS_PER_HOUR.all; index += 1) {
      assert.equal(limit.take(mail), 0);
      limit.giveBack(mail);
    }
    assert.equal(timesUsedUp, 0);
  });

  it('tells once an hour that all are used up', () => {
    const used = () => taken((index) => ({ email: `${String(index)}@example.com`, visitor: String(index) }));
    assert.equal(used(), MAILS_PER_HOUR.all);
    limit.take({ email: 'new@example.com', visitor: 'new' });
    assert.equal(timesUsedUp, 1);
    clock.advance(HOUR_MS);
    assert.equal(used(), MAILS_PER_HOUR.all);
    assert.equal(timesUsedUp, 2);
  });

  it('keeps its second half for those who have not had their share', () => {
    const visitors = (index: number) => ({ email: `${String(index)}@example.com`, visitor: String(index % 10) });
    assert.equal(taken(visitors), MAILS_PER_HOUR.all / 2);
    const other = (index: number) => ({ email: `other${String(index)}@example.com`, visitor: 'other' });
    assert.equal(taken(other), MAILS_PER_HOUR.share);
    assert.equal(timesUsedUp, 0);
  });

  it('is over an hour after the first mail', () => {
    const mail = { email: 'one@example.com', visitor: 'one' };
    taken(() => mail);
    clock.advance(HOUR_MS - 1);
    assert.equal(limit.take(mail), 1);
    clock.advance(1);
    assert.equal(limit.take(mail), 0);
  });

  it('counts nothing that it refuses', () => {
    taken(() => ({ email: 'full@example.com', visitor: 'somebody' }));
    for (let index = 0; index < MAILS_PER_HOUR.all; index += 1) {
      assert.equal(limit.take({ email: 'full@example.com', visitor: 'visitor' }), HOUR_MS);
    }
    assert.equal(limit.take({ email: 'new@example.com', visitor: 'visitor' }), 0);
  });
});
