import { Field, makeStyles, Select, Spinner, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { COLLECTION_IDS } from '../../../../locales/collections.ts';
import type { Locale } from '../../../../locales/locale.ts';
import { LOCALES } from '../../../../locales/locale.ts';
import { Page } from '../../parts/page.tsx';
import { Refused } from '../../parts/refused.tsx';
import type { SettingsFormProps } from '../useSettings.ts';
import { useSettings } from '../useSettings.ts';
import { ArticleVotesCard } from './articleVotesCard.tsx';
import { CollectionCard } from './collectionCard.tsx';
import { SOURCE_NAMES } from './sourceNames.ts';

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language' });

const useStyles = makeStyles({
  cards: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '860px' },
  language: { maxWidth: '320px' },
});

/** What customers are shown to help themselves: edited by who may, and whether it helped. */
export function KnowledgePage({ mayEdit }: { readonly mayEdit: boolean }) {
  if (mayEdit) return <EditedKnowledge />;
  return (
    <Page title="Knowledge" intro="What customers are shown to help themselves, and whether it helped.">
      <ArticleVotesCard />
    </Page>
  );
}

/** Collections of public help pages: switched on or off, and changed. */
function EditedKnowledge() {
  const { state, notice, isSaving, reload, save } = useSettings();
  return (
    <Page
      title="Knowledge"
      intro="Short collections of public help pages, beside the knowledge base of the service desk. Whether their links still lead somewhere is not checked. At the end stands what helped."
      notice={notice}
    >
      {state.kind === 'loading' && <Spinner label="Loading the settings …" />}
      {state.kind === 'refused' && <Refused refusal={state.refusal} onRetry={reload} />}
      {state.kind === 'ready' && <CollectionCards settings={state.value} isSaving={isSaving} onSave={save} />}
      <ArticleVotesCard />
    </Page>
  );
}

function CollectionCards(props: SettingsFormProps) {
  const styles = useStyles();
  const [locale, setLocale] = useState<Locale>('en');
  const choose = (value: string): void => setLocale(LOCALES.find((each) => each === value) ?? locale);
  return (
    <div className={styles.cards}>
      <Field
        className={styles.language}
        label="Articles for customers who speak"
        hint="Each language has its own list."
      >
        <Select value={locale} onChange={(_event, { value }) => choose(value)}>
          {LOCALES.map((each) => (
            <option key={each} value={each}>
              {LANGUAGES.of(each)}
            </option>
          ))}
        </Select>
      </Field>
      {COLLECTION_IDS.map((id) => (
        <CollectionCard key={id} name={SOURCE_NAMES[id]} list={{ id, locale }} {...props} />
      ))}
    </div>
  );
}
