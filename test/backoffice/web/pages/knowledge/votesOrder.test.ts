import assert from 'node:assert/strict';
import type { ArticleVotesRow } from '../../../../../backoffice/api/contract.ts';
import type { VotesOrder } from '../../../../../backoffice/web/pages/knowledge/votesOrder.ts';
import { inOrder, orderAfter, WORST_FIRST } from '../../../../../backoffice/web/pages/knowledge/votesOrder.ts';

function aRow(title: string, solved: number, notSolved: number): ArticleVotesRow {
  return { id: title, source: 'desk', title, solved, notSolved, lastAt: 0 };
}

const ROWS = [aRow('VPN', 5, 2), aRow('printer', 0, 7), aRow('Wi-Fi', 3, 2)];
const titles = (order: VotesOrder) => inOrder(ROWS, order).map(({ title }) => title);

describe('the order of what was voted on', () => {
  it('has at first on top what failed most often, and leaves equals as they came', () => {
    assert.deepEqual(titles(WORST_FIRST), ['printer', 'VPN', 'Wi-Fi']);
  });

  it('is by each column, both ways', () => {
    assert.deepEqual(titles({ by: 'solved', direction: 'descending' }), ['VPN', 'Wi-Fi', 'printer']);
    assert.deepEqual(titles({ by: 'solved', direction: 'ascending' }), ['printer', 'Wi-Fi', 'VPN']);
    assert.deepEqual(titles({ by: 'title', direction: 'ascending' }), ['printer', 'VPN', 'Wi-Fi']);
  });

  it('turns round when the same column is pressed again', () => {
    const once = orderAfter(WORST_FIRST, 'notSolved');
    assert.deepEqual(once, { by: 'notSolved', direction: 'ascending' });
    assert.deepEqual(orderAfter(once, 'notSolved'), WORST_FIRST);
  });

  it('begins with the most, the newest, and A', () => {
    assert.equal(orderAfter(WORST_FIRST, 'solved').direction, 'descending');
    assert.equal(orderAfter(WORST_FIRST, 'lastAt').direction, 'descending');
    assert.equal(orderAfter(WORST_FIRST, 'title').direction, 'ascending');
  });
});
