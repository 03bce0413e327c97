import type { LiveChat } from '../handoff/ports.ts';
import type { SettingsStore } from '../settings/ports.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import { TENANT } from './people.ts';

/** The live chat's part of the settings, read when it is asked for: a change counts from the next decision on. */
export function createLiveChat(settings: SettingsStore): LiveChat {
  return {
    async settings() {
      const saved = await settings.load(TENANT);
      return (saved?.value ?? DEFAULT_SETTINGS).liveChat;
    },
  };
}
