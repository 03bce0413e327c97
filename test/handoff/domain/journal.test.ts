import assert from 'node:assert/strict';
import type { JournalEntry } from '../../../handoff/domain/journal.ts';
import { isOvertaken, takenUp } from '../../../handoff/domain/journal.ts';
import { NOW } from '../../support/clock.ts';
import { aJournalEntry, aRecipient } from '../../support/data.ts';

const left = aJournalEntry({ id: 'left', order: 2, at: NOW, server: 'dead', delivery: 'pending' });

describe('a line that a dead server has left, where doubles are dropped', () => {
  const settled = (other: Partial<JournalEntry>): JournalEntry =>
    aJournalEntry({ id: 'other', order: 3, at: NOW, server: 'dead', delivery: 'delivered', ...other });

  const table: readonly (readonly [string, Partial<JournalEntry>, 'send' | 'unknown'])[] = [
    ['is not sent after a later one', {}, 'unknown'],
    ['is sent after an earlier one of the same server', { order: 1 }, 'send'],
    ['is not sent after one that another server wrote down in the same moment', { order: 2, server: 'b' }, 'unknown'],
    [
      'is not sent after one of another server that may have come later by a right clock',
      { order: 1, at: NOW - 4_999, server: 'b' },
      'unknown',
    ],
    [
      'is sent after one of another server that came before by any clock',
      { order: 1, at: NOW - 5_000, server: 'b' },
      'send',
    ],
    ['is sent before a later one that waits', { delivery: 'queued' }, 'send'],
    ['is sent whatever the other side has said since', { from: 'agent' }, 'send'],
    ['is sent whatever was said since to somebody else', { to: aRecipient({ conversationId: 'elsewhere' }) }, 'send'],
  ];
  for (const [title, other, expected] of table)
    it(title, () => assert.equal(takenUp(left, [left, settled(other)], true), expected));

  it('is never sent again where they are not', () => assert.equal(takenUp(left, [left], false), 'unknown'));
});

describe('a line that took long to be written down, and that nobody has tried to send', () => {
  const late = aJournalEntry({ id: 'late', order: 2, at: NOW, server: 'a', delivery: 'pending' });
  const table: readonly (readonly [string, Partial<JournalEntry>, boolean])[] = [
    ['comes too late after a later one has been read', {}, true],
    ['comes too late while a later one is under way', { delivery: 'pending' }, true],
    ['comes in time where the later one waits behind it', { delivery: 'queued' }, false],
    ['comes in time where the later one was refused', { delivery: 'rejected' }, false],
    ['comes in time after an earlier one, of whichever server', { order: 1, at: NOW - 1, server: 'b' }, false],
    ['comes too late after one of the same moment that another server heard', { order: 1, server: 'b' }, true],
    ['comes in time whatever the other side has said since', { from: 'agent' }, false],
    ['comes in time whatever was said to somebody else', { to: aRecipient({ conversationId: 'elsewhere' }) }, false],
  ];
  for (const [title, other, expected] of table)
    it(title, () => {
      const later = aJournalEntry({ id: 'other', order: 3, at: NOW, server: 'a', delivery: 'delivered', ...other });
      assert.equal(isOvertaken(late, [late, later]), expected);
    });
});
