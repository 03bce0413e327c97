import { useState } from 'react';
import type { Settings } from '../../../settings/settings.ts';
import { getSettings, saveSettings } from '../api/backofficeApi.ts';
import type { Loaded } from '../api/useLoaded.ts';
import { useLoaded } from '../api/useLoaded.ts';
import type { Notice, ShownNotice } from '../parts/notice.tsx';
import { useNotice } from '../parts/notice.tsx';

const CHANGED_IN_BETWEEN: Notice = {
  intent: 'warning',
  text: 'Not saved: somebody else has changed the settings in between. They are shown now; look and try again.',
};

/**
 * Saves, and says `done` when it is saved. `settled`: what is shown is what the server has; `failed`: nothing is known
 * to have changed, and trying again makes sense.
 */
export type SaveSettings = (settings: Settings, done: string) => Promise<'settled' | 'failed'>;

/** A form for a part of the settings. */
export interface SettingsFormProps {
  readonly settings: Settings;
  readonly isSaving: boolean;
  readonly onSave: SaveSettings;
}

export interface EditedSettings {
  readonly state: Loaded<Settings>;
  readonly notice: ShownNotice;
  readonly isSaving: boolean;
  readonly reload: () => Promise<boolean>;
  readonly save: SaveSettings;
}

/** The settings as a page shows and saves them; they are saved whole, on top of what was shown. */
export function useSettings(): EditedSettings {
  const { state, reload, show } = useLoaded(getSettings);
  const [notice, tell] = useNotice();
  const [isSaving, setIsSaving] = useState(false);

  const save: SaveSettings = async (settings, done) => {
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

  return { state, notice, isSaving, reload, save };
}
