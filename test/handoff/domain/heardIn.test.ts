import assert from 'node:assert/strict';
import { CLOCK_SKEW_MS } from '../../../handoff/domain/dueTime.ts';
import { heardIn } from '../../../handoff/domain/heardIn.ts';
import type { JournalEntry } from '../../../handoff/domain/journal.ts';
import { aJournalEntry, aRecipient } from '../../support/data.ts';

const OPENING = 100;
const AT = 1_000_000;

/** Lines in the order of the journal, by the side that said them. */
const said = (...lines: readonly Partial<JournalEntry>[]): readonly JournalEntry[] =>
  lines.map((line, index) =>
    aJournalEntry({ id: `line-${index}`, order: OPENING + 1 + index, to: aRecipient(), server: 'a', ...line }),
  );

describe('when the two sides of a chat were last heard', () => {
  it('is never, before their first line', () => assert.deepEqual(heardIn([], OPENING), {}));

  it('counts from the first line that was not answered', () => {
    const lines = said({ from: 'agent', at: 1 }, { from: 'customer', at: 2 }, { from: 'customer', at: 3 });
    assert.deepEqual(heardIn(lines, OPENING), { agentAt: 1, unansweredSince: 2 });
  });

  it('is when the agent answered, where nothing came after that', () => {
    const lines = said({ from: 'customer', at: 1 }, { from: 'agent', at: 2 }, { from: 'agent', at: 3 });
    assert.deepEqual(heardIn(lines, OPENING), { agentAt: 3 });
  });

  it('leaves out what was said to an agent before, by its place and not by its time', () => {
    const [before] = said({ order: OPENING, at: AT });
    const lines = said({ from: 'customer', at: 1 });
    assert.deepEqual(heardIn([...(before ? [before] : []), ...lines], OPENING), { unansweredSince: 1 });
  });

  it('leaves out what was sent to nobody', () => {
    const { to: _nobody, ...note } = aJournalEntry({ from: 'agent', delivery: 'none', order: OPENING + 1 });
    assert.deepEqual(heardIn([note], OPENING), {});
  });

  describe('where the line before the answer was written down by another server', () => {
    const answered = (before: Partial<JournalEntry>) =>
      heardIn(said(before, { from: 'agent', at: AT, server: 'b' }), OPENING).doubtfulSince;

    it('is in doubt as far as the clocks may be apart', () => {
      const justBefore = AT - CLOCK_SKEW_MS + 1;
      assert.equal(answered({ at: justBefore }), justBefore);
      assert.equal(answered({ at: justBefore - 1 }), undefined);
    });

    it('is in no doubt by the same server, whose order is certain', () =>
      assert.equal(answered({ at: AT - 1, server: 'b' }), undefined));

    it('is in no doubt by the agent themselves', () =>
      assert.equal(answered({ at: AT - 1, from: 'agent' }), undefined));
  });
});
