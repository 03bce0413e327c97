import assert from 'node:assert/strict';
import { CLOCK_SKEW_MS } from '../../../handoff/domain/dueTime.ts';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import { heardIn, unreachedIn } from '../../../handoff/domain/heardIn.ts';
import { DELIVERIES } from '../../../handoff/domain/journal.ts';
import type { JournalEntry } from '../../../handoff/domain/journal.ts';
import { aConnectedHandoff, aJournalEntry, aRecipient } from '../../support/data.ts';

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

  it('leaves out what was refused, and says when each side has tried last', () => {
    const lines = said(
      { from: 'customer', at: 1 },
      { from: 'agent', at: 2, delivery: 'rejected' },
      { from: 'agent', at: 3, delivery: 'rejected' },
      { from: 'customer', at: 4, delivery: 'rejected' },
    );
    assert.deepEqual(heardIn(lines, OPENING), { unansweredSince: 1, refusedAt: { agent: 3, customer: 4 } });
  });

  it('leaves out what is kept for the next agent', () => {
    const lines = said({ from: 'agent', at: 1 }, { from: 'customer', at: 2, delivery: 'none' });
    assert.deepEqual(heardIn(lines, OPENING), { agentAt: 1 });
  });

  it('counts what may have arrived, and what is on its way', () => {
    for (const delivery of ['unknown', 'pending', 'queued'] as const)
      assert.deepEqual(heardIn(said({ from: 'agent', at: 1, delivery }), OPENING), { agentAt: 1 });
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

describe('whom something is still on its way to', () => {
  const chat = aConnectedHandoff();
  assert.ok(isConnected(chat));
  const unreached = (entry: Partial<JournalEntry>) => unreachedIn(chat, [aJournalEntry(entry)]);

  it('are those to whom a message is not settled, whatever it says', () => {
    const to = aRecipient({ conversationId: chat.customer.conversationId });
    for (const delivery of DELIVERIES) {
      const isOpen = delivery === 'queued' || delivery === 'pending';
      assert.deepEqual(unreached({ to, delivery }), isOpen ? ['customer'] : []);
    }
    const question = { kind: 'notice', key: 'areYouThere', params: {}, choices: [] } as const;
    assert.deepEqual(unreached({ to, content: question, from: 'bot', delivery: 'pending' }), ['customer']);
  });

  it('is nobody where it goes to a window that the agent has left', () => {
    const to = (conversationId: string) => ({ to: aRecipient({ conversationId }), delivery: 'queued' }) as const;
    assert.deepEqual(unreached(to(chat.state.agent.conversationId)), ['agent']);
    assert.deepEqual(unreached(to('a window of before')), []);
  });
});
