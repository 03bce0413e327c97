import { Button, Card, Field, makeStyles, Subtitle2, Switch, Text, tokens } from '@fluentui/react-components';
import { MOST_ARTICLES } from '../../../../settings/knowledge.ts';
import type { Settings } from '../../../../settings/settings.ts';
import type { SettingsFormProps } from '../useSettings.ts';
import { ArticleDialog } from './articleDialog.tsx';
import { ArticleTable } from './articleTable.tsx';
import type { EditedArticle, ListOf } from './collectionEdits.ts';
import { isEdited, listOf, withList, withSwitch } from './collectionEdits.ts';

export interface CollectionCardProps extends SettingsFormProps {
  readonly name: string;
  readonly list: ListOf;
}

const EMPTY: EditedArticle = { title: '', excerpt: '', url: '' };

const useStyles = makeStyles({
  card: { padding: tokens.spacingHorizontalXL, gap: tokens.spacingVerticalM },
  name: { margin: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** One collection: whether customers get it, and what it holds. Every change is saved at once. */
export function CollectionCard({ name, list, settings, isSaving, onSave }: CollectionCardProps) {
  const styles = useStyles();
  const articles = listOf(settings, list);
  const saved = async (next: Settings, done: string): Promise<boolean> =>
    // Ignored rather than disabled, which would take the keyboard's focus away.
    !isSaving && (await onSave(next, done)) === 'settled';
  const change = (next: readonly EditedArticle[], done: string): Promise<boolean> =>
    saved(withList(settings, list, next), done);

  return (
    <Card className={styles.card}>
      <Subtitle2 as="h2" className={styles.name}>
        {name}
      </Subtitle2>
      <Field hint="Customers find its articles behind the desk's own, and open it by its name.">
        <Switch
          label={`Use ${name}`}
          checked={settings.knowledge[list.id].enabled}
          onChange={(_event, { checked }) =>
            void saved(withSwitch(settings, list.id, checked), `Saved: ${name} is ${checked ? 'on' : 'off'}.`)
          }
        />
      </Field>
      {articles.length > 0 ? (
        <ArticleTable label={`Articles of ${name}`} articles={articles} onChange={change} />
      ) : (
        <Text>There is no article in this language, so customers do not see {name} in it.</Text>
      )}
      <div className={styles.buttons}>
        <ArticleDialog
          heading={`Add an article to ${name}`}
          opener={<Button disabled={articles.length >= MOST_ARTICLES}>Add an article</Button>}
          article={EMPTY}
          others={articles}
          onSave={(article) => change([...articles, article], `Added: ${article.title}.`)}
        />
        <Button
          appearance="subtle"
          disabled={!isEdited(settings, list)}
          onClick={() => void saved(withList(settings, list, undefined), `Restored: ${name} is as it comes with Koji.`)}
        >
          Restore the default
        </Button>
      </div>
    </Card>
  );
}
