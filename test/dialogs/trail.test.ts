import assert from 'node:assert/strict';
import type { Trail } from '../../dialogs/trail.ts';
import { LONGEST_KEPT_LINE, withArticle, withSaid, withVerdict } from '../../dialogs/trail.ts';
import { EMPTY_CONTEXT } from '../../handoff/index.ts';

const EMPTY: Trail = { context: EMPTY_CONTEXT, unsolved: [], at: 0 };

describe('trail', () => {
  it('keeps a line short, on one line', () => {
    const [line = ''] = withSaid(EMPTY, `No toner\n${'x'.repeat(1000)}`).context.lines;
    assert.ok(line.startsWith('No toner x') && line.endsWith('…'));
    assert.equal(line.length, LONGEST_KEPT_LINE);
  });

  it('begins a request with all of a long line, and with no more than a description can hold', () => {
    const long = `No toner\n${'x'.repeat(5000)}`;
    assert.deepEqual(withSaid(EMPTY, long).unsolved, [long.replace('\n', ' ')]);
    const told = ['ink', 'fan', 'fax', 'pen']
      .map((each) => `no ${each} ${each.repeat(3_000)}`)
      .reduce(withSaid, EMPTY).unsolved;
    assert.ok(told.join('\n').length <= 32_000 && told[3]?.endsWith('…'), `${told.length}`);
    assert.equal(told.length, 4);
  });

  it('keeps the same line once when it is repeated', () => {
    assert.deepEqual(withSaid(withSaid(EMPTY, 'help my'), 'help my').context.lines, ['help my']);
  });

  it('begins a request with what was asked only, each line once', () => {
    const lines = ['hello', 'No toner', 'Send the request', 'Créer une demande', '#foo', 'CERT-1', 'мой экран', '5'];
    const trail = [...lines, 'it is on the third floor', 'no toner!', '../x?y=1'].reduce(withSaid, EMPTY);
    assert.deepEqual(trail.unsolved, ['No toner', 'it is on the third floor']);
    assert.ok(trail.context.lines.includes('мой экран'), 'an agent reads it all');
  });

  it('knows whether the article shown last helped', () => {
    const trail = withVerdict(withArticle(withArticle(EMPTY, 'First'), 'Second'), false);
    assert.deepEqual(trail.context.articles, [{ title: 'First' }, { title: 'Second', helped: false }]);
  });

  it('has nothing unsolved once something helped, and keeps the lines for the agent', () => {
    const trail = withVerdict(withArticle(withSaid(EMPTY, 'no toner'), 'First'), true);
    assert.deepEqual([trail.unsolved, trail.context.lines], [[], ['no toner']]);
  });

  it('does not grow without end', () => {
    const trail = Array.from({ length: 100 }, (_, index) => `line ${index}`).reduce(withSaid, EMPTY);
    assert.ok(trail.context.lines.length <= 12 && trail.unsolved.length <= 12);
    assert.equal(trail.unsolved.at(-1), 'line 99');
  });
});
