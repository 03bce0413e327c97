import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS, settingsSchema } from '../../../settings/settings.ts';
import { fromRecord, toRecord } from '../../../stores/records/recordType.ts';
import { settingsChangeRecord } from '../../../stores/records/settingsChange.ts';
import { officeHours } from '../../support/data.ts';

const ARTICLE = { title: 'How to print', excerpt: 'On paper.', url: 'https://example.com/print' };

describe('stored settings', () => {
  it('of the version before there were working hours and collections are read with their defaults', () => {
    const { knowledge: _knowledge, ...before } = DEFAULT_SETTINGS;
    const stored = { v: 1, settings: before, byPersonId: 'account:admin', at: 1 };
    assert.deepEqual(fromRecord(settingsChangeRecord, 's1', stored).settings, DEFAULT_SETTINGS);
  });

  it('give back working hours and articles as they were saved', () => {
    const settings = settingsSchema.parse({
      liveChat: { enabled: true, capacity: 1, workingHours: officeHours() },
      knowledge: { google: { enabled: true, articles: { de: [ARTICLE], fr: [] } } },
    });
    const change = { settings, byPersonId: 'account:admin', at: 1 };
    const stored: unknown = JSON.parse(JSON.stringify(toRecord(settingsChangeRecord, change)));
    assert.deepEqual(fromRecord(settingsChangeRecord, 's1', stored), change);
  });
});
