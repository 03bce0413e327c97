import { Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import type { Settings } from '../../../settings/settings.ts';
import { getSettings, saveSettings } from '../api/backofficeApi.ts';
import { useLoaded } from '../api/useLoaded.ts';
import type { Notice } from '../parts/notice.tsx';
import { useNotice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Refused } from '../parts/refused.tsx';
import { LiveAgentForm } from './liveAgentForm.tsx';

const CHANGED_IN_BETWEEN: Notice = {
  intent: 'warning',
  text: 'Not saved: somebody else has changed the settings in between. They are shown now; look and try again.',
};

/** Whether customers can ask for a human, and how many chats an agent holds. */
export function LiveAgentPage() {
  const { state, reload, show } = useLoaded(getSettings);
  const [notice, tell] = useNotice();
  const [isSaving, setIsSaving] = useState(false);

  const save = async (settings: Settings, done: string): Promise<'settled' | 'failed'> => {
    setIsSaving(true);
    const result = await saveSettings(settings, state.kind === 'ready' ? state.etag : '');
    const isStale = !result.ok && result.refusal.kind === 'stale';
    if (result.ok) show(result.value, result.etag);
    else if (isStale) await reload();
    setIsSaving(false);
    if (result.ok) tell({ intent: 'success', text: done });
    else tell(isStale ? CHANGED_IN_BETWEEN : { intent: 'error', text: `Not saved. ${result.refusal.message}` });
    return result.ok || isStale ? 'settled' : 'failed';
  };

  return (
    <Page
      title="Live agent"
      intro="Let customers ask for a human, who answers from Teams or from the chat in here."
      notice={notice}
    >
      {state.kind === 'loading' && <Spinner label="Loading the settings …" />}
      {state.kind === 'refused' && <Refused refusal={state.refusal} onRetry={reload} />}
      {state.kind === 'ready' && <LiveAgentForm settings={state.value} isSaving={isSaving} onSave={save} />}
    </Page>
  );
}
