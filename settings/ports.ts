import type { Version, Versioned } from '../handoff/ports.ts';
import type { Settings } from './settings.ts';

/** One settings document per tenant, with the history of its changes. */
export interface SettingsStore {
  /** `undefined` until somebody saves for the first time. */
  load(tenantId: string): Promise<Versioned<Settings> | undefined>;
  /** `stale` when somebody saved in between; `'new'` expects that nobody has. */
  save(tenantId: string, change: SettingsChange, expected: Version | 'new'): Promise<Version | 'stale'>;
  /** Newest first. */
  history(tenantId: string, limit: number): Promise<readonly SettingsChange[]>;
}

export interface SettingsChange {
  readonly settings: Settings;
  readonly byPersonId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}
