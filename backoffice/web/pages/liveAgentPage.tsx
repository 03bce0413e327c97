import { Spinner } from '@fluentui/react-components';
import { Page } from '../parts/page.tsx';
import { Refused } from '../parts/refused.tsx';
import { LiveAgentForm } from './liveAgentForm.tsx';
import { useSettings } from './useSettings.ts';

/** Whether customers can ask for a human, when, and how many chats an agent holds. */
export function LiveAgentPage() {
  const { state, notice, isSaving, reload, save } = useSettings();
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
