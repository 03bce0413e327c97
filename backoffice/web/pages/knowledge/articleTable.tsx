import {
  Button,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import { ArticleCell } from './articleCell.tsx';
import { ArticleDialog } from './articleDialog.tsx';
import type { EditedArticle } from './collectionEdits.ts';

export interface ArticleTableProps {
  readonly label: string;
  readonly articles: readonly EditedArticle[];
  /** Saves the whole list; answers false when that failed. */
  readonly onChange: (articles: readonly EditedArticle[], done: string) => Promise<boolean>;
}

const useStyles = makeStyles({
  table: { tableLayout: 'fixed' },
  actions: { width: '190px' },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalXS },
});

/** The articles of a collection in one language, each to be changed or removed. */
export function ArticleTable({ label, articles, onChange }: ArticleTableProps) {
  const styles = useStyles();
  const without = (article: EditedArticle): readonly EditedArticle[] => articles.filter((each) => each !== article);
  const replace = (before: EditedArticle, after: EditedArticle): Promise<boolean> =>
    onChange(
      articles.map((each) => (each === before ? after : each)),
      `Saved: ${after.title}.`,
    );
  return (
    <Table className={styles.table} aria-label={label} size="small">
      <TableHeader>
        <TableRow>
          <TableHeaderCell>Article</TableHeaderCell>
          <TableHeaderCell className={styles.actions}>Change</TableHeaderCell>
        </TableRow>
      </TableHeader>
      <TableBody>
        {articles.map((article) => (
          <TableRow key={article.title}>
            <ArticleCell title={article.title} url={article.url} note={article.excerpt} />
            <TableCell className={styles.actions}>
              <div className={styles.buttons}>
                <ArticleDialog
                  heading="Change the article"
                  opener={
                    <Button size="small" aria-label={`Change: ${article.title}`}>
                      Change
                    </Button>
                  }
                  article={article}
                  others={without(article)}
                  onSave={(after) => replace(article, after)}
                />
                <Button
                  size="small"
                  appearance="subtle"
                  aria-label={`Remove: ${article.title}`}
                  onClick={() => void onChange(without(article), `Removed: ${article.title}.`)}
                >
                  Remove
                </Button>
              </div>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
