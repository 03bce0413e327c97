import assert from 'node:assert/strict';
import { keepLine } from '../../../handoff/domain/handoff.ts';
import { summarise, toldWhole } from '../../../handoff/domain/summary.ts';
import { NOW } from '../../support/clock.ts';
import { aContext, aHandoff, aJournalEntry, aLine } from '../../support/data.ts';

const kept = (id: string, text: string) =>
  aJournalEntry({ id, from: 'customer', content: aLine(text), delivery: 'none' });

describe('a summary', () => {
  it('cuts what is long, and nothing else', () => {
    const collected = [{ label: 'Description', value: 'x'.repeat(20_000) }];
    const lines = ['y'.repeat(20_000), 'it is urgent'];
    const summary = summarise(aHandoff({ context: aContext({ lines, collected }) }), NOW);
    assert.deepEqual(
      [...summary.asked, ...summary.collected.map(({ value }) => value)].map((text) => text.endsWith('…')),
      [true, false, true],
    );
    assert.equal(summary.asked[1], 'it is urgent');
  });
});

describe('what was said while waiting', () => {
  const asked = aHandoff({ context: aContext({ lines: ['hello'] }) });
  const long = 'x'.repeat(20_000);
  const { context } = [
    { entryId: 'e1', text: 'no toner' },
    { entryId: 'e2', text: long },
  ].reduce(keepLine, asked);

  it('is told by the summary if that has it, uncut', () => {
    assert.equal(toldWhole(context)(kept('e1', 'no toner')), true);
    assert.equal(toldWhole(context)(kept('e2', long)), false);
  });

  it('is not told by what was said before in the same words', () => {
    assert.equal(toldWhole(context)(kept('e3', 'hello')), false);
    assert.equal(toldWhole(context)(kept('e4', 'no toner')), false);
  });

  it('is known by its words alone in a record from before entries were noted', () => {
    const older = aContext({ lines: ['hello', 'no toner'] });
    assert.equal(toldWhole(older)(kept('e1', 'no toner')), true);
    assert.equal(toldWhole(older)(kept('e2', 'something else')), false);
  });
});
