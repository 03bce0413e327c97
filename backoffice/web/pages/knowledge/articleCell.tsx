import { Link, makeStyles, TableCell, Text, tokens } from '@fluentui/react-components';

export interface ArticleCellProps {
  readonly title: string;
  /** Without one the title leads nowhere. */
  readonly url?: string | undefined;
  /** One line below the title. */
  readonly note: string;
}

const useStyles = makeStyles({
  article: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    padding: `${tokens.spacingVerticalS} 0`,
    overflowWrap: 'anywhere',
  },
  note: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** The cell of a table that says which article its row is about. */
export function ArticleCell({ title, url, note }: ArticleCellProps) {
  const styles = useStyles();
  return (
    <TableCell>
      <div className={styles.article}>
        {url === undefined ? (
          <Text>{title}</Text>
        ) : (
          <Link href={url} target="_blank" rel="noopener noreferrer">
            {title}
          </Link>
        )}
        <Text className={styles.note}>{note}</Text>
      </div>
    </TableCell>
  );
}
