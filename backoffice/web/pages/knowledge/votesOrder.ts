import type { ArticleVotesRow } from '../../../api/contract.ts';

export type VotesColumn = 'title' | 'solved' | 'notSolved' | 'lastAt';

export interface VotesOrder {
  readonly by: VotesColumn;
  readonly direction: 'ascending' | 'descending';
}

/** What wants mending first. */
export const WORST_FIRST: VotesOrder = { by: 'notSolved', direction: 'descending' };

const titles = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Equal rows stay as they came. */
export function inOrder(rows: readonly ArticleVotesRow[], { by, direction }: VotesOrder): readonly ArticleVotesRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => sign * (by === 'title' ? titles.compare(a.title, b.title) : a[by] - b[by]));
}

/** After a press on a column's heading: the other way round, or by that column with what one looks for on top. */
export function orderAfter(order: VotesOrder, pressed: VotesColumn): VotesOrder {
  if (order.by !== pressed) return { by: pressed, direction: pressed === 'title' ? 'ascending' : 'descending' };
  return { by: pressed, direction: order.direction === 'ascending' ? 'descending' : 'ascending' };
}
