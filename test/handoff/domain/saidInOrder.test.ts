import assert from 'node:assert/strict';
import { LINES_KEPT } from '../../../handoff/domain/context.ts';
import { inOrderSaid } from '../../../handoff/domain/saidInOrder.ts';
import type { Content } from '../../../handoff/domain/content.ts';
import type { JournalEntry } from '../../../handoff/domain/journal.ts';
import type { Revision } from '../../../handoff/domain/revision.ts';
import { aContext, aJournalEntry, aLine } from '../../support/data.ts';

/** Said while waiting; `text` is the id as well. */
function said(text: string, overrides: Partial<JournalEntry> = {}): JournalEntry {
  const { to: _nobody, ...entry } = aJournalEntry({ id: text, content: aLine(text), delivery: 'none' });
  return { ...entry, ...overrides };
}

function aRevision(text: string, kind: Revision['kind'], of: string): Content {
  return { kind: 'line', author: 'Demo Customer', text, attachments: [], revises: { kind, entryId: of, before: of } };
}

const told = (before: readonly string[], ...kept: readonly string[]) => aContext({ lines: [...before, ...kept], kept });

describe('what the agent is told of the time in the queue', () => {
  it('stays as it is where it was noted in the order in which it was said', () => {
    const context = told(['to the bot'], 'one', 'two');
    assert.equal(inOrderSaid(context, [said('one'), said('two')]), context);
  });

  it('leaves a line that was said after all that was noted to follow by itself', () => {
    const context = told([], 'one');
    assert.equal(inOrderSaid(context, [said('one'), said('two')]), context);
  });

  it('tells a line that was noted nowhere before those that were said after it', () => {
    const context = inOrderSaid(
      told(['to the bot'], 'one', 'three'),
      ['one', 'two', 'three'].map((text) => said(text)),
    );
    assert.deepEqual(context.lines, ['to the bot', 'one', 'two', 'three']);
    assert.deepEqual(context.kept, ['one', 'two', 'three']);
  });

  it('tells a line that was noted late in its place', () => {
    const context = inOrderSaid(told([], 'two', 'one'), [said('one'), said('two')]);
    assert.deepEqual(context.lines, ['one', 'two']);
    assert.deepEqual(context.kept, ['one', 'two']);
  });

  it('has a changed line in the place of what it changes', () => {
    const entries = [
      said('one', { delivery: 'withdrawn' }),
      said('two'),
      said('three'),
      said('one~1', { content: aRevision('one~1', 'corrects', 'one') }),
    ];
    assert.deepEqual(inOrderSaid(told([], 'one~1', 'three'), entries).lines, ['one~1', 'two', 'three']);
  });

  it('leaves room for no more lines than before: the last ones follow by themselves', () => {
    const all = Array.from({ length: LINES_KEPT + 1 }, (_, index) => `line ${index}`);
    const noted = all.filter((line) => line !== 'line 0');
    const context = inOrderSaid(
      told([], ...noted),
      all.map((text) => said(text)),
    );
    assert.deepEqual(context.kept, all.slice(0, LINES_KEPT));
  });

  it('keeps what would not follow by itself: what is being changed, and what was', () => {
    const all = Array.from({ length: LINES_KEPT + 1 }, (_, index) => `line ${index}`);
    const noted = all.filter((line) => line !== 'line 0');
    const entries = all.map((text) => said(text, text === all.at(-1) ? { delivery: 'withdrawn' } : {}));
    assert.deepEqual(inOrderSaid(told([], ...noted), entries).kept, all);
  });

  it('leaves out a line that an agent has got', () => {
    const context = told([], 'two');
    const sent = aJournalEntry({ id: 'handoff-1:one:2:kept', delivery: 'delivered' });
    assert.equal(inOrderSaid(context, [said('one'), said('two'), sent]), context);
  });

  for (const [what, missed] of Object.entries({
    'was taken back': said('one', { delivery: 'withdrawn' }),
    'was said to an agent': said('one', { to: aJournalEntry().to ?? assert.fail('to nobody') }),
    'the bot said': said('one', { from: 'bot' }),
    'says itself what it changes': said('one', {
      content: aRevision('one', 'takesBack', 'zero'),
    }),
  })) {
    it(`leaves out what ${what}`, () => {
      const context = told([], 'two');
      assert.equal(inOrderSaid(context, [missed, said('two')]), context);
    });
  }

  it('is left alone where the journal does not know what was noted', () => {
    const context = told([], 'gone', 'two');
    assert.equal(inOrderSaid(context, [said('one'), said('two')]), context);
    const old = aContext({ lines: ['two'] });
    assert.equal(inOrderSaid(old, [said('one'), said('two')]), old);
  });
});
