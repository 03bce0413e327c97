import assert from 'node:assert/strict';
import { COLLECTION_IDS, CURATED } from '../locales/collections.ts';
import { LOCALES } from '../locales/index.ts';
import { officeHours } from './support/data.ts';
import { DEFAULT_SETTINGS, settingsSchema } from '../settings/settings.ts';
import { writtenSettingsSchema } from '../settings/writtenSettings.ts';

const takes = (liveChat: object): boolean =>
  settingsSchema.safeParse({ liveChat: { ...DEFAULT_SETTINGS.liveChat, ...liveChat } }).success;

describe('the settings', () => {
  it('have the live chat off until an admin switches it on', () =>
    assert.equal(DEFAULT_SETTINGS.liveChat.enabled, false));

  it('read what was saved before a setting was added, with its default', () => {
    const read = settingsSchema.parse({ liveChat: { enabled: true, capacity: 2 } });
    assert.deepEqual(read.liveChat, { ...DEFAULT_SETTINGS.liveChat, enabled: true, capacity: 2 });
  });

  it('have everything on at any time and no collection, as before there were such settings', () => {
    const read = settingsSchema.parse({ liveChat: { enabled: true, capacity: 2 } });
    assert.equal('workingHours' in read.liveChat, false);
    const off = { enabled: false, articles: {} };
    assert.deepEqual(read.knowledge, { google: off, microsoft365: off });
  });

  it('take the curated articles, and the office hours of a desk', () => {
    for (const locale of LOCALES) {
      const knowledge = Object.fromEntries(
        COLLECTION_IDS.map((id) => [id, { enabled: true, articles: { [locale]: CURATED[locale][id] } }]),
      );
      assert.deepEqual(writtenSettingsSchema.parse({ ...DEFAULT_SETTINGS, knowledge }).knowledge, knowledge);
    }
    assert.equal(takes({ workingHours: officeHours() }), true);
  });

  it('go on holding the links and titles that were saved before they were refused', () => {
    const articles = { en: [{ title: 'Stop', excerpt: '', url: 'http://jane:pw@example.com/' }] };
    const settings = { ...DEFAULT_SETTINGS, knowledge: { google: { enabled: true, articles } } };
    assert.deepEqual(settingsSchema.parse(settings).knowledge.google.articles, articles);
    assert.equal(writtenSettingsSchema.safeParse(settings).success, false);
    assert.deepEqual(writtenSettingsSchema.parse(DEFAULT_SETTINGS), DEFAULT_SETTINGS);
  });

  it('give nobody up before they were asked', () => {
    assert.equal(takes({ customerAskMinutes: 15, customerCloseMinutes: 15 }), false);
    assert.equal(takes({ agentRemindMinutes: 10, agentReturnMinutes: 9 }), false);
    assert.equal(takes({ agentRemindMinutes: 9, agentReturnMinutes: 10 }), true);
  });

  it('connect customers at once unless agents are to be asked first, and take a time for the answer', () => {
    const { assignment, offerSeconds, skills } = DEFAULT_SETTINGS.liveChat;
    assert.deepEqual([assignment, offerSeconds, skills], ['auto', 120, []]);
    assert.equal(takes({ assignment: 'offer', offerSeconds: 10 }), true);
    assert.equal(takes({ assignment: 'later' }), false);
    assert.equal(takes({ offerSeconds: 9 }), false);
  });

  it('take skills by name, none of them twice', () => {
    assert.equal(takes({ skills: ['Payroll', 'Printers'] }), true);
    for (const skills of [['Payroll', ' payroll'], [''], ['x'.repeat(41)], Array.from({ length: 13 }, String)])
      assert.equal(takes({ skills }), false, String(skills));
  });

  it('refuse what they do not know', () => assert.equal(takes({ colour: 'blue' }), false));
});
