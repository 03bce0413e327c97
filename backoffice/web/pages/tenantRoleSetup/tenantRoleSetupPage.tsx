import { Button, Card, makeStyles, SearchBox, Spinner, tokens } from '@fluentui/react-components';
import { useCallback, useDeferredValue, useState } from 'react';
import type { PersonRow } from '../../../api/contract.ts';
import { getPeople, getSettings } from '../../api/backofficeApi.ts';
import { useLoaded } from '../../api/useLoaded.ts';
import { useNotice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { Refused } from '../../parts/refused.tsx';
import { AddPerson } from './addPerson.tsx';
import { PeopleTable } from './peopleTable.tsx';
import { useRoleChange } from './useRoleChange.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  search: { width: '320px', maxWidth: '100%' },
  count: { color: tokens.colorNeutralForeground2, marginRight: 'auto' },
});

/** The people this desk knows, and what each of them may do. */
export function TenantRoleSetupPage() {
  const styles = useStyles();
  const [filter, setFilter] = useState('');
  const query = useDeferredValue(filter.trim());
  const load = useCallback((signal: AbortSignal) => getPeople(query, signal), [query]);
  const { state, reload, update } = useLoaded(load);
  const [notice, tell] = useNotice();
  const people = state.kind === 'ready' ? state.value.people : [];
  const { state: settings } = useLoaded(getSettings);
  const skills = settings.kind === 'ready' ? settings.value.liveChat.skills : [];

  const showChanged = (changed: PersonRow): void => {
    update((shown) => ({ people: shown.people.map((person) => (person.id === changed.id ? changed : person)) }));
  };
  const { savingId, change, changeSkills } = useRoleChange({ tell, showChanged, reload });
  const refresh = async (): Promise<void> => {
    if (await reload()) tell({ intent: 'success', text: 'The list is up to date.' });
  };

  return (
    <Page
      title="Tenant role setup"
      intro="Somebody is in this list once they have signed in or talked to the bot, or when you add their e-mail address."
      notice={notice}
    >
      <div className={styles.bar}>
        <SearchBox
          className={styles.search}
          aria-label="Filter by name or e-mail"
          placeholder="Filter by name or e-mail"
          value={filter}
          onChange={(_event, { value }) => setFilter(value)}
        />
        <output className={styles.count}>{state.kind === 'ready' && countOf(people.length, query)}</output>
        <AddPerson tell={tell} onAdded={reload} />
        <Button onClick={() => void refresh()}>Refresh</Button>
      </div>
      {state.kind === 'loading' && <Spinner label="Loading the people …" />}
      {state.kind === 'refused' && <Refused refusal={state.refusal} onRetry={reload} />}
      {people.length > 0 && (
        <Card>
          <PeopleTable people={people} savingId={savingId} onSet={change} skills={skills} onSetSkills={changeSkills} />
        </Card>
      )}
    </Page>
  );
}

function countOf(count: number, query: string): string {
  if (count === 0) return query === '' ? 'Nobody has come yet.' : `Nobody matches “${query}”.`;
  return count === 1 ? '1 person' : `${String(count)} people`;
}
