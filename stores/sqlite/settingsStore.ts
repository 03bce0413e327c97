import { z } from 'zod';
import type { SettingsChange, SettingsStore } from '../../settings/ports.ts';
import { fromRecordText, toRecord } from '../records/recordType.ts';
import { settingsChangeRecord } from '../records/settingsChange.ts';
import type { Row } from './database.ts';
import type { DocumentsDeps } from './documents.ts';
import { toVersion } from './documents.ts';

const NEWEST = 'SELECT tenantId, version, body FROM settings WHERE tenantId = ? ORDER BY version DESC LIMIT ?';

// One statement that looks and writes, so that of two admins who save at once only one succeeds.
const SAVE = `
  INSERT INTO settings (tenantId, version, body)
  SELECT ?1, ?2 + 1, ?3
  WHERE ?2 = (SELECT coalesce(max(version), 0) FROM settings WHERE tenantId = ?1)
`;

const settingsRow = z.object({ tenantId: z.string(), version: z.int(), body: z.string() });

/** Each change is a row; the newest is what holds. */
export function createSettingsStore({ database, passOver }: DocumentsDeps): SettingsStore {
  const newest = (tenantId: string, limit: number) => database.all(NEWEST, tenantId, limit);
  return {
    async load(tenantId) {
      const latest = newest(tenantId, 1).map(decode)[0];
      return latest && { value: latest.change.settings, version: toVersion(latest.version) };
    },
    async save(tenantId, change, expected) {
      const changesBefore = expected === 'new' ? 0 : Number(expected);
      const body = JSON.stringify(toRecord(settingsChangeRecord, change));
      const saved = database.run(SAVE, tenantId, changesBefore, body);
      return saved === 0 ? 'stale' : toVersion(changesBefore + 1);
    },
    async history(tenantId, limit) {
      const [latest, ...older] = newest(tenantId, limit);
      // What holds now must be readable; of what held before it is passed over what is not.
      return latest ? [decode(latest), ...passOver(older, decode)].map((each) => each.change) : [];
    },
  };
}

function decode(row: Row): { readonly version: number; readonly change: SettingsChange } {
  const { tenantId, version, body } = settingsRow.parse(row);
  return { version, change: fromRecordText(settingsChangeRecord, `${tenantId}/${String(version)}`, body) };
}
