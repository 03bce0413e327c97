import { z } from 'zod';
import type { SettingsChange } from '../../settings/ports.ts';
import { settingsSchema } from '../../settings/settings.ts';
import { exactly } from './exactly.ts';
import type { RecordType } from './recordType.ts';

const schema = z.object({ settings: settingsSchema, byPersonId: z.string(), at: z.number() });

export const settingsChangeRecord: RecordType<SettingsChange> = {
  name: 'settings',
  v: 1,
  schema: exactly<SettingsChange>()(schema),
};
