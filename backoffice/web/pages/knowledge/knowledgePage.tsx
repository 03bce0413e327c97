import { Field, makeStyles, Select, Spinner, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CollectionId } from '../../../../locales/collections.ts';
import { COLLECTION_IDS } from '../../../../locales/collections.ts';
import type { Locale } from '../../../../locales/locale.ts';
import { LOCALES } from '../../../../locales/locale.ts';
import { Page } from '../../parts/page.tsx';
import { Refused } from '../../parts/refused.tsx';
import type { SettingsFormProps } from '../useSettings.ts';
import { useSettings } from '../useSettings.ts';
import { CollectionCard } from './collectionCard.tsx';

const NAME_OF: Readonly<Record<CollectionId, string>> = {
  google: 'Google support',
  microsoft365: 'Microsoft 365 support',
};
const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language' });

const useStyles = makeStyles({
  cards: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '860px' },
  language: { maxWidth: '320px' },
});

/** Collections of public help pages: switched on or off, and edited. */
export function KnowledgePage() {
  const { state, notice, isSaving, reload, save } = useSettings();
  return (
    <Page
      title="Knowledge"
      intro="Short collections of public help pages, beside the knowledge base of the service desk. Whether their links still lead somewhere is not checked."
      notice={notice}
    >
      {state.kind === 'loading' && <Spinner label="Loading the settings …" />}
      {state.kind === 'refused' && <Refused refusal={state.refusal} onRetry={reload} />}
      {state.kind === 'ready' && <CollectionCards settings={state.value} isSaving={isSaving} onSave={save} />}
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
        <CollectionCard key={id} name={NAME_OF[id]} list={{ id, locale }} {...props} />
      ))}
    </div>
  );
}
