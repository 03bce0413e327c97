import assert from 'node:assert/strict';
import { withNoted } from '../../../handoff/domain/context.ts';
import { aContext } from '../../support/data.ts';

const said = (...texts: readonly string[]) => texts.map((text, index) => ({ entryId: `e${index + 1}`, text }));

describe('which lines were said while waiting', () => {
  const lines = ['no toner', 'hello?', 'hello?'];

  it('is noted later from what was said: the last lines are the last of that', () => {
    assert.deepEqual(withNoted(aContext({ lines }), said('hello?', 'hello?')).kept, ['e1', 'e2']);
    assert.deepEqual(withNoted(aContext({ lines }), said('forgotten', ...lines)).kept, ['e2', 'e3', 'e4']);
  });

  it('stays open where the last lines are others', () => {
    const context = aContext({ lines });
    assert.equal(withNoted(context, said('hello?', 'no toner')), context);
    assert.equal(withNoted(context, []), context);
  });

  it('is not noted anew', () => {
    const context = aContext({ lines, kept: ['e9'] });
    assert.equal(withNoted(context, said('hello?')), context);
  });
});
