import { Card, makeStyles, Spinner, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { getArticleVotes } from '../../api/backofficeApi.ts';
import { useLoaded } from '../../api/useLoaded.ts';
import { Refused } from '../../parts/refused.tsx';
import { ArticleVotesTable } from './articleVotesTable.tsx';

const useStyles = makeStyles({
  card: {
    padding: tokens.spacingHorizontalXL,
    gap: tokens.spacingVerticalM,
    maxWidth: '860px',
    boxSizing: 'border-box',
  },
  name: { margin: 0 },
  hint: { color: tokens.colorNeutralForeground2 },
});

/** What customers answered to “Did this solve it?”, by article. */
export function ArticleVotesCard() {
  const styles = useStyles();
  const { state, reload } = useLoaded(getArticleVotes);
  return (
    <Card className={styles.card}>
      <Subtitle2 as="h2" className={styles.name}>
        Did it help?
      </Subtitle2>
      <Text className={styles.hint}>
        What customers answered to “Did this solve it?”, for each article and quick answer. Who answered is not kept.
      </Text>
      {state.kind === 'loading' && <Spinner label="Loading the answers …" />}
      {state.kind === 'refused' && <Refused refusal={state.refusal} onRetry={reload} />}
      {state.kind === 'ready' &&
        (state.value.articles.length > 0 ? (
          <ArticleVotesTable articles={state.value.articles} />
        ) : (
          <Text>Nobody has answered yet.</Text>
        ))}
    </Card>
  );
}
