import type { LiveChat, LiveChatSettings } from '../handoff/ports.ts';
import type { SettingsStore } from '../settings/ports.ts';
import type { Settings } from '../settings/settings.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import { TENANT } from './people.ts';

/** The live chat's part of the settings, read when it is asked for: a change counts from the next decision on. */
export function createLiveChat(settings: SettingsStore): LiveChat {
  return {
    async settings() {
      const saved = await settings.load(TENANT);
      return toLiveChat((saved?.value ?? DEFAULT_SETTINGS).liveChat);
    },
  };
}

const MINUTE_MS = 60_000;

function toLiveChat(settings: Settings['liveChat']): LiveChatSettings {
  return {
    enabled: settings.enabled,
    capacity: settings.capacity,
    stickyMs: settings.stickyMinutes * MINUTE_MS,
    assignment: settings.assignment,
    offerMs: settings.offerSeconds * 1000,
    skills: settings.skills,
    ...(settings.workingHours === undefined ? {} : { workingHours: settings.workingHours }),
    patience: {
      customerAskMs: settings.customerAskMinutes * MINUTE_MS,
      customerCloseMs: settings.customerCloseMinutes * MINUTE_MS,
      agentRemindMs: settings.agentRemindMinutes * MINUTE_MS,
      agentReturnMs: settings.agentReturnMinutes * MINUTE_MS,
    },
  };
}
