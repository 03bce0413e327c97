import {
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { ArticleVotesRow } from '../../../api/contract.ts';
import { ArticleCell } from './articleCell.tsx';
import { SOURCE_NAMES } from './sourceNames.ts';
import type { VotesColumn } from './votesOrder.ts';
import { inOrder, orderAfter, WORST_FIRST } from './votesOrder.ts';

const COLUMNS = [
  ['title', 'Article or quick answer'],
  ['solved', 'Helped'],
  ['notSolved', 'Did not help'],
  ['lastAt', 'Last answer'],
] as const satisfies readonly (readonly [VotesColumn, string])[];

const dateAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

const useStyles = makeStyles({
  scroller: { overflowX: 'auto' },
  table: { minWidth: '560px', tableLayout: 'fixed' },
  title: { width: 'auto' },
  solved: { width: '90px' },
  notSolved: { width: '120px' },
  lastAt: { width: '190px' },
});

/** What was voted on, to be put in order by each column; at first what helped least often is on top. */
export function ArticleVotesTable({ articles }: { readonly articles: readonly ArticleVotesRow[] }) {
  const styles = useStyles();
  const [order, setOrder] = useState(WORST_FIRST);
  return (
    <div className={styles.scroller}>
      <Table className={styles.table} aria-label="Whether articles helped" size="small" sortable>
        <TableHeader>
          <TableRow>
            {COLUMNS.map(([column, label]) => (
              <TableHeaderCell
                key={column}
                className={styles[column]}
                {...(order.by === column ? { sortDirection: order.direction } : {})}
                onClick={() => setOrder(orderAfter(order, column))}
              >
                {label}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {inOrder(articles, order).map((article) => (
            <ArticleVotesTableRow key={article.id} {...article} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function ArticleVotesTableRow({ source, title, url, solved, notSolved, lastAt }: ArticleVotesRow) {
  return (
    <TableRow>
      <ArticleCell title={title} url={url} note={SOURCE_NAMES[source]} />
      <TableCell>{solved}</TableCell>
      <TableCell>{notSolved}</TableCell>
      <TableCell>
        <time dateTime={new Date(lastAt).toISOString()}>{dateAndTime.format(lastAt)}</time>
      </TableCell>
    </TableRow>
  );
}
